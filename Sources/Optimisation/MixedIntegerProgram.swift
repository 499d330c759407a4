/// A linear program some of whose columns must be whole, over COIN-OR's Cbc.
///
/// ```swift
/// let program = MixedIntegerProgram(
///   columns: [.init(0...1, isWhole: true), .init(0...1, isWhole: true)],
///   rows: [.init(entries: [(0, 3), (1, 2)], bounds: -.infinity...4)])
/// program.maximum(of: [(0, 5), (1, 4)])  // the first column alone, value 5
/// ```
///
/// One thread and a fixed seed: the same program gives the same answer, unless its time runs out.
public struct MixedIntegerProgram: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The least and the largest value.
    public var bounds: ClosedRange<Double>
    /// Whether only whole values are allowed.
    public var isWhole: Bool

    /// Makes a column.
    public init(_ bounds: ClosedRange<Double>, isWhole: Bool = false) {
      self.bounds = bounds
      self.isWhole = isWhole
    }
  }

  /// When the search may end.
  public struct Effort: Sendable {
    /// The distance of bound and value, as a share of the value, that is near enough.
    public var gap: Double
    /// The most seconds.
    public var seconds: Double
    /// The most branches.
    public var nodes: Int

    /// Makes an effort.
    public init(gap: Double = 1e-4, seconds: Double = 10, nodes: Int = 1_000_000) {
      self.gap = gap
      self.seconds = seconds
      self.nodes = nodes
    }
  }

  /// How a search ended.
  public enum Status: Sendable, Equatable {
    /// A point within the gap of the bound.
    case optimal
    /// A point, but time or branches ran out before the bound came near.
    case feasible
    /// Proved: no point meets all bounds.
    case infeasible
    /// There is no largest value.
    case unbounded
    /// Time ran out, or the solver gave up, before any point was found.
    case unknown
  }

  /// What a search found.
  public struct Answer: Sendable {
    /// How it ended.
    public let status: Status
    /// The best point, whole where it must be; empty without one.
    public let point: [Double]
    /// The sum at the point, computed anew; −∞ without one.
    public let value: Double
    /// What no point exceeds; never below ``value``.
    public let bound: Double
    /// Whether seconds ended the search, so that another machine may come further.
    public let isOutOfTime: Bool
  }

  /// The columns.
  public var columns: [Column]
  /// The rows: bounds of sums of coefficients times columns.
  public var rows: [LinearProgram.Row]

  /// Makes a program; all coefficients must be finite.
  public init(columns: [Column], rows: [LinearProgram.Row]) {
    self.columns = columns
    self.rows = rows
  }

  /// The least seconds for a relaxation, without which nothing is known at all.
  private static let leastPatience = 10.0

  /// The program without the demand that columns be whole; nil where the solver gives none.
  public var relaxation: LinearProgram? {
    LinearProgram(columns: columns.map(\.bounds), rows: rows)
  }

  /// The largest value of a sum over all points.
  ///
  /// - Parameters:
  ///   - terms: Columns, each at most once, and coefficients.
  ///   - effort: When the search may end.
  ///   - start: A point to begin with, or nil.
  /// - Returns: The best point found and a bound.
  public func maximum(
    of terms: [(column: Int, coefficient: Double)], effort: Effort = Effort(),
    from start: [Double]? = nil
  ) -> Answer {
    let patience = max(effort.seconds, Self.leastPatience)
    switch relaxation?.maximum(of: terms, seconds: patience) ?? .unknown {
    case .found(let most, let relaxed) where isWhole(relaxed):
      let point = whole(relaxed)
      let value = sum(terms, point)
      return Answer(
        status: .optimal, point: point, value: value, bound: max(most, value), isOutOfTime: false)
    case .found(let most, _):
      return BranchAndBound.maximum(self, terms, effort, from: start, root: most)
    case .unbounded: return .none(.unbounded)
    // What Clp does not manage, Cbc may, which takes rows scaled; and only both together are
    // trusted that there is no point.
    case .infeasible, .unknown:
      return BranchAndBound.maximum(self, terms, effort, from: start, root: .infinity)
    }
  }

  /// Whether values are whole where this is demanded.
  private func isWhole(_ point: [Double]) -> Bool {
    zip(columns, point).allSatisfy { column, value in
      !column.isWhole || (value - value.rounded()).magnitude < 1e-9
    }
  }

  /// A point with whole values where these are demanded, inside the columns' bounds.
  func whole(_ point: [Double]) -> [Double] {
    zip(columns, point).map { column, value in
      let inside = min(max(value, column.bounds.lowerBound), column.bounds.upperBound)
      return column.isWhole ? inside.rounded() : inside
    }
  }

  /// A sum at a point.
  func sum(_ terms: [(column: Int, coefficient: Double)], _ point: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * point[$1.column] }
  }
}

extension MixedIntegerProgram.Answer {
  /// An answer without a point.
  static func none(_ status: MixedIntegerProgram.Status, isOutOfTime: Bool = false) -> Self {
    Self(
      status: status, point: [], value: -.infinity,
      bound: status == .infeasible ? -.infinity : .infinity, isOutOfTime: isOutOfTime)
  }
}
