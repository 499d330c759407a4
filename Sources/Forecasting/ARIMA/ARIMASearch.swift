/// The stepwise search of the automatic choice.
///
/// R. J. Hyndman and Y. Khandakar (2008), *Journal of Statistical Software* 27(3), as `auto.arima()` of
/// R's forecast package walks it, with the exact likelihood of every model; then the neighbours of the
/// best few, so that a path that ended early goes on.
final class ARIMASearch {
  private struct Key: Hashable {
    let p, q, seasonalP, seasonalQ: Int
    let constant: Bool

    /// Settles the order of equals.
    var rank: Int { ((((p * 8) + q) * 8 + seasonalP) * 8 + seasonalQ) * 2 + (constant ? 1 : 0) }
  }

  private let workspace: ARIMAWorkspace
  private let base: ARIMAOrder
  private let limits: ARIMAOrder
  private let allowsConstant: Bool
  private var seen: [Key: ARIMAWorkspace.Candidate?] = [:]
  private var best: ARIMAWorkspace.Candidate?

  /// How far above the best criterion a model's neighbours are still tried.
  static let nearness = 2.0
  /// Models tried at most.
  static let mostModels = 140
  /// The change of the deviance at which the fit of a model on the way ends.
  static let tolerance = 1e-3

  /// Prepares a search around differences.
  init(
    _ workspace: ARIMAWorkspace, differences: ARIMAOrder, count: Int, allowsConstant: Bool
  ) {
    self.workspace = workspace
    base = differences
    let (m, third) = (differences.season, count / 3)
    var limits = differences
    limits.p = min(5, third)
    limits.q = min(5, third)
    limits.seasonalP = m > 1 ? min(2, third / m) : 0
    limits.seasonalQ = limits.seasonalP
    if limits.seasonalP > 0 { limits.p = min(limits.p, m - 1) }
    if limits.seasonalQ > 0 { limits.q = min(limits.q, m - 1) }
    self.limits = limits
    self.allowsConstant = allowsConstant
  }

  /// The models inside the allowed region, best first; none where none can be fitted.
  func run(count: Int) -> [ARIMAWorkspace.Candidate] {
    let short = count < 10
    let start = (
      p: min(short ? 1 : 2, limits.p), q: min(short ? 1 : 2, limits.q),
      sp: short ? 0 : min(1, limits.seasonalP), sq: short ? 0 : min(1, limits.seasonalQ)
    )
    consider(0, 0, 0, 0, allowsConstant)
    if allowsConstant { consider(0, 0, 0, 0, false) }
    consider(min(1, limits.p), 0, min(1, limits.seasonalP), 0, allowsConstant)
    consider(0, min(1, limits.q), 0, min(1, limits.seasonalQ), allowsConstant)
    consider(start.p, start.q, start.sp, start.sq, allowsConstant)
    climb()
    widen()
    return seen.compactMap { key, found in found.map { (key, $0) } }
      .filter { !$0.1.isAtEdge && $0.1.aicc < .infinity }
      .sorted { ($0.1.aicc, $0.0.rank) < ($1.1.aicc, $1.0.rank) }
      .map(\.1)
  }

  /// Tries the neighbours of all models that are nearly as good as the best one.
  private func widen() {
    var expanded: Set<Key> = []
    while seen.count < Self.mostModels {
      let near = seen.compactMap { key, found -> (Key, ARIMAWorkspace.Candidate)? in
        guard let found, !expanded.contains(key), found.aicc < (best?.aicc ?? 0) + Self.nearness
        else { return nil }
        return (key, found)
      }
      guard let next = near.min(by: { ($0.1.aicc, $0.0.rank) < ($1.1.aicc, $1.0.rank) }) else {
        return
      }
      expanded.insert(next.0)
      let o = next.1.order
      for (p, q, sp, sq) in Self.moves {
        consider(
          o.p + p, o.q + q, o.seasonalP + sp, o.seasonalQ + sq, next.1.constant, from: next.1)
      }
      if allowsConstant {
        consider(o.p, o.q, o.seasonalP, o.seasonalQ, !next.1.constant, from: next.1)
      }
    }
  }

  /// Moves to a better neighbour until there is none.
  private func climb() {
    while let current = best, seen.count < Self.mostModels {
      let o = current.order
      for (p, q, sp, sq) in Self.moves {
        let improved = consider(
          o.p + p, o.q + q, o.seasonalP + sp, o.seasonalQ + sq, current.constant)
        if improved { break }
      }
      if best?.aicc == current.aicc, allowsConstant {
        consider(o.p, o.q, o.seasonalP, o.seasonalQ, !current.constant)
      }
      if best?.aicc == current.aicc { return }
    }
  }

  /// Changes of (p, q, P, Q), in the order in which they are tried.
  private static let moves: [(Int, Int, Int, Int)] = [
    (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1),
    (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
    (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0),
    (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
  ]

  /// Fits a model that was not tried yet; true where it is the best so far.
  @discardableResult private func consider(
    _ p: Int, _ q: Int, _ sp: Int, _ sq: Int, _ constant: Bool,
    from neighbour: ARIMAWorkspace.Candidate? = nil
  ) -> Bool {
    guard (0...limits.p).contains(p), (0...limits.q).contains(q),
      (0...limits.seasonalP).contains(sp), (0...limits.seasonalQ).contains(sq)
    else { return false }
    let key = Key(p: p, q: q, seasonalP: sp, seasonalQ: sq, constant: constant)
    guard seen[key] == nil else { return false }
    var order = base
    (order.p, order.q, order.seasonalP, order.seasonalQ) = (p, q, sp, sq)
    let limit = (best?.aicc ?? .infinity) + 10
    let found = workspace.fit(
      order, constant: constant, from: neighbour ?? best, tolerance: Self.tolerance, limit: limit)
    seen[key] = .some(found)
    guard let found, !found.isAtEdge, found.aicc < best?.aicc ?? .infinity else { return false }
    best = found
    return true
  }
}
