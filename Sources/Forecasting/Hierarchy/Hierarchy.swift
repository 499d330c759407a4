public import LinearAlgebra

/// Series of which some are the sums of others: departments → bureaus → city.
///
/// A tree or several; nodes are in the order in which the series were given, then parents named only
/// in the edges.
public struct Hierarchy: Sendable, Equatable {
  /// The identifiers of all nodes.
  public let nodes: [String]
  /// The weight with which each child enters its parent, by child; 1 for a plain sum.
  public let edges: [Edge]
  /// Indices of the nodes without children, in the order of ``nodes``.
  public let leaves: [Int]
  /// Every node as a sum of leaves, `nodes × leaves`.
  public let summing: Matrix

  /// A child and its parent.
  public struct Edge: Sendable, Hashable {
    /// The part.
    public let child: String
    /// The whole.
    public let parent: String
    /// The child's weight in the parent; 1 for a sum, another number for a weighted composite.
    public let weight: Double

    /// Makes an edge.
    public init(child: String, parent: String, weight: Double = 1) {
      self.child = child
      self.parent = parent
      self.weight = weight
    }
  }

  /// The most nodes a hierarchy may have.
  public static let mostNodes = 2_000

  /// Makes a hierarchy of series and edges; series that no edge names stand for themselves.
  ///
  /// - Throws: `HierarchyError` for a node with two parents, a circle, a weight that is not finite
  ///   or 0, a child that is neither a series nor a parent, or too many nodes.
  public init(series: [String], edges: [Edge]) throws(HierarchyError) {
    let parents = try Hierarchy.parents(edges)
    let known = Set(series)
    let inner = Set(edges.map(\.parent))
    for edge in edges where !known.contains(edge.child) && !inner.contains(edge.child) {
      throw .unknownSeries(edge.child, known: series)
    }
    var nodes = series
    var seen = known
    for edge in edges where seen.insert(edge.parent).inserted { nodes.append(edge.parent) }
    guard nodes.count <= Hierarchy.mostNodes else { throw .tooManyNodes(nodes.count) }
    let index = Dictionary(zip(nodes, nodes.indices), uniquingKeysWith: { a, _ in a })
    let leaves = nodes.indices.filter { !inner.contains(nodes[$0]) }
    var summing = Matrix(rows: nodes.count, columns: leaves.count)
    for (column, leaf) in leaves.enumerated() {
      summing[leaf, column] = 1
      var (node, weight) = (nodes[leaf], 1.0)
      while let edge = parents[node] {
        weight *= edge.weight
        if let row = index[edge.parent] { summing[row, column] = weight }
        node = edge.parent
      }
    }
    self.nodes = nodes
    self.edges = edges
    self.leaves = leaves
    self.summing = summing
  }

  /// The parent of every child, after looking for second parents and circles.
  private static func parents(_ edges: [Edge]) throws(HierarchyError) -> [String: Edge] {
    var parents: [String: Edge] = [:]
    for edge in edges {
      guard edge.weight.isFinite, edge.weight != 0 else { throw .invalidWeight(edge) }
      if let first = parents[edge.child] {
        throw .twoParents(edge.child, first.parent, edge.parent)
      }
      parents[edge.child] = edge
    }
    for edge in edges {
      var path = [edge.child]
      var onPath: Set<String> = [edge.child]
      var node = edge.child
      while let next = parents[node]?.parent {
        path.append(next)
        guard onPath.insert(next).inserted else { throw .circle(path) }
        node = next
      }
    }
    return parents
  }

  /// The children of a node, in the order of the edges.
  public func children(of node: String) -> [Edge] { edges.filter { $0.parent == node } }

  /// Whether no node is a sum of others.
  public var isFlat: Bool { edges.isEmpty }
}
