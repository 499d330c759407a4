public import Indicators

/// What an audit found.
public struct AuditResult: Sendable, Hashable {
  /// How a printed figure stands to the others.
  public enum Verdict: String, Sendable, Hashable {
    /// Follows from no other figure; only the joint check concerns it.
    case given
    /// Equals what the printed figures it follows from give.
    case exact
    /// Differs, but unrounded figures can give it.
    case withinRounding
    /// No unrounded figures give it.
    case inconsistent
  }

  /// One relation recomputed.
  public struct Check: Sendable, Hashable {
    /// Index of the relation.
    public let relation: Int
    /// The result from the operands as printed; nil where one is not printed or divides by zero.
    public let recomputed: Double?
    /// The results that the operands' rounding allows; nil where a denominator may be zero.
    public let range: ClosedRange<Double>?
    /// How the printed result stands to them.
    public let verdict: Verdict
    /// Another way of rounding that turns the recomputed figure into the printed one.
    public let fits: AuditRounding.Way?
  }

  /// One figure.
  public struct Cell: Sendable, Hashable {
    /// Its relations recomputed; empty for a figure that follows from none.
    public let checks: [Check]
    /// The worst of its own checks; `given` without one.
    public let verdict: Verdict
    /// The true values it can have when all printed figures hold; nil where they cannot.
    public let hidden: ClosedRange<Double>?
  }

  /// A figure that may be wrong, with the values that would make the rest consistent.
  public struct Suspect: Sendable, Hashable {
    /// Index of the figure.
    public let figure: Int
    /// The values it would have to have; nil where any would do, or none were sought.
    public let needed: ClosedRange<Double>?
    /// How far the printed interval is from them, in steps of the last printed digit; nil where they
    /// were not sought.
    public let distance: Double?
  }

  /// Figures that contradict each other, apart from the others.
  public struct Contradiction: Sendable, Hashable {
    /// Sets of figures of which each cannot hold together, but can without any one member.
    public let conflicts: [[Int]]
    /// The smallest sets of figures whose correction makes the rest consistent, the nearest to what
    /// is printed first.
    public let alternatives: [[Suspect]]
    /// Whether no smaller set exists, or only a greedy search found none.
    public let isSmallest: Bool
    /// The set to blame first.
    public var blamed: [Suspect] { alternatives.first ?? [] }
  }

  /// Whether amounts in whole won, cases or persons give the printed figures, too.
  public enum WholeAmounts: String, Sendable, Hashable {
    /// A set of whole amounts that gives every printed figure was found and checked.
    case found
    /// None was found; that there is one is not excluded.
    case notFound
    /// The table is inconsistent, or its quantities have no smallest step.
    case notSought
  }

  /// What was audited.
  public let table: AuditTable
  /// One cell per figure.
  public let cells: [Cell]
  /// All figures together.
  public let verdict: Verdict
  /// What contradicts each other; empty where the table is consistent.
  public let contradictions: [Contradiction]
  /// How many figures are wrong at least, whichever they are.
  public let leastWrong: Int
  /// Whether everything that contradicts was looked for; a table that is wrong in very many places,
  /// or whose rounding is the better explanation, stops before.
  public let isSearchedWhole: Bool
  /// Figures whose correction makes the rest consistent; nil where none were sought to the end.
  public let sufficient: [Int]?
  /// Relations left out of the joint check because a denominator may be zero.
  public let skipped: [Int]
  /// Other ways of rounding under which the table is consistent; sought only where it is not.
  public let consistentRoundings: [AuditRounding]
  /// Whether whole amounts were found.
  public let wholeAmounts: WholeAmounts
  /// Whether the true values were bounded for every amount; a very large table stops at the first.
  public let hasAllRanges: Bool

  /// Indices of the figures to blame first.
  public var blamed: [Int] {
    Set(contradictions.flatMap(\.blamed).map(\.figure) + (sufficient ?? [])).sorted()
  }
}

/// Why a table cannot be audited.
public enum AuditError: Error, Sendable, Hashable {
  /// The solver could not be started or gave up.
  case solver

  /// The error as a finding.
  public var finding: Finding {
    Finding(
      code: "audit-solver", severity: .error,
      message: LocalizedText(
        ko: "선형계획 풀이기가 답을 내지 못했습니다.",
        en: "The linear programming solver gave no answer."),
      mend: LocalizedText(
        ko: "표를 나누어 다시 대조하십시오.", en: "Audit the table in parts."))
  }
}
