/// Conflicts as they are found, those that share figures together, with figures that meet them all.
struct ConflictGroups {
  /// Conflicts that share figures, directly or through others.
  struct Group {
    var conflicts: [[Int]]
    /// Figures of which each conflict has one.
    var blame: [Int]
    /// Whether no fewer figures would do.
    var isSmallest: Bool
    /// How many figures it takes at least.
    var least: Int
  }

  private var parts: [[[Int]]] = []
  private var partOfFigure: [Int: Int] = [:]
  private var solved: [Int: Group] = [:]
  private var steps = 0

  /// How many conflicts there are.
  private(set) var count = 0

  /// Adds a conflict, which may join groups.
  mutating func add(_ conflict: [Int]) {
    count += 1
    let touched = Set(conflict.compactMap { partOfFigure[$0] }).sorted()
    let part = touched.flatMap { parts[$0] } + [conflict]
    for index in touched {
      parts[index] = []
      solved[index] = nil
    }
    for figure in part.joined() { partOfFigure[figure] = parts.count }
    parts.append(part)
  }

  /// The groups, that with the first figure first.
  mutating func groups() -> [Group] {
    for (index, conflicts) in parts.enumerated() where !conflicts.isEmpty && solved[index] == nil {
      let found = HittingSet.smallest(of: conflicts, steps: &steps)
      solved[index] = Group(
        conflicts: conflicts, blame: found.members, isSmallest: found.isSmallest,
        least: found.least)
    }
    return solved.values.sorted {
      ($0.conflicts.joined().min() ?? 0) < ($1.conflicts.joined().min() ?? 0)
    }
  }
}
