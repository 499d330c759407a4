import Foundation

/// How a season acts on a level.
public enum SeasonalForm: String, Sendable, Hashable {
  /// The value is the level times an index around 1.
  case multiplicative
  /// The value is the level plus an index around 0.
  case additive
}

/// Classical decomposition: seasonal indices by centred moving averages.
///
/// As R's `decompose`: the trend is a centred moving average over one season (2 × m for even m), the
/// indices are the means of value over trend (value minus trend), scaled to mean 1 (0). W. M. Persons
/// (1919), *Review of Economics and Statistics* 1, 5–107.
public struct ClassicalDecomposition: Sendable {
  /// The index of each position in the season, position 0 being the first entry.
  public let indices: [Double]
  /// How the season acts.
  public let form: SeasonalForm
  /// How many gaps were bridged by a straight line to compute the moving average.
  public let bridged: Int

  /// Decomposes a history; multiplicatively where all values are above 0, unless a form is asked for.
  ///
  /// Nil where there are fewer than two full seasons, where the indices come too close to 0 for a
  /// division, or the season is 1.
  public init?(_ values: [Double?], season: Int, form wanted: SeasonalForm? = nil) {
    guard season > 1, values.count >= 2 * season else { return nil }
    let (filled, bridged) = Self.bridging(values)
    let form = wanted ?? (filled.allSatisfy { $0 > 0 } ? .multiplicative : .additive)
    let trend = Self.movingAverage(filled, season)
    var sums = [Double](repeating: 0, count: season)
    var counts = [Double](repeating: 0, count: season)
    for (index, level) in trend.enumerated() {
      guard let level, let value = values[index] else { continue }
      sums[index % season] += form == .multiplicative ? value / level : value - level
      counts[index % season] += 1
    }
    guard counts.allSatisfy({ $0 > 0 }) else { return nil }
    let means = zip(sums, counts).map { $0 / $1 }
    let centre = means.reduce(0, +) / Double(season)
    let indices = means.map { form == .multiplicative ? $0 / centre : $0 - centre }
    guard indices.allSatisfy(\.isFinite) else { return nil }
    if form == .multiplicative, indices.contains(where: { $0 < 1e-4 }) { return nil }
    self.indices = indices
    self.form = form
    self.bridged = bridged
  }

  /// The index of an entry, counted from the first one, beyond the history too.
  public func index(at entry: Int) -> Double { indices[entry % indices.count] }

  /// The history without its season.
  public func adjusted(_ values: [Double?]) -> [Double?] {
    values.enumerated().map { index, value in
      value.map {
        form == .multiplicative ? $0 / self.index(at: index) : $0 - self.index(at: index)
      }
    }
  }

  /// The value with its season put back.
  public func seasoned(_ value: Double, at entry: Int) -> Double {
    form == .multiplicative ? value * index(at: entry) : value + index(at: entry)
  }

  /// Straight lines across gaps; both ends of a history are observed.
  static func bridging(_ values: [Double?]) -> (values: [Double], count: Int) {
    var filled: [Double] = []
    filled.reserveCapacity(values.count)
    var bridged = 0
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let missing = index - filled.count
      if missing > 0, let before = filled.last {
        let slope = (value - before) / Double(missing + 1)
        for step in 1...missing { filled.append(before + slope * Double(step)) }
        bridged += missing
      }
      filled.append(value)
    }
    return (filled, bridged)
  }

  /// The centred moving average over one season; nil within half a season of either end.
  static func movingAverage(_ values: [Double], _ season: Int) -> [Double?] {
    let n = values.count
    let half = season / 2
    var result = [Double?](repeating: nil, count: n)
    guard n > 2 * half else { return result }
    let even = season % 2 == 0
    var sum = values[0..<season].reduce(0, +)
    for centre in half..<(n - half) {
      if even {
        let ends = (values[centre - half], values[centre + half])
        result[centre] = (sum + (ends.1 - ends.0) / 2) / Double(season)
        sum += ends.1 - ends.0
      } else {
        result[centre] = sum / Double(season)
        if centre + half + 1 < n { sum += values[centre + half + 1] - values[centre - half] }
      }
    }
    return result
  }
}
