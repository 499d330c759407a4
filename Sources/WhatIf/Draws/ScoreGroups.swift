import Indicators
import LinearAlgebra

/// All drivers, parted into groups between which there is no correlation.
struct ScoreGroups: Sendable {
  /// The groups of drivers that are correlated with others.
  private(set) var groups: [ScoreGroup] = []
  private var home: [String: Int] = [:]

  /// Parts the drivers by the correlations that are not 0.
  ///
  /// - Throws: As ``ScoreGroup``, all groups' findings at once.
  init(
    factors: [String: [[Double]]], labels: (String) -> String,
    correlations: [DriverModel.Correlation], kind: DriverModel.CorrelationKind
  ) throws(Findings) {
    let edges = correlations.filter { $0.value != 0 }
    var neighbours: [String: [String]] = [:]
    for edge in edges {
      neighbours[edge.first, default: []].append(edge.second)
      neighbours[edge.second, default: []].append(edge.first)
    }
    var parts: [[String]] = []
    for start in neighbours.keys.sorted() where home[start] == nil {
      parts.append(mark(start, neighbours, as: parts.count))
    }
    var pairs = [[DriverModel.Correlation]](repeating: [], count: parts.count)
    for edge in edges { pairs[home[edge.first] ?? 0].append(edge) }
    var findings: [Finding] = []
    for (names, own) in zip(parts, pairs) {
      let members = names.map { ScoreGroup.Member(name: $0, factor: factors[$0] ?? [[1]]) }
      do throws(Finding) {
        groups.append(
          try ScoreGroup(members, labels: labels, correlations: own, kind: kind))
      } catch {
        findings.append(error)
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
  }

  private mutating func mark(
    _ start: String, _ neighbours: [String: [String]], as group: Int
  ) -> [String] {
    var names = [start]
    var next = 0
    home[start] = group
    while next < names.count {
      for other in neighbours[names[next]] ?? [] where home[other] == nil {
        home[other] = group
        names.append(other)
      }
      next += 1
    }
    return names
  }

  /// The group of a driver; a group of its own for one that is correlated with no other.
  func group(of driver: String, factor: [[Double]]) throws(Findings) -> ScoreGroup {
    if let index = home[driver] { return groups[index] }
    return try ScoreGroups.alone(driver, factor)
  }

  private static func alone(_ driver: String, _ factor: [[Double]]) throws(Findings) -> ScoreGroup {
    do throws(Finding) {
      return try ScoreGroup(
        [ScoreGroup.Member(name: driver, factor: factor)], labels: { $0 }, correlations: [],
        kind: .normal)
    } catch {
      throw Findings([error])
    }
  }
}
