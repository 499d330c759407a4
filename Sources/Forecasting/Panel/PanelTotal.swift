import Indicators
import Probability

/// The weighted sum of the members of a panel, drawn with their common shocks.
struct PanelTotal {
  /// A member that can be counted, with what it is multiplied by.
  struct Term {
    let id: String
    let weight: Double
    let forecast: Forecast
  }

  private let terms: [Term]
  private let correlation: Double
  /// The periods that all members forecast.
  let periods: [Period]
  private let first: Period
  private let span: Int

  /// How many draws make a total.
  static let draws = 20_000
  private static let seed: UInt64 = 20_180_101

  /// Reads the terms, in any order.
  init(_ terms: [Term], correlation: Double) {
    self.terms = terms.sorted { ($0.id, $0.weight) < ($1.id, $1.weight) }
    self.correlation = correlation
    periods = terms.dropFirst().reduce(terms.first?.forecast.periods ?? []) { kept, term in
      kept.filter(term.forecast.periods.contains)
    }
    let all = terms.flatMap(\.forecast.periods)
    first = all.min() ?? .year(0)
    span = all.isEmpty ? 0 : (all.max()?.ordinal ?? 0) - first.ordinal + 1
  }

  /// Whether every term has a mean in every period.
  var hasMean: Bool {
    terms.allSatisfy { $0.forecast.margins.allSatisfy(\.mean.isFinite) }
  }

  /// Draws of the sum: one row per period.
  func sums() -> [[Double]] {
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: Self.draws), count: periods.count)
    guard !periods.isEmpty else { return sums }
    let common = Self.scores("panel", span)
    var names: [String: Int] = [:]
    for term in terms {
      names[term.id, default: 0] += 1
      let twin = names[term.id] ?? 1
      let stream = "panel \(term.id)" + (twin > 1 ? " \(twin)" : "")
      add(term, Self.scores(stream, term.forecast.horizon), common, to: &sums)
    }
    return sums
  }

  /// Adds a term's paths and their mirror images, whose scores are in part those of all members.
  private func add(
    _ term: Term, _ own: [[Double]], _ common: [[Double]], to sums: inout [[Double]]
  ) {
    let (shared, rest) = (correlation.squareRoot(), (1 - correlation).squareRoot())
    let later = (term.forecast.periods.first ?? first).ordinal - first.ordinal
    let skip = (periods.first ?? first).ordinal - first.ordinal - later
    let maker = PathMaker(term.forecast)
    for (draw, scores) in own.enumerated() {
      let mixed = scores.enumerated().map { shared * common[draw][later + $0] + rest * $1 }
      let (path, mirror) = (maker.path(scores: mixed), maker.path(scores: mixed.map { -$0 }))
      for step in periods.indices {
        sums[step][2 * draw] += term.weight * path[skip + step]
        sums[step][2 * draw + 1] += term.weight * mirror[skip + step]
      }
    }
  }

  /// Independent normal scores, one row per pair of draws.
  private static func scores(_ name: String, _ steps: Int) -> [[Double]] {
    let stream = RandomStream(seed: seed, name: name)
    var all = [Double](repeating: 0, count: steps * draws / 2)
    stream.fillNormals(&all, from: 0)
    return (0..<(draws / 2)).map { Array(all[($0 * steps)..<(($0 + 1) * steps)]) }
  }
}
