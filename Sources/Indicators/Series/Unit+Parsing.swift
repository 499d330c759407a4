import Foundation

extension Unit {
  /// Reads a unit as it is written; nil where it cannot be read.
  ///
  /// `건`, `건/월`, `백만원`, `%p`, `원/건`, `km²`, `건*원`, `원/(건*일)`. The empty text and `-`
  /// are the dimensionless unit.
  ///
  /// Words that are not known become base units of their own; see `isKnown`.
  public init?(parsing text: String) {
    let characters = text.trimmedHalfwidth.filter { !$0.isWhitespace }
    guard characters.count <= 200 else { return nil }
    guard !characters.isEmpty, characters != ["-"] else {
      self = .none
      return
    }
    var reader = UnitReader(characters)
    guard let parts = reader.read(), parts.scale.isFinite, parts.scale > 0 else { return nil }
    self.init(exponents: parts.exponents, scale: parts.scale, symbol: String(characters))
  }
}

/// Reads a product and quotient of unit words.
struct UnitReader {
  /// Exponents of base units with a scale.
  struct Parts {
    var exponents: [String: Int] = [:]
    var scale = 1.0
  }

  private let characters: [Character]
  private var index = 0

  /// Starts reading characters without white space.
  init(_ characters: [Character]) {
    self.characters = characters
  }

  /// The unit, where all characters belong to it.
  mutating func read() -> Parts? {
    guard let parts = product(depth: 0), index == characters.count else { return nil }
    return parts
  }

  private mutating func product(depth: Int) -> Parts? {
    guard depth < 8, var result = factor(depth: depth) else { return nil }
    while let mark = peek, mark != ")" {
      let isDivision = mark == "/" || mark == "÷" || mark == "∕"
      guard isDivision || ["*", "·", "×", "⋅"].contains(mark) else { return nil }
      index += 1
      guard let next = factor(depth: depth) else { return nil }
      UnitReader.multiply(&result, by: next, power: isDivision ? -1 : 1)
    }
    return UnitReader.isBounded(result) ? result : nil
  }

  private mutating func factor(depth: Int) -> Parts? {
    var result = Parts()
    if peek == "(" {
      index += 1
      guard let inner = product(depth: depth + 1), peek == ")" else { return nil }
      index += 1
      result = inner
    } else if let peek, peek.isASCIIDigit {
      let digits = take { $0.isASCIIDigit || $0 == "." || $0 == "," }
      guard let number = Double(String(digits.filter { $0 != "," })) else { return nil }
      // What follows a number at once is counted by it: 건/1000명.
      if let next = self.peek, UnitReader.belongsToWord(next) {
        guard let counted = factor(depth: depth) else { return nil }
        result = counted
      }
      result.scale *= number
    } else {
      // A digit within a word belongs to it: m2, tCO2eq.
      let word = take { UnitReader.belongsToWord($0) || $0.isASCIIDigit }
      guard !word.isEmpty else { return nil }
      let meaning = UnitNames.meaning(of: String(word))
      result.exponents = [meaning.base: meaning.exponent]
      result.scale = meaning.scale
    }
    guard let power = exponent() else { return nil }
    var raised = Parts()
    UnitReader.multiply(&raised, by: result, power: power)
    return raised
  }

  /// `^2`, `^-1`, `²`, `³`, or 1 where nothing is written.
  private mutating func exponent() -> Int? {
    switch peek {
    case "²":
      index += 1
      return 2
    case "³":
      index += 1
      return 3
    case "^":
      index += 1
      let sign = peek == "-" ? -1 : 1
      if sign < 0 { index += 1 }
      let digits = take { $0.isASCIIDigit }
      guard let value = Int(String(digits)), (0...99).contains(value) else { return nil }
      return sign * value
    default: return 1
    }
  }

  private static func multiply(_ result: inout Parts, by other: Parts, power: Int) {
    for (name, exponent) in other.exponents {
      result.exponents[name, default: 0] += exponent * power
    }
    result.scale *= pow(other.scale, Double(power))
  }

  /// Exponents stay far from the limits of `Int` however brackets are nested.
  private static func isBounded(_ parts: Parts) -> Bool {
    parts.exponents.values.allSatisfy { $0.magnitude <= 1_000 }
  }

  private static func belongsToWord(_ character: Character) -> Bool {
    character.isLetter || character == "₂" || character == "%" || character == "‰"
      || character == "_"
      || character == "°" || character.isSymbol && !"^+=<>|~×÷$".contains(character)
  }

  private var peek: Character? { index < characters.count ? characters[index] : nil }

  private mutating func take(while belongs: (Character) -> Bool) -> [Character] {
    let taken = characters[index...].prefix(while: belongs)
    index += taken.count
    return Array(taken)
  }
}
