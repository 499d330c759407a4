/// A Pratt parser for formulas (Pratt, *Top Down Operator Precedence*, POPL 1973,
/// doi:10.1145/512927.512931) that bounds the size of what it builds.
struct FormulaParser {
  /// The deepest nesting of brackets and prefixes.
  static let deepestNesting = 200
  /// The greatest height of the tree; a sum of n terms is n − 1 high.
  static let greatestHeight = 1_000
  /// The most operations, numbers and names.
  static let mostNodes = 10_000

  /// A tree with its height.
  struct Tree {
    var expression: Expression
    var height = 1
  }

  let formula: String
  private var lexer: FormulaLexer
  private(set) var token: FormulaToken
  private var nodes = 0

  /// Starts reading a formula.
  init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    lexer = try FormulaLexer(formula)
    token = try lexer.next()
  }

  /// The whole formula.
  mutating func parse() throws(FormulaError) -> Expression {
    guard token.kind != .end else {
      throw failure(
        "formula-empty", LocalizedText(ko: "수식이 비어 있습니다.", en: "The formula is empty."),
        LocalizedText(ko: "a + b 같은 식을 쓰십시오.", en: "Write something like a + b."))
    }
    let tree = try expression(above: 0, depth: 0)
    guard token.kind == .end else { throw afterOperand() }
    return tree.expression
  }

  // MARK: Operators

  private mutating func expression(above minimum: Int, depth: Int) throws(FormulaError) -> Tree {
    guard depth <= FormulaParser.deepestNesting else { throw tooDeep() }
    var left = try operand(above: minimum, depth: depth)
    while let symbol = binaryOperator, symbol.precedence > minimum {
      let column = token.column
      try advance()
      let bound = symbol == .power ? symbol.precedence - 1 : symbol.precedence
      let right = try expression(above: bound, depth: depth + 1)
      left = try node(
        .binary(symbol, left.expression, right.expression), over: [left, right], at: column)
      if symbol.isComparison, let next = binaryOperator, next.isComparison {
        throw chainedComparison()
      }
    }
    return left
  }

  private var binaryOperator: Expression.BinaryOperator? {
    switch token.kind {
    case .symbol(let symbol): symbol
    case .name("and"): .and
    case .name("or"): .or
    default: nil
    }
  }

  private mutating func operand(above minimum: Int, depth: Int) throws(FormulaError) -> Tree {
    let start = token
    switch start.kind {
    case .number(let value):
      try advance()
      return try number(value, at: start)
    case .name(let name):
      try advance()
      return try named(name, at: start, above: minimum, depth: depth)
    case .mark("("):
      try advance()
      let inner = try expression(above: 0, depth: depth + 1)
      guard token.kind == .mark(")") else { throw unclosed(start) }
      try advance()
      return inner
    case .symbol(.subtract):
      try advance()
      return try negated(at: start, depth: depth)
    case .symbol(.add):
      try advance()
      return try expression(above: Expression.UnaryOperator.negate.precedence, depth: depth + 1)
    default:
      throw missingOperand()
    }
  }

  /// A minus sign and its operand; a negated number is a negative number.
  private mutating func negated(at start: FormulaToken, depth: Int) throws(FormulaError) -> Tree {
    let bound = Expression.UnaryOperator.negate.precedence
    let inner = try expression(above: bound, depth: depth + 1)
    switch inner.expression {
    case .number(let value): return Tree(expression: .number(-value))
    case .quantity(let value, let unit): return Tree(expression: .quantity(-value, unit))
    default: return try node(.unary(.negate, inner.expression), over: [inner], at: start.column)
    }
  }

  /// A number, with the unit that may follow it: `12 건`, `0.1 [건/명]`.
  private mutating func number(
    _ value: Double, at start: FormulaToken
  ) throws(FormulaError) -> Tree {
    var written: String?
    switch token.kind {
    case .name(let word) where !FormulaParser.keywords.contains(word): written = word
    case .bracketed(let text): written = text
    default: break
    }
    guard let written else { return try node(.number(value), over: [], at: start.column) }
    // 1_000, as programmers write it, is no unit _000.
    guard let unit = Unit(parsing: written), !unit.symbol.isEmpty, !written.hasPrefix("_") else {
      throw failure(
        "formula-bad-unit",
        LocalizedText(
          ko: "'\(written)'\(Josa.topic.form(after: written)) 단위로 읽을 수 없습니다.",
          en: "'\(written)' cannot be read as a unit."),
        LocalizedText(
          ko: "12 건, 0.1 [건/명]처럼 쓰십시오.", en: "Write it as in 12 건 or 0.1 [건/명]."))
    }
    try advance()
    return try node(.quantity(value, unit), over: [], at: start.column)
  }

  /// Words that cannot name a variable.
  static let keywords: Set<String> = ["and", "or", "not", "if"]

  private mutating func named(
    _ name: String, at start: FormulaToken, above minimum: Int, depth: Int
  ) throws(FormulaError) -> Tree {
    if name == "not" {
      let bound = Expression.UnaryOperator.not.precedence
      guard minimum <= bound else { throw misplacedNot(start) }
      let inner = try expression(above: bound, depth: depth + 1)
      return try node(.unary(.not, inner.expression), over: [inner], at: start.column)
    }
    if token.kind == .mark("(") { return try call(name, at: start, depth: depth) }
    guard !FormulaParser.keywords.contains(name) else { throw misplacedKeyword(start) }
    if case .bracketed(let text) = token.kind {
      guard let period = Period(parsing: text) else { throw badPeriod(text) }
      try advance()
      return try node(.at(name, period), over: [], at: start.column)
    }
    return try node(.variable(name), over: [], at: start.column)
  }

  // MARK: Calls

  private mutating func call(
    _ name: String, at start: FormulaToken, depth: Int
  ) throws(FormulaError) -> Tree {
    let function = Expression.Function(rawValue: name)
    guard name == "if" || function != nil else { throw unknownFunction(start) }
    let arguments = try arguments(of: start, depth: depth)
    let expressions = arguments.map(\.expression)
    let arity = function?.arity ?? 3...3
    guard arity.contains(expressions.count) else {
      throw wrongCount(start, given: expressions.count, usage: function?.usage ?? "if(c, a, b)")
    }
    if let function {
      if function == .lag { try checkLag(expressions[1], at: start) }
      return try node(.call(function, expressions), over: arguments, at: start.column)
    }
    let condition = Expression.conditional(expressions[0], expressions[1], expressions[2])
    return try node(condition, over: arguments, at: start.column)
  }

  private mutating func arguments(
    of start: FormulaToken, depth: Int
  ) throws(FormulaError) -> [Tree] {
    let opening = token
    try advance()
    var arguments: [Tree] = []
    if token.kind == .mark(")") {
      try advance()
      return arguments
    }
    while true {
      arguments.append(try expression(above: 0, depth: depth + 1))
      if token.kind == .mark(",") {
        try advance()
      } else {
        guard token.kind == .mark(")") else { throw unclosed(opening) }
        try advance()
        return arguments
      }
    }
  }

  // MARK: Building

  mutating func advance() throws(FormulaError) {
    token = try lexer.next()
  }

  private mutating func node(
    _ expression: Expression, over children: [Tree], at column: Int
  ) throws(FormulaError) -> Tree {
    nodes += 1
    let height = 1 + (children.map(\.height).max() ?? 0)
    guard nodes <= FormulaParser.mostNodes, height <= FormulaParser.greatestHeight else {
      throw tooLarge(at: column)
    }
    return Tree(expression: expression, height: height)
  }
}

extension Expression {
  /// Whether a text is the name of a variable, as formulas write it.
  public static func isName(_ text: String) -> Bool {
    // Most names are a short word of ASCII, which need not be parsed.
    if let first = text.utf8.first, !isDigit(first), text.utf8.count <= 100,
      text.utf8.allSatisfy({ isLetter($0) || isDigit($0) })
    {
      return !FormulaParser.keywords.contains(text)
    }
    return (try? Expression(parsing: text)) == .variable(text)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Reads a formula.
  ///
  /// Throws a `FormulaError` that names the character, what was read there and how to mend it. A
  /// formula has at most 10,000 numbers, names and operations, brackets nested at most 200 deep,
  /// and sums or products of at most 1,000 terms.
  public init(parsing text: String) throws(FormulaError) {
    var parser = try FormulaParser(text)
    self = try parser.parse()
  }
}
