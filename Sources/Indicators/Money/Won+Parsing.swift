extension Won {
  /// Reads an amount exactly as Korean documents write it; nil where it is none, is no whole
  /// number of won, or leaves the range of `Int`.
  ///
  /// `15.3억`, `2억7천만원`, `4천4백만원`, `228,705천원`, `△149백만원`, `(149)`, `₩1,234`.
  /// A number without a unit is in `defaultUnit`. A number with one unit keeps it for display.
  public init?(parsing text: String, defaultUnit: WonUnit = .one) {
    var characters = text.trimmedHalfwidth.filter { !$0.isWhitespace }
    guard characters.count <= 80 else { return nil }
    let isNegative = Won.takeSign(&characters)
    if let first = characters.first, first == "₩" || first == "￦" { characters.removeFirst() }
    var reader = WonReader(characters)
    guard let (steps, hasUnit) = reader.read() else { return nil }
    let unit = hasUnit ? Won.writtenUnit(characters) : defaultUnit
    let factor = hasUnit ? 1 : Int128(defaultUnit.won)
    guard let scaled = WonReader.product(steps, factor), scaled % WonReader.one == 0 else {
      return nil
    }
    let won = isNegative ? -(scaled / WonReader.one) : scaled / WonReader.one
    guard let amount = Int(exactly: won) else { return nil }
    self.init(amount, displayUnit: unit)
  }

  /// Removes the sign (`△`, `▲`, `-`, brackets, `+`) and tells whether it means less than nothing.
  private static func takeSign(_ characters: inout [Character]) -> Bool {
    let minus: Set<Character> = ["△", "▲", "▽", "▼", "-", "−", "–", "∆", "Δ"]
    guard let first = characters.first else { return false }
    if minus.contains(first) {
      characters.removeFirst()
      return true
    }
    if first == "+" {
      characters.removeFirst()
      return false
    }
    if first == "(", let closing = characters.firstIndex(of: ")") {
      characters.remove(at: closing)
      characters.removeFirst()
      return true
    }
    return false
  }

  /// The unit of `228,705천원`; won where several are mixed.
  private static func writtenUnit(_ characters: [Character]) -> WonUnit {
    let words = characters.drop { $0.isASCIIDigit || $0 == "," || $0 == "." }
    let name = String(words)
    return WonUnit(rawValue: name) ?? WonUnit(rawValue: name + "원") ?? .one
  }
}

extension WonUnit {
  /// Reads the name of a unit: `천원`, `백만 원`, `억`; nil where it is none.
  public init?(parsing text: String) {
    let name = String(text.trimmedHalfwidth.filter { !$0.isWhitespace })
    guard let unit = WonUnit(rawValue: name) ?? WonUnit(rawValue: name + "원") else { return nil }
    self = unit
  }

  /// The unit of measurement, a multiple of 원.
  public var unit: Unit { Unit(exponents: ["원": 1], scale: Double(won), symbol: rawValue) }
}
