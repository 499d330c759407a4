extension HittingSet {
  /// Sets whose smallest hitting sets are hitting sets of the given ones, too: what contains another
  /// set is left out, and so is a member where another one is in all of its sets.
  static func kernel(_ sets: [[Int]]) -> [[Int]] {
    var sets = sets
    while true {
      let fewer = withoutIdleMembers(withoutSupersets(sets))
      if fewer == sets { return sets }
      sets = fewer
    }
  }

  /// The sets in parts that share no member.
  static func parts(_ sets: [[Int]]) -> [[[Int]]] {
    let places = places(sets)
    var isSeen = [Bool](repeating: false, count: sets.count)
    var parts: [[[Int]]] = []
    for start in sets.indices where !isSeen[start] {
      var part: [[Int]] = []
      var open = [start]
      isSeen[start] = true
      while let index = open.popLast() {
        part.append(sets[index])
        for next in sets[index].flatMap({ places[$0] ?? [] }) where !isSeen[next] {
          isSeen[next] = true
          open.append(next)
        }
      }
      parts.append(part)
    }
    return parts
  }

  /// The sets of each member, in ascending order.
  static func places(_ sets: [[Int]]) -> [Int: [Int]] {
    var places: [Int: [Int]] = [:]
    for (index, set) in sets.enumerated() {
      for member in set { places[member, default: []].append(index) }
    }
    return places
  }

  private static func withoutSupersets(_ sets: [[Int]]) -> [[Int]] {
    let sorted = sets.indices.sorted { (sets[$0].count, $0) < (sets[$1].count, $1) }
      .map { sets[$0] }
    let places = places(sorted)
    var isLeft = [Bool](repeating: true, count: sorted.count)
    for index in sorted.indices where isLeft[index] {
      let own = sorted[index].compactMap { places[$0] }
      guard let rarest = own.min(by: { $0.count < $1.count }) else { continue }
      for other in rarest where other > index && isLeft[other] {
        isLeft[other] = !sorted[index].allSatisfy { sorted[other].contains($0) }
      }
    }
    return sorted.indices.filter { isLeft[$0] }.map { sorted[$0] }
  }

  private static func withoutIdleMembers(_ sets: [[Int]]) -> [[Int]] {
    let places = places(sets)
    var isIdle: Set<Int> = []
    for (member, own) in places.sorted(by: { $0.key > $1.key }) {
      guard let first = own.map({ sets[$0] }).min(by: { $0.count < $1.count }) else { continue }
      let isCovered = first.contains { other in
        guard other != member, !isIdle.contains(other), let theirs = places[other],
          theirs.count >= own.count
        else { return false }
        return Set(theirs).isSuperset(of: own)
      }
      if isCovered { isIdle.insert(member) }
    }
    return sets.map { $0.filter { !isIdle.contains($0) } }
  }
}
