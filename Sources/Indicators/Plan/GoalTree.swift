/// A node of the plan: 전략목표 → 정책사업목표 → 단위사업 → 세부사업.
public struct Goal: Hashable, Sendable {
  /// The levels of a 성과계획서, from the top.
  public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    /// 전략목표.
    case strategic
    /// 정책사업목표.
    case programme
    /// 단위사업.
    case unit
    /// 세부사업.
    case detail

    /// Orders from the top of the plan down.
    public static func < (a: Level, b: Level) -> Bool {
      let order = Level.allCases
      return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
    }
  }
  /// Identifier, unique in the tree.
  public let id: String
  /// Identifier of the node above; nil at the top.
  public let parent: String?
  /// Level of the node.
  public let level: Level
  /// Name as printed.
  public let name: String
  /// The office in charge (소관).
  public let owner: String

  /// Makes a node.
  public init(id: String, parent: String?, level: Level, name: String, owner: String = "") {
    self.id = id
    self.parent = parent
    self.level = level
    self.name = name
    self.owner = owner
  }
}

/// The goals of a plan, as a forest in the order of the plan.
public struct GoalTree: Hashable, Sendable {
  /// All nodes, in the order of the file.
  public let goals: [Goal]

  /// Makes a tree; readers check that parents exist and that there is no cycle.
  public init(_ goals: [Goal] = []) {
    self.goals = goals
  }

  /// The node with an identifier.
  public subscript(id: String) -> Goal? { goals.first { $0.id == id } }

  /// The nodes without a parent.
  public var roots: [Goal] { goals.filter { $0.parent == nil } }

  /// The nodes directly below a node.
  public func children(of id: String) -> [Goal] { goals.filter { $0.parent == id } }
}
