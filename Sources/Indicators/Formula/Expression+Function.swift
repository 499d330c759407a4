extension Expression.Function {
  /// How many arguments the function takes.
  public var arity: ClosedRange<Int> {
    switch self {
    case .min, .max: 2...1_000
    case .abs, .exp, .log, .sqrt, .sin, .cos, .floor, .ceil, .cumsum, .total, .mean: 1...1
    case .round: 1...2
    case .clamp, .lag: 3...3
    case .prev: 2...2
    }
  }

  /// The function as its use is written.
  public var usage: String {
    switch self {
    case .min, .max: "\(rawValue)(a, b, …)"
    case .round: "round(x) / round(x, digits)"
    case .clamp: "clamp(x, low, high)"
    case .prev: "prev(x, first)"
    case .lag: "lag(x, n, first)"
    default: "\(rawValue)(x)"
    }
  }

  /// Whether the value depends on other periods than the present one.
  public var spansPeriods: Bool {
    switch self {
    case .prev, .lag, .cumsum, .total, .mean: true
    default: false
    }
  }

  /// The finer periods that `total(x[2019])` and `mean(x[2019])` are over, in a model whose periods
  /// are finer than the one named; nil for other functions and periods.
  public func parts(of period: Period, in periods: ClosedRange<Period>) -> ClosedRange<Period>? {
    guard self == .total || self == .mean else { return nil }
    return period.subperiods(of: periods.lowerBound.frequency)
  }

  /// Names of other languages with the function that does the same here.
  static let synonyms: [String: String] = [
    "ln": "log", "average": "mean", "avg": "mean", "sum": "total", "roundup": "ceil",
    "rounddown": "floor", "ceiling": "ceil", "int": "floor", "trunc": "floor", "fabs": "abs",
    "pow": "^", "power": "^", "previous": "prev", "iif": "if", "평균": "mean", "합계": "total",
    "최대": "max", "최소": "min",
  ]
}
