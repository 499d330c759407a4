/// 단계별(구간) 평가: points by band of the achievement rate.
public struct StageTable: Hashable, Sendable {
  /// One band: its points hold from its rate on, up to the next band.
  public struct Stage: Hashable, Sendable {
    /// The lowest achievement rate of the band, in percent.
    public let from: Double
    /// Points, 0 to 100.
    public let points: Double

    /// Makes a band.
    public init(from: Double, points: Double) {
      self.from = from
      self.points = points
    }
  }
  /// Bands from the highest rate to the lowest; the last one takes every lower rate.
  public let stages: [Stage]

  /// Tens from 100% (×1.0) down to below 60% (×0.5): the factors were read, the bounds are a default.
  public static let standard = StageTable(
    unchecked: [100, 90, 80, 70, 60].map { Stage(from: $0, points: $0) }
      + [Stage(from: 0, points: 50)])

  private init(unchecked stages: [Stage]) {
    self.stages = stages
  }

  /// Makes a table; nil where there is no band, or rates or points do not fall from band to band.
  public init?(_ stages: [Stage]) {
    guard !stages.isEmpty,
      stages.allSatisfy({ $0.from.isFinite && (0...1000).contains($0.points) }),
      zip(stages, stages.dropFirst()).allSatisfy({ $0.from > $1.from && $0.points >= $1.points })
    else { return nil }
    self.stages = stages
  }

  /// Reads `100:100 90:90 0:50`, rate and points of each band.
  public init?(parsing text: String) {
    let pairs = RuleText.pairs(text) ?? []
    let stages = pairs.compactMap { name, points in
      RuleText.number(name).map { Stage(from: $0, points: points) }
    }
    guard stages.count == pairs.count else { return nil }
    self.init(stages)
  }

  /// The points of a rate; a rate within 10⁻⁹ of a band's lower end is inside it.
  public func points(_ rate: Double) -> Double {
    (stages.first { rate >= $0.from - 1e-9 } ?? stages.last)?.points ?? 0
  }

  /// The lowest rate that has at least these points; nil where none has.
  public func rate(for points: Double) -> Double? {
    guard let stage = stages.last(where: { $0.points >= points - 1e-9 }) else { return nil }
    return stage == stages.last ? max(0, min(stage.from, 0)) : stage.from
  }
}
