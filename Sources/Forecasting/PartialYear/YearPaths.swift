import Indicators
import Probability

/// Draws of the periods that are left of a year.
struct YearPaths {
  /// What was added to the notes.
  private(set) var notes: [LocalizedText] = []
  private let known: Double
  private var rows: [[Double]]
  private let hasMean: Bool

  /// Draws the steps of a forecast; `known` is what the year has already.
  init(_ forecast: Forecast, known: Double) {
    self.known = known
    hasMean = forecast.margins.allSatisfy(\.mean.isFinite)
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "year-end")
    rows = forecast.paths(count: YearEnd.draws, stream: stream)
  }

  /// Weighs the total of the paths against a distribution of the whole year, by precision.
  ///
  /// Both are taken as independent views of the same total; what moves the total moves each period
  /// in proportion to its covariance with the total: the reconciliation of S. L. Wickramasuriya et
  /// al. (2019) for one sum whose parts and whole have uncorrelated errors.
  mutating func weigh(_ annual: any Distribution) {
    let totals = rows.map { $0.reduce(known, +) }
    let mean = totals.reduce(0, +) / Double(max(1, totals.count))
    let variance =
      totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, totals.count))
    let spread = (annual.quantile(0.8413) - annual.quantile(0.1587)) / 2
    guard variance > 0, spread.isFinite, let first = rows.first else { return }
    let gain = variance / (variance + spread * spread)
    let shares = first.indices.map { step in
      zip(rows, totals).reduce(0) { $0 + $1.0[step] * ($1.1 - mean) }
        / Double(rows.count) / variance
    }
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "year-end, annual view")
    let views = stream.draws(of: annual, count: rows.count)
    for index in rows.indices {
      let move = gain * (max(views[index], known) - totals[index])
      for step in shares.indices { rows[index][step] += shares[step] * move }
    }
    let percent = Int((gain * 100).rounded())
    notes.append(
      LocalizedText(
        ko: "올해 실적의 흐름과 지난해까지의 연간 추세를 \(100 - percent) 대 \(percent)로 가중하였습니다.",
        en: "This year's course and the trend of past years weigh \(100 - percent) to \(percent)."))
  }

  /// The distribution of the figure after each period that is left.
  func running(of measure: Measure, support: Support) -> [any Distribution] {
    guard let steps = rows.first?.count else { return [] }
    var sums = [Double](repeating: known, count: rows.count)
    return (0..<steps).map { step in
      for index in rows.indices {
        let value = support.clamped(rows[index][step])
        sums[index] = measure == .flow ? sums[index] + value : value
      }
      return Margin.sample(sums, hasMean: hasMean)
    }
  }
}
