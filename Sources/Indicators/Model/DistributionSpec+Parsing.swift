extension DistributionSpec {
  /// The families of DESIGN's driver model file.
  public static let families = [
    "normal", "lognormal", "uniform", "triangular", "pert", "beta", "gamma", "studentt", "poisson",
    "negbinomial", "binomial", "bernoulli", "empirical", "discrete",
  ]

  /// Reads a distribution: `pert(0.25, 0.40, 0.55)`, `lognormal(mu: 7.1, sigma: 0.2)`,
  /// `empirical([1, 2, 3])`, `discrete({0: 0.7, 1: 0.3})`.
  ///
  /// The family must be known and the form of the arguments right; whether their number and values
  /// make a distribution is checked where it is built. Throws a `FormulaError` with the place.
  public init(parsing text: String) throws(FormulaError) {
    let (family, arguments): (String, [Argument])
    do throws(FormulaError) {
      var parser = try DistributionParser(text)
      (family, arguments) = try parser.parse()
    } catch {
      throw error.ofDistribution
    }
    let written = String(text.trimmedHalfwidth)
    self.init(family: family, arguments: arguments, text: written)
  }
}

/// Reads one distribution, word by word.
struct DistributionParser {
  private let text: String
  private var lexer: FormulaLexer
  private var token: FormulaToken

  init(_ text: String) throws(FormulaError) {
    self.text = text
    lexer = try FormulaLexer(text)
    token = try lexer.next()
  }

  mutating func parse() throws(FormulaError) -> (String, [DistributionSpec.Argument]) {
    guard case .name(let name) = token.kind else { throw expected("분포 이름이", "a distribution") }
    let family = name.lowercased()
    guard DistributionSpec.families.contains(family) else { throw unknownFamily(name) }
    try advance()
    try take("(")
    var arguments: [DistributionSpec.Argument] = []
    if token.kind != .mark(")") {
      arguments.append(try argument())
      while token.kind == .mark(",") {
        try advance()
        arguments.append(try argument())
      }
    }
    try take(")")
    guard token.kind == .end else { throw expected("분포의 끝이", "the end of the distribution") }
    return (family, arguments)
  }

  private mutating func argument() throws(FormulaError) -> DistributionSpec.Argument {
    switch token.kind {
    case .name(let label):
      if DistributionParser.endless[label.lowercased()] != nil { return .number(try number()) }
      let start = token
      try advance()
      guard token.kind == .mark(":") else {
        token = start
        throw expected("수가", "a number")
      }
      try advance()
      return .labelled(label, try number())
    case .mark("["): return .list(try list())
    case .mark("{"): return .pairs(try pairs())
    default: return .number(try number())
    }
  }

  private mutating func list() throws(FormulaError) -> [Double] {
    try take("[")
    var values = [try number()]
    while token.kind == .mark(",") {
      try advance()
      values.append(try number())
    }
    try take("]")
    return values
  }

  private mutating func pairs() throws(FormulaError) -> [DistributionSpec.Pair] {
    try take("{")
    var pairs = [try pair()]
    while token.kind == .mark(",") {
      try advance()
      pairs.append(try pair())
    }
    try take("}")
    return pairs
  }

  private mutating func pair() throws(FormulaError) -> DistributionSpec.Pair {
    let value = try number()
    try take(":")
    return DistributionSpec.Pair(value: value, probability: try number())
  }

  private mutating func number() throws(FormulaError) -> Double {
    var sign = 1.0
    if token.kind == .symbol(.subtract) || token.kind == .symbol(.add) {
      if token.kind == .symbol(.subtract) { sign = -1 }
      try advance()
    }
    let value: Double
    switch token.kind {
    case .number(let number): value = number
    case .name(let name):
      guard let number = DistributionParser.endless[name.lowercased()] else { fallthrough }
      value = number
    default: throw expected("수가", "a number")
    }
    try advance()
    if case .name(let unit) = token.kind { throw unitBehind(unit) }
    return sign * value
  }

  /// Words for numbers that no distribution takes; its parameters' checks say so by name.
  private static let endless: [String: Double] = [
    "nan": .nan, "inf": .infinity, "infinity": .infinity,
  ]

  private mutating func take(_ mark: Character) throws(FormulaError) {
    guard token.kind == .mark(mark) else { throw expected("'\(mark)' 기호가", "'\(mark)'") }
    try advance()
  }

  private mutating func advance() throws(FormulaError) {
    token = try lexer.next()
  }

  // MARK: Errors

  private func unitBehind(_ unit: String) -> FormulaError {
    FormulaError(
      code: "distribution-syntax", formula: text, column: token.column, read: token.text,
      problem: LocalizedText(
        ko: "수 바로 뒤에 '\(unit)'\(Josa.subject.form(after: unit)) 있습니다.",
        en: "'\(unit)' follows a number."),
      mend: LocalizedText(
        ko: "unit에 적은 단위의 숫자만 쓰십시오. 3억은 unit이 억원이면 3, 백만원이면 300, 원이면 300000000입니다.",
        en: "Write digits alone, in the unit of the variable: 3억 is 3 in 억원, 300 in 백만원."))
  }

  private func expected(_ korean: String, _ english: String) -> FormulaError {
    let read = token.kind == .end ? nil : token.text
    return FormulaError(
      code: "distribution-syntax", formula: text, column: token.column, read: token.text,
      problem: LocalizedText(
        ko: "\(korean) 올 자리입니다(\(read.map { "읽은 것: '\($0)'" } ?? "도중에 끝남")).",
        en: "\(english) is expected; \(read.map { "'\($0)' was read" } ?? "the text ends")."),
      mend: LocalizedText(
        ko:
          "pert(0.25, 0.40, 0.55), lognormal(mu: 7.1, sigma: 0.2), discrete({0: 0.7, 1: 0.3})처럼 쓰십시오.",
        en: "Write it as in pert(0.25, 0.40, 0.55) or lognormal(mu: 7.1, sigma: 0.2)."))
  }

  private func unknownFamily(_ name: String) -> FormulaError {
    let list = DistributionSpec.families.joined(separator: ", ")
    return FormulaError(
      code: "distribution-unknown-family", formula: text, column: token.column, read: token.text,
      problem: LocalizedText(
        ko: "'\(name)'\(Josa.topic.form(after: name)) 없는 분포입니다.",
        en: "There is no distribution '\(name)'."),
      mend: NearestNames.hint(for: name, among: DistributionSpec.families)
        ?? LocalizedText(ko: "쓸 수 있는 분포: \(list).", en: "The distributions are \(list)."))
  }
}
