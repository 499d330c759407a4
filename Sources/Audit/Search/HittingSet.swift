/// Smallest sets that have a member in common with each of several sets.
enum HittingSet {
  /// Steps of all searches for one table after which the best set found so far is taken.
  static let mostSteps = 60_000

  /// A smallest hitting set, by iterative deepening; a greedy one where `steps` comes to `mostSteps`.
  static func smallest(
    of sets: [[Int]], steps: inout Int
  ) -> (members: [Int], isSmallest: Bool) {
    let greedy = greedy(sets)
    let cover = Cover(sets)
    let bound = cover.disjoint(cover.all)
    guard bound < greedy.count else { return (greedy, true) }
    for size in bound..<greedy.count {
      if let members = cover.search(cover.all, size, &steps) { return (members.sorted(), true) }
      if steps >= mostSteps { return (greedy, false) }
    }
    return (greedy, true)
  }

  /// Hitting sets of a size, at most `limit`, in the order in which they are met.
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
}

/// Sets to be hit, the smallest first, as bits.
private struct Cover {
  private let sets: [[Int]]
  private let members: [Bits]
  /// The sets that a member hits.
  private let hit: [Int: Bits]
  /// All sets.
  let all: Bits

  init(_ sets: [[Int]]) {
    let sorted = sets.sorted { $0.count < $1.count }
    let most = sorted.joined().max() ?? 0
    var hit: [Int: Bits] = [:]
    for (index, set) in sorted.enumerated() {
      for member in set { hit[member, default: Bits(sorted.count)].insert(index) }
    }
    self.sets = sorted
    self.hit = hit
    members = sorted.map { Bits(most + 1, $0) }
    all = Bits(sorted.count, Array(sorted.indices))
  }

  /// How many of the open sets at least share no member, which no hitting set can be smaller than.
  func disjoint(_ open: Bits) -> Int {
    var used = Bits(64 * (members.first?.words.count ?? 0))
    var count = 0
    for index in sets.indices where open.contains(index) && !used.meets(members[index]) {
      used.formUnion(members[index])
      count += 1
    }
    return count
  }

  /// At most `size` members that hit all open sets; nil where there are none or the steps are used up.
  func search(_ open: Bits, _ size: Int, _ steps: inout Int) -> [Int]? {
    steps += 1
    guard steps < HittingSet.mostSteps else { return nil }
    guard let first = open.first else { return [] }
    guard disjoint(open) <= size else { return nil }
    for member in sets[first] {
      guard let hit = hit[member] else { continue }
      if let rest = search(open.subtracting(hit), size - 1, &steps) { return [member] + rest }
    }
    return nil
  }
}

/// A set of small numbers, 64 to a word.
private struct Bits {
  private(set) var words: [UInt64]

  init(_ count: Int, _ members: [Int] = []) {
    words = Array(repeating: 0, count: (count + 63) / 64)
    for member in members { insert(member) }
  }

  var first: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }

  func contains(_ member: Int) -> Bool { words[member / 64] >> UInt64(member % 64) & 1 == 1 }

  mutating func insert(_ member: Int) { words[member / 64] |= 1 << UInt64(member % 64) }

  func meets(_ other: Bits) -> Bool {
    for index in words.indices where words[index] & other.words[index] != 0 { return true }
    return false
  }

  mutating func formUnion(_ other: Bits) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  func subtracting(_ other: Bits) -> Bits {
    var rest = self
    for index in words.indices { rest.words[index] &= ~other.words[index] }
    return rest
  }
}
