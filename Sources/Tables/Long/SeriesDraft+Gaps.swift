import Indicators

extension SeriesDraft {
  /// How many missing periods are named.
  private static let mostNamed = 3

  /// Tells periods inside the series that have no value, and values that stand only every few periods.
  static func gapFinding(_ id: String, _ periods: [Period], _ place: Place) -> Finding? {
    guard let first = periods.first, let last = periods.last,
      last.ordinal - first.ordinal + 1 > periods.count
    else { return nil }
    let steps = zip(periods, periods.dropFirst()).map { $1.ordinal - $0.ordinal }
    let step = steps.reduce(0, greatestCommonDivisor)
    if step > 1, periods.count >= 3 {
      return LongFindings.everyFewPeriods(
        id, step, last, coarser: coarser(last, every: step), place)
    }
    let count = steps.reduce(0) { $0 + $1 - 1 }
    let missing = zip(periods, steps).lazy.flatMap { period, step in
      (1..<max(step, 1)).lazy.map { period + $0 }
    }
    return LongFindings.gaps(id, Array(missing.prefix(mostNamed)), count, place)
  }

  /// The longer period that a value every `step` periods belongs to; nil where there is none of that length.
  private static func coarser(_ period: Period, every step: Int) -> Period? {
    guard let year = period.year, step <= period.frequency.periodsPerYear else { return nil }
    let part = (period.positionInYear - 1) / step + 1
    switch (period.frequency, period.frequency.periodsPerYear / step) {
    case (.year, _), (.day, _), (.step, _): return nil
    case (_, 1): return .year(year)
    case (.month, 2), (.quarter, 2): return .half(year, part)
    case (.month, 4): return .quarter(year, part)
    default: return nil
    }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
