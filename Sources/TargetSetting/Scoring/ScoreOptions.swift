public import Indicators

/// What to do with fewer than five years of results in 편차 and 추세치.
public enum ShortHistoryPolicy: Hashable, Sendable {
  /// Use what there is, from `minimum` results (at least 3), and say so; below that, 비율.
  case useAvailable(minimum: Int)
  /// Use 비율 instead, and say so.
  case ratio
}

/// The choices that a method leaves open.
public struct ScoreOptions: Hashable, Sendable {
  /// The values results can take: best and floor are held inside, and a note says so.
  public var bounds: Support
  /// 도전율 s: the reference is multiplied by 1 + s (하향 1 − s) before best and floor are built.
  public var stretch: Double
  /// What to do with fewer than five years.
  public var shortHistory: ShortHistoryPolicy
  /// The target of 달성률; nil for the reference (기준치), with a note.
  public var target: Double?

  /// Makes options; the defaults are those of `MethodRules`.
  public init(
    bounds: Support = .real, stretch: Double = 0,
    shortHistory: ShortHistoryPolicy = MethodRules.shortHistory, target: Double? = nil
  ) {
    self.bounds = bounds
    self.stretch = stretch
    self.shortHistory = shortHistory
    self.target = target
  }
}
