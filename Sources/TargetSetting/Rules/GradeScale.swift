/// The grades of a score, best first.
public struct GradeScale: Hashable, Sendable {
  /// One grade.
  public struct Grade: Hashable, Sendable {
    /// Its name, such as S or 우수.
    public let name: String
    /// The lowest score that has it.
    public let atLeast: Double
  }
  /// Grades from the best to the worst; the worst takes every lower score.
  public let grades: [Grade]

  /// S from 95, A from 90, B from 80, C from 70, D below: a default without a source.
  public static let standard = GradeScale([
    Grade(name: "S", atLeast: 95), Grade(name: "A", atLeast: 90), Grade(name: "B", atLeast: 80),
    Grade(name: "C", atLeast: 70), Grade(name: "D", atLeast: 0),
  ])

  private init(_ grades: [Grade]) {
    self.grades = grades
  }

  /// Reads `S:95 A:90 B:80`; nil where the limits do not fall.
  init?(parsing text: String) {
    guard let pairs = RuleText.pairs(text),
      zip(pairs, pairs.dropFirst()).allSatisfy({ $0.1 > $1.1 })
    else { return nil }
    grades = pairs.map { Grade(name: $0.0, atLeast: $0.1) }
  }

  /// The position of a score's grade in `grades`; scores within 10⁻⁹ of a limit have it.
  public func index(of score: Double) -> Int {
    grades.firstIndex { score >= $0.atLeast - 1e-9 } ?? max(0, grades.count - 1)
  }

  /// The grade of a score.
  public func grade(of score: Double) -> Grade { grades[index(of: score)] }
}
