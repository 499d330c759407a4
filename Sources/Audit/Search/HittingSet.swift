/// Smallest sets that have a member in common with each of several sets.
enum HittingSet {
  /// Steps of all searches for one table after which the best set found so far is taken.
  static let mostSteps = 60_000

  /// A smallest hitting set, by iterative deepening on each part of the kernel; a greedy one of a
  /// part where `steps` comes to `mostSteps`.
  ///
  /// `least` is a number of members that no hitting set can be below.
  static func smallest(
    of sets: [[Int]], steps: inout Int
  ) -> (members: [Int], isSmallest: Bool, least: Int) {
    var all: (members: [Int], isSmallest: Bool, least: Int) = ([], true, 0)
    for part in parts(kernel(sets)) {
      let found = smallest(ofPart: part, &steps)
      all.members += found.members
      all.isSmallest = all.isSmallest && found.isSmallest
      all.least += found.least
    }
    all.members.sort()
    return all
  }

  private static func smallest(
    ofPart sets: [[Int]], _ steps: inout Int
  ) -> (members: [Int], isSmallest: Bool, least: Int) {
    let greedy = greedy(sets)
    let cover = Cover(sets)
    let bound = cover.disjoint(cover.all)
    guard bound < greedy.count else { return (greedy, true, greedy.count) }
    for size in bound..<greedy.count {
      if steps >= mostSteps { return (greedy, false, size) }
      if let members = cover.search(cover.all, size, &steps) { return (members, true, size) }
    }
    return steps >= mostSteps ? (greedy, false, bound) : (greedy, true, greedy.count)
  }

  /// Hitting sets of a size, at most `limit`, in the order in which they are met.
  static func all(of sets: [[Int]], size: Int, limit: Int) -> [[Int]] {
    let cover = Cover(sets)
    var found: Set<[Int]> = []
    var steps = 0
    func extend(_ members: [Int], _ open: Bits) {
      steps += 1
      guard found.count < limit, steps < mostSteps else { return }
      guard let first = open.first else {
        if members.count == size { found.insert(members.sorted()) }
        return
      }
      guard members.count + cover.disjoint(open) <= size else { return }
      for member in cover.sets[first] {
        extend(members + [member], open.subtracting(cover.hit[member] ?? open))
      }
    }
    extend([], cover.all)
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func greedy(_ sets: [[Int]]) -> [Int] {
    let places = places(sets)
    var counts = places.mapValues(\.count)
    var isOpen = [Bool](repeating: true, count: sets.count)
    var members: [Int] = []
    while let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0 {
      members.append(best.key)
      for index in places[best.key] ?? [] where isOpen[index] {
        isOpen[index] = false
        for member in sets[index] { counts[member, default: 0] -= 1 }
      }
    }
    return members.sorted()
  }
}

/// Sets to be hit, the smallest first, as bits.
private struct Cover {
  let sets: [[Int]]
  private let members: [Bits]
  /// The sets that a member hits.
  let hit: [Int: Bits]
  /// All sets.
  let all: Bits

  init(_ sets: [[Int]]) {
    let sorted = sets.sorted { $0.count < $1.count }
    var number: [Int: Int] = [:]
    for member in sorted.joined() where number[member] == nil { number[member] = number.count }
    var hit: [Int: Bits] = [:]
    for (index, set) in sorted.enumerated() {
      for member in set { hit[member, default: Bits(sorted.count)].insert(index) }
    }
    self.sets = sorted
    self.hit = hit
    members = sorted.map { Bits(number.count, $0.compactMap { number[$0] }) }
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
    // One look at many sets is worth several at few.
    steps += 1 + sets.count / 32
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
