import Indicators
import Probability

/// Draws of the periods that are left of a year.
struct YearPaths {
  /// What was added to the notes.
  private(set) var notes: [LocalizedText] = []
  private let known: Double
  /// The values by step and draw.
  private var columns: [[Double]]
  private let hasMean: Bool

  /// Draws the steps of a forecast; `known` is what the year has already.
  init(_ forecast: Forecast, known: Double) {
    self.known = known
    hasMean = forecast.margins.allSatisfy(\.mean.isFinite)
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "year-end")
    columns = PathMaker(forecast).columns(draws: 0..<YearEnd.draws, of: stream)
  }

  /// What is known and all steps, by draw.
  private var totals: [Double] {
    var sums = [Double](repeating: known, count: columns.first?.count ?? 0)
    for column in columns { Self.add(column, to: &sums) }
    return sums
  }

  private static func add(_ column: [Double], to sums: inout [Double]) {
    for index in sums.indices { sums[index] += column[index] }
  }

  /// Weighs the total of the paths against a distribution of the whole year, by precision.
  ///
  /// Both are taken as independent views of the same total; what moves the total moves each period
  /// in proportion to its covariance with the total: the reconciliation of S. L. Wickramasuriya et
  /// al. (2019) for one sum whose parts and whole have uncorrelated errors.
  mutating func weigh(_ annual: any Distribution) {
    let totals = totals
    let count = Double(max(1, totals.count))
    let mean = totals.reduce(0, +) / count
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let spread = (annual.quantile(0.8413) - annual.quantile(0.1587)) / 2
    guard variance > 0, spread.isFinite else { return }
    let gain = variance / (variance + spread * spread)
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "year-end, annual view")
    let views = stream.draws(of: annual, count: totals.count)
    let moves = zip(views, totals).map { gain * (max($0, known) - $1) }
    for step in columns.indices {
      let share =
        zip(columns[step], totals).reduce(0) { $0 + $1.0 * ($1.1 - mean) } / count / variance
      for index in moves.indices { columns[step][index] += share * moves[index] }
    }
    let percent = Int((gain * 100).rounded())
    notes.append(
      LocalizedText(
        ko: "올해 실적의 흐름과 지난해까지의 연간 추세를 \(100 - percent) 대 \(percent)로 가중하였습니다.",
        en: "This year's course and the trend of past years weigh \(100 - percent) to \(percent)."))
  }

  /// The distribution of the figure after each period that is left, or of the last one alone.
  func running(of measure: Measure, support: Support, course: Bool) -> [any Distribution] {
    var sums = [Double](repeating: known, count: columns.first?.count ?? 0)
    var result: [any Distribution] = []
    for (step, column) in columns.enumerated() {
      let values = support == .real ? column : column.map(support.clamped)
      if measure == .flow { Self.add(values, to: &sums) } else { sums = values }
      if course || step == columns.count - 1 {
        result.append(Margin.sample(sums, hasMean: hasMean))
      }
    }
    return result
  }
}
