/// A single value, certain.
public struct Degenerate: Distribution, Equatable {
  /// The value.
  public let point: Double

  /// - Throws: `invalidParameter` unless the value is finite.
  public init(_ point: Double) throws(ProbabilityError) {
    try require(true, "point", "value", point, .finite)
    self.point = point
  }

  /// The finite number nearest to `value`, and 0 for NaN: for computed values, where a mistake must
  /// not stop a run.
  public init(nearest value: Double) {
    let huge = Double.greatestFiniteMagnitude
    point = value.isNaN ? 0 : min(max(value, -huge), huge)
  }

  /// The value.
  public var mean: Double { point }
  /// Zero.
  public var variance: Double { 0 }
  /// The value alone.
  public var support: ClosedRange<Double> { point...point }
  /// True.
  public var isDiscrete: Bool { true }
  /// 1 at the value, 0 elsewhere.
  public func density(_ x: Double) -> Double { x.isNaN ? x : x == point ? 1 : 0 }
  /// 1 from the value on.
  public func cumulative(_ x: Double) -> Double { x.isNaN ? x : x >= point ? 1 : 0 }
  /// 1 below the value.
  public func survival(_ x: Double) -> Double { x.isNaN ? x : x < point ? 1 : 0 }
  /// The value at every probability.
  public func quantile(_ p: Double) -> Double { quantileAtEdge(p) ?? point }
  /// The number itself.
  public var label: String { shortNumber(point) }
}
