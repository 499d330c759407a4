/// How often outcomes fell where a method said they would.
public struct BacktestCalibration: Sendable, Hashable {
  /// A level and the share of outcomes inside the central interval of that level.
  public struct Point: Sendable, Hashable {
    /// The probability the interval was said to have.
    public let nominal: Double
    /// The share of outcomes inside.
    public let observed: Double
  }

  /// The method.
  public let method: String
  /// How many outcomes were counted.
  public let cases: Int
  /// The share of outcomes inside central intervals of 5, 10, …, 95 and 99%.
  public let reliability: [Point]
  /// The share of outcomes in each tenth of the predictive distribution; 0.1 each where it is right.
  public let histogram: [Double]

  /// The levels at which reliability is counted.
  public static let levels = (1...19).map { Double($0) / 20 } + [0.99]

  /// Counts a method's cases.
  ///
  /// For whole numbers, an outcome is spread evenly over its stretch of the distribution, as in
  /// C. Czado, T. Gneiting and L. Held (2009), *Biometrics* 65, 1254–1261.
  public init(method: String, cases: [BacktestCase]) {
    let transforms = cases.map(\.transform)
    let count = Double(max(1, transforms.count))
    self.method = method
    self.cases = transforms.count
    func share(_ from: Double, _ to: Double) -> Double {
      transforms.reduce(0) { $0 + Self.overlap($1, from, to) } / count
    }
    reliability = Self.levels.map {
      Point(nominal: $0, observed: share((1 - $0) / 2, (1 + $0) / 2))
    }
    histogram = (0..<10).map { share(Double($0) / 10, Double($0 + 1) / 10) }
  }

  /// The share of a transform's range inside (from, to]; a range without width is a point.
  private static func overlap(
    _ range: ClosedRange<Double>, _ from: Double, _ to: Double
  ) -> Double {
    let width = range.upperBound - range.lowerBound
    guard width > 1e-12 else {
      let point = range.upperBound
      return (point > from || from <= 0) && point <= to ? 1 : 0
    }
    let inside = min(range.upperBound, to) - max(range.lowerBound, from)
    return min(1, max(0, inside) / width)
  }
}

extension Backtest {
  /// One calibration per method.
  public var calibrations: [BacktestCalibration] {
    methods.map { BacktestCalibration(method: $0, cases: cases.filter(of: $0)) }
  }
}
