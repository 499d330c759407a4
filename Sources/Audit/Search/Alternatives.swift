internal import Indicators
import Optimisation

/// The smallest corrections of each group of conflicts, and the values that they need.
struct Alternatives {
  /// Smallest sets to blame that are listed for one contradiction.
  static let mostListed = 12
  /// Sets that are tried for all contradictions of a table, and gathered at a time.
  private static let mostTries = 240
  private static let mostCandidates = 400
  /// Figures of one correction for which the needed values are sought.
  private static let mostBounded = 40

  private let program: AuditProgram
  private let search: ConflictSearch

  init(_ program: AuditProgram, _ search: ConflictSearch) {
    self.program = program
    self.search = search
  }

  /// What a search found, as contradictions with their corrections.
  ///
  /// A conflict that is met on the way can join groups: then the groups are looked at anew.
  func contradictions(_ found: ConflictSearch.Found) -> [AuditResult.Contradiction] {
    var conflicts = found.conflicts
    var tries = Alternatives.mostTries
    search.renew()
    while true {
      let groups = conflicts.groups()
      var links: [[Int]] = []
      let result = contradictions(groups, found, &links, &tries)
      guard !links.isEmpty else { return result }
      for link in links { conflicts.add(link) }
    }
  }

  /// The contradictions; ended early where a conflict between groups is met.
  private func contradictions(
    _ groups: [ConflictGroups.Group], _ found: ConflictSearch.Found, _ links: inout [[Int]],
    _ tries: inout Int
  ) -> [AuditResult.Contradiction] {
    let blame = found.isWhole ? found.blame ?? [] : groups.flatMap(\.blame)
    let members = groups.map { Set($0.conflicts.joined()) }
    var chosen = members.map { own in blame.filter(own.contains) }
    let besides = Set(found.blame ?? []).subtracting(chosen.joined()).sorted()
    var result: [AuditResult.Contradiction] = []
    for index in groups.indices {
      let others = chosen.enumerated().filter { $0.offset != index }.flatMap(\.element) + besides
      var conflicts = groups[index].conflicts
      let isSmallest = found.isWhole && groups[index].least == chosen[index].count
      var sets: [[Int]] = []
      if isSmallest {
        sets = smallest(&conflicts, size: chosen[index].count, others, &tries)
        links = conflicts.dropFirst(groups[index].conflicts.count).filter { conflict in
          members.indices.contains { $0 != index && !members[$0].isDisjoint(with: conflict) }
        }
        guard links.isEmpty else { return [] }
      }
      let alternatives = ranked(
        sets.contains(chosen[index]) ? sets : sets + [chosen[index]], others)
      if let best = alternatives.first { chosen[index] = best.map(\.figure) }
      result.append(
        AuditResult.Contradiction(
          conflicts: conflicts, alternatives: alternatives, isSmallest: isSmallest))
    }
    return result
  }

  /// Corrections with what they need, the nearest to what is printed first.
  private func ranked(_ sets: [[Int]], _ others: [Int]) -> [[AuditResult.Suspect]] {
    let tried = sets.map { suspects($0, others) }
    // Where figures have no value that would do, the solver had only failed to prove it before.
    let sound = tried.filter { $0.allSatisfy { $0.needed != nil } }
    return Array(
      (sound.isEmpty ? tried : sound).sorted { total($0) < total($1) }
        .prefix(Alternatives.mostListed))
  }

  /// All sets of a size that leave the rest consistent, once the others are lifted.
  ///
  /// A set that does not shows a conflict that was not known, which rules out others as well; it is
  /// added to the group. Where the tries are used up, the sets found so far are returned.
  private func smallest(
    _ group: inout [[Int]], size: Int, _ others: [Int], _ tries: inout Int
  ) -> [[Int]] {
    var good: [[Int]] = []
    var open = HittingSet.all(of: group, size: size, limit: Alternatives.mostCandidates)
    while let candidate = open.popLast(), tries > 0, !search.isExhausted {
      tries -= 1
      guard let conflict = search.conflict(without: candidate + others) else { continue }
      if conflict.isEmpty {
        good.append(candidate)
      } else {
        group.append(conflict)
        open = HittingSet.all(of: group, size: size, limit: Alternatives.mostCandidates)
          .filter { !good.contains($0) }
      }
    }
    return good
  }

  private func total(_ suspects: [AuditResult.Suspect]) -> Double {
    suspects.reduce(0) { $0 + ($1.distance ?? 0) }
  }

  /// What each of some figures would have to be, with them and the others lifted.
  private func suspects(_ figures: [Int], _ others: [Int]) -> [AuditResult.Suspect] {
    guard figures.count <= Alternatives.mostBounded else {
      return figures.map { AuditResult.Suspect(figure: $0, needed: nil, distance: nil) }
    }
    for figure in figures + others { program.lift(figure, true) }
    defer { for figure in figures + others { program.lift(figure, false) } }
    return figures.map { figure in
      let needed = search.range(figure)
      let box = program.boxes[figure]
      let gap = needed.map {
        max($0.lowerBound - box.upperBound, box.lowerBound - $0.upperBound, 0)
      }
      return AuditResult.Suspect(
        figure: figure, needed: needed,
        distance: gap.map { $0 / program.table.figures[figure].step })
    }
  }
}
