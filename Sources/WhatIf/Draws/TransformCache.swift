import Probability
import Synchronization

/// The transforms of a model's distributions, worked out once and kept for later runs.
final class TransformCache: Sendable {
  /// What a transform belongs to.
  struct Key: Hashable {
    let driver: String
    let step: Int
    /// The distribution a scenario writes; nil for the declared one.
    let text: String?
  }

  private static let most = 4_096
  private let known = Mutex<[Key: ScoreTransform]>([:])

  /// The transform of a distribution, made where it is not known yet.
  func transform(_ key: Key, _ distribution: any Distribution) -> ScoreTransform {
    if let found = known.withLock({ $0[key] }) { return found }
    let transform = ScoreTransform(distribution)
    known.withLock { known in
      if known.count >= Self.most { known.removeAll() }
      known[key] = transform
    }
    return transform
  }
}
