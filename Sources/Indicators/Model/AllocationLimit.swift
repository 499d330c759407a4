/// A bound that an allocation keeps: `cost <= 5억`, `city + town >= 2`, `a + b <= 1`.
public struct AllocationLimit: Sendable, Hashable {
  /// The side that is bounded.
  public enum Relation: String, Sendable, Hashable {
    /// At most.
    case atMost = "≤"
    /// At least.
    case atLeast = "≥"
    /// Exactly.
    case equal = "="
  }
  /// What is bounded, a formula of the model's variables.
  public let expression: Expression
  /// The formula as written.
  public let text: String
  /// Which side.
  public let relation: Relation
  /// The bound as written, in won where it is an amount of money.
  public let bound: Double
  /// Whether the bound was written as an amount of money, such as `5억`.
  public let isMoney: Bool

  /// Makes a limit.
  public init(
    _ expression: Expression, text: String, _ relation: Relation, _ bound: Double,
    isMoney: Bool = false
  ) {
    self.expression = expression
    self.text = text
    self.relation = relation
    self.bound = bound
    self.isMoney = isMoney
  }

  private static let signs: [(String, Relation)] = [
    ("<=", .atMost), (">=", .atLeast), ("==", .equal), ("≤", .atMost), ("≥", .atLeast),
  ]

  /// Reads a limit.
  ///
  /// - Parameters:
  ///   - written: A formula, a sign and one value.
  ///   - known: Names that stand for themselves even where no formula could write them, such as
  ///     `분류=문화` of a table.
  /// - Throws: `limit-not-read`, `allocation-unknown-name` for a slip in a name such as `분류=문화`, and the codes of formulas for the left side.
  public init(parsing written: String, known: Set<String> = []) throws(Finding) {
    guard let (left, relation, right) = AllocationLimit.parts(written), !left.isEmpty,
      let (bound, isMoney) = AllocationLimit.amount(right)
    else { throw AllocationLimit.notRead(written) }
    if known.contains(left) {
      self.init(.variable(left), text: left, relation, bound, isMoney: isMoney)
      return
    }
    if left.contains("="), !left.contains("=="),
      let hint = NearestNames.hint(for: left, among: known)
    {
      throw AllocationLimit.unknown(left, hint)
    }
    do throws(FormulaError) {
      self.init(try Expression(parsing: left), text: left, relation, bound, isMoney: isMoney)
    } catch {
      throw error.finding(place: Place(column: "--limit"))
    }
  }

  /// The two sides of the last sign.
  private static func parts(_ written: String) -> (String, Relation, String)? {
    let text = Array(written)
    for start in text.indices.reversed() {
      for (sign, relation) in signs {
        let end = start + sign.count
        guard end <= text.count, String(text[start..<end]) == sign else { continue }
        return (trimmed(text[..<start]), relation, trimmed(text[end...]))
      }
    }
    guard let place = text.lastIndex(of: "=") else { return nil }
    return (trimmed(text[..<place]), .equal, trimmed(text[(place + 1)...]))
  }

  private static func trimmed(_ text: ArraySlice<Character>) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// A number, or an amount of money in won: `500`, `5,000`, `5억`, `3천만원`; nil for anything else.
  public static func amount(_ text: String) -> (value: Double, isMoney: Bool)? {
    if let value = Double(text) { return value.isFinite ? (value, false) : nil }
    guard let won = Won(parsing: text) else { return nil }
    return (Double(won.amount), text.contains { "원십백천만억조₩￦".contains($0) })
  }

  private static func unknown(_ name: String, _ hint: LocalizedText) -> Finding {
    Finding(
      code: "allocation-unknown-name", severity: .error, place: Place(column: "--limit"),
      message: LocalizedText(
        ko: "'\(name)'\(Josa.topic.form(after: name)) 없는 이름입니다.",
        en: "There is no '\(name)'."),
      mend: hint)
  }

  private static func notRead(_ text: String) -> Finding {
    Finding(
      code: "limit-not-read", severity: .error, place: Place(column: "--limit"),
      message: LocalizedText(
        ko: "한도 '\(text)'\(Josa.object.form(after: text)) 읽을 수 없습니다.",
        en: "The limit '\(text)' cannot be read."),
      mend: LocalizedText(
        ko: "왼쪽에 수식, 오른쪽에 값 하나를 적으십시오: \"cost <= 5억\", \"city >= 2\".",
        en: "Write a formula, a sign and one value: \"cost <= 500000000\", \"city >= 2\"."))
  }
}
