/// Smallest sets that have a member in common with each of several sets.
enum HittingSet {
  /// Steps of the search after which the best set found so far is taken.
  static let mostSteps = 200_000

  /// A smallest hitting set, by iterative deepening; where that takes too long a greedy one.
  static func smallest(of sets: [[Int]]) -> (members: [Int], isSmallest: Bool) {
    let greedy = greedy(sets)
    let bound = disjoint(sets)
    guard bound < greedy.count else { return (greedy, true) }
    var steps = 0
    for size in bound..<greedy.count {
      var members: [Int] = []
      if search(sets, size, &members, &steps) { return (members.sorted(), true) }
      if steps > mostSteps { return (greedy, false) }
    }
    return (greedy, true)
  }

  /// All hitting sets of a size, at most `limit`.
  static func all(of sets: [[Int]], size: Int, limit: Int) -> [[Int]] {
    var found: Set<[Int]> = []
    var steps = 0
    func extend(_ members: [Int]) {
      steps += 1
      guard found.count < limit, steps < mostSteps else { return }
      guard let open = sets.first(where: { set in !members.contains { set.contains($0) } }) else {
        if members.count == size { found.insert(members.sorted()) }
        return
      }
      guard members.count < size else { return }
      for member in open { extend(members + [member]) }
    }
    extend([])
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// How many sets at least share no member, which no hitting set can be smaller than.
  private static func disjoint(_ sets: [[Int]]) -> Int {
    var used: Set<Int> = []
    var count = 0
    for set in sets.sorted(by: { $0.count < $1.count }) where used.isDisjoint(with: set) {
      used.formUnion(set)
      count += 1
    }
    return count
  }

  private static func greedy(_ sets: [[Int]]) -> [Int] {
    var open = sets
    var members: [Int] = []
    while !open.isEmpty {
      var counts: [Int: Int] = [:]
      for set in open { for member in set { counts[member, default: 0] += 1 } }
      guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
        break
      }
      members.append(best)
      open.removeAll { $0.contains(best) }
    }
    return members.sorted()
  }

  private static func search(
    _ sets: [[Int]], _ size: Int, _ members: inout [Int], _ steps: inout Int
  ) -> Bool {
    steps += 1
    guard steps <= mostSteps else { return false }
    let open = sets.filter { set in !members.contains { set.contains($0) } }
    guard let first = open.min(by: { $0.count < $1.count }) else { return true }
    guard members.count + disjoint(open) <= size else { return false }
    for member in first {
      members.append(member)
      if search(sets, size, &members, &steps) { return true }
      members.removeLast()
    }
    return false
  }
}
