/// Reads an amount of money exactly, in steps of 10⁻¹² won held in 128 bits.
struct WonReader {
  /// One won in the reader's steps.
  static let one: Int128 = 1_000_000_000_000

  private let characters: [Character]
  private var index = 0
  private var total: Int128 = 0
  private var section: Int128 = 0
  private var pending: Int128?
  private var lastSmall: Int128 = .max
  private var lastLarge: Int128 = .max
  private var hasUnit = false

  /// Starts reading characters without white space and sign.
  init(_ characters: [Character]) {
    self.characters = characters
  }

  /// The amount, and whether a unit was written; nil where the characters are no amount.
  mutating func read() -> (steps: Int128, hasUnit: Bool)? {
    guard characters.first.map({ $0.isASCIIDigit || $0 == "." }) == true else { return nil }
    var endsInWon = false
    while index < characters.count {
      if endsInWon { return nil }
      if characters[index] == "원" {
        endsInWon = true
        index += 1
      } else if !readStep() {
        return nil
      }
    }
    if pending != nil, hasUnit, !endsInWon { return nil }
    guard let sum = WonReader.sum(section, pending ?? 0), let all = WonReader.sum(total, sum) else {
      return nil
    }
    return (all, hasUnit || endsInWon)
  }

  private mutating func readStep() -> Bool {
    let character = characters[index]
    if character.isASCIIDigit || character == "." {
      guard pending == nil, let number = number() else { return false }
      pending = number
      return true
    }
    index += 1
    hasUnit = true
    switch character {
    case "십": return addSmall(10)
    case "백": return addSmall(100)
    case "천": return addSmall(1_000)
    case "만": return addLarge(10_000)
    case "억": return addLarge(100_000_000)
    case "조": return addLarge(1_000_000_000_000)
    default: return false
    }
  }

  /// Adds a part such as `4백` to the part below the next 만, 억 or 조.
  private mutating func addSmall(_ factor: Int128) -> Bool {
    guard factor < lastSmall, let part = WonReader.product(pending ?? WonReader.one, factor),
      let sum = WonReader.sum(section, part)
    else { return false }
    section = sum
    pending = nil
    lastSmall = factor
    return true
  }

  /// Closes a part at 만, 억 or 조.
  private mutating func addLarge(_ factor: Int128) -> Bool {
    guard factor < lastLarge, pending != nil || lastSmall < .max,
      let count = WonReader.sum(section, pending ?? 0),
      let part = WonReader.product(count, factor), let sum = WonReader.sum(total, part)
    else { return false }
    total = sum
    section = 0
    pending = nil
    lastSmall = .max
    lastLarge = factor
    return true
  }

  /// A number with thousands separators in their places and at most twelve decimals.
  private mutating func number() -> Int128? {
    let whole = take { $0.isASCIIDigit || $0 == "," }
    var fraction: [Character] = []
    if index < characters.count, characters[index] == "." {
      index += 1
      fraction = take { $0.isASCIIDigit }
      guard !fraction.isEmpty else { return nil }
    }
    guard let digits = WonReader.ungrouped(whole), !(digits.isEmpty && fraction.isEmpty),
      digits.count <= 26
    else { return nil }
    while fraction.last == "0" { fraction.removeLast() }
    guard fraction.count <= 12 else { return nil }
    let padded = digits + fraction + Array(repeating: "0", count: 12 - fraction.count)
    return Int128(String(padded))
  }

  private mutating func take(while belongs: (Character) -> Bool) -> [Character] {
    let taken = characters[index...].prefix(while: belongs)
    index += taken.count
    return Array(taken)
  }

  /// The digits without commas; nil where a comma stands elsewhere than before three digits.
  static func ungrouped(_ characters: [Character]) -> [Character]? {
    let groups = characters.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return characters }
    guard let first = groups.first, (1...3).contains(first.count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.flatMap { $0 }
  }

  static func sum(_ a: Int128, _ b: Int128) -> Int128? {
    let (value, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : value
  }

  static func product(_ a: Int128, _ b: Int128) -> Int128? {
    let (value, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? nil : value
  }
}
