import Indicators
import Probability

/// Draws of the periods that are left of a year.
struct YearPaths {
  /// What was added to the notes.
  private(set) var notes: [LocalizedText] = []
  /// The sum of what is known.
  private let known: Double
  private let knownCount: Int
  private let figure: YearFigure
  /// The values by step and draw.
  private var columns: [[Double]]
  private let hasMean: Bool

  /// Draws the steps of a forecast; `known` is what the year has already.
  init(_ forecast: Forecast, known: [Double], figure: YearFigure) {
    self.known = figure.countsAll ? known.reduce(0, +) : 0
    knownCount = known.count
    self.figure = figure
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

  /// Weighs the total of the paths against a distribution of the year's figure, by precision.
  ///
  /// Both are taken as independent views of the same total; what moves the total moves each period
  /// in proportion to its covariance with the total: the reconciliation of S. L. Wickramasuriya et
  /// al. (2019) for one sum whose parts and whole have uncorrelated errors.
  mutating func weigh(_ annual: any Distribution) {
    let totals = totals
    let count = Double(max(1, totals.count))
    let mean = totals.reduce(0, +) / count
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    // Of a mean the total is a multiple.
    let periods = figure == .mean ? Double(knownCount + columns.count) : 1
    let spread = periods * (annual.quantile(0.8413) - annual.quantile(0.1587)) / 2
    guard variance > 0, spread.isFinite else { return }
    let gain = variance / (variance + spread * spread)
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "year-end, annual view")
    let views = stream.draws(of: annual, count: totals.count)
    let moves = zip(views, totals).map { gain * (max(periods * $0, known) - $1) }
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
  func running(support: Support, course: Bool) -> [any Distribution] {
    var sums = [Double](repeating: known, count: columns.first?.count ?? 0)
    var result: [any Distribution] = []
    for (step, column) in columns.enumerated() {
      let values = support == .real ? column : column.map(support.clamped)
      if figure.countsAll { Self.add(values, to: &sums) } else { sums = values }
      if course || step == columns.count - 1 {
        let periods = Double(knownCount + step + 1)
        let values = figure == .mean ? sums.map { $0 / periods } : sums
        result.append(Margin.sample(values, hasMean: hasMean))
      }
    }
    return result
  }
}
