import Indicators

/// Seasonal-trend decomposition by loess with any number of seasons, and a method for the rest (`mstl`).
///
/// Each season is found by STL with the others taken out, in two rounds; the seasonally adjusted series
/// is forecast by a method without season, and the last cycle of each season is put back. K. Bandara,
/// R. J. Hyndman and C. Bergmeir (2022), *International Journal of Operational Research*,
/// <https://arxiv.org/abs/2107.13462>; as `mstl()` of R's forecast package.
public struct MSTL: ForecastMethod {
  /// The method for the seasonally adjusted series.
  public let trend: any ForecastMethod
  /// The seasons, ascending; nil for the history's own.
  public let seasons: [Int]?
  /// Whether outliers lose their weight in the decomposition.
  public let isRobust: Bool

  /// Makes the method.
  public init(
    trend: any ForecastMethod = DynamicOptimizedTheta(), seasons: [Int]? = nil,
    isRobust: Bool = false
  ) {
    self.trend = trend
    self.seasons = seasons.map { Array(Set($0)).sorted() }
    self.isRobust = isRobust
  }

  /// `mstl`.
  public var name: String { "mstl" }
  /// As the method for the adjusted series.
  public var minimumObservations: Int { trend.minimumObservations }

  /// Decomposes by every season of which there are more than two, and fits the trend method.
  ///
  /// - Throws: as the trend method.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedMSTL {
    try requireEnough(input)
    let usable = (seasons ?? [input.seasonLength])
      .filter { $0 > 1 && input.values.count > 2 * $0 }
    let decomposition = usable.isEmpty ? nil : decompose(input, usable)
    let adjusted = try ForecastInput(
      values: decomposition?.adjusted(input.values) ?? input.values, start: input.start)
    return FittedMSTL(
      method: name, input: input, base: try trend.fit(adjusted), decomposition: decomposition)
  }

  /// R's `mstl()`: seasonal windows 11, 15, 19, …; two rounds where there are several seasons.
  private func decompose(_ input: ForecastInput, _ seasons: [Int]) -> MultipleSeasons {
    let (filled, bridged) = ClassicalDecomposition.bridging(input.values)
    var rest = filled
    var parts = seasons.map { _ in [Double](repeating: 0, count: filled.count) }
    for _ in 0..<(seasons.count > 1 ? 2 : 1) {
      for (k, season) in seasons.enumerated() {
        for i in rest.indices { rest[i] += parts[k][i] }
        let stl = STL(period: season, seasonalWindow: 11 + 4 * k, isRobust: isRobust)
        guard let part = stl.decompose(rest)?.seasonal else { continue }
        parts[k] = part
        for i in rest.indices { rest[i] -= part[i] }
      }
    }
    let leverage = seasons.enumerated().reduce(0.0) { sum, pair in
      let stl = STL(period: pair.element, seasonalWindow: 11 + 4 * pair.offset)
      return sum + stl.seasonalLeverage(count: filled.count)
    }
    return MultipleSeasons(
      seasons: seasons, parts: parts, bridged: bridged, leverage: min(0.8, leverage))
  }
}

/// The seasons of a history and what is left without them.
public struct MultipleSeasons: Sendable {
  /// The season lengths, ascending.
  public let seasons: [Int]
  /// The component of each season at each entry.
  public let parts: [[Double]]
  /// How many gaps were bridged by a straight line for the decomposition.
  public let bridged: Int
  /// The squared weight of the newest value in its own seasonal index.
  let leverage: Double

  /// The sum of the components at an entry; beyond the history the last cycle of each comes again.
  public func index(at entry: Int) -> Double { index(at: entry, known: parts.first?.count ?? 0) }

  /// The same where only the first `known` entries count as history; the first cycle stays.
  func index(at entry: Int, known: Int) -> Double {
    var sum = 0.0
    for (season, part) in zip(seasons, parts) {
      let history = min(max(known, season), part.count)
      let beyond = entry - history
      sum += part[beyond < 0 ? entry : history - season + beyond % season]
    }
    return sum
  }

  /// The history without its seasons; gaps stay gaps.
  func adjusted(_ values: [Double?]) -> [Double?] {
    values.enumerated().map { index, value in value.map { $0 - self.index(at: index) } }
  }
}
