/// What the format of a number means for its text: a share in per cent, a day, a month, a year, or a
/// number with words such as 년 behind it (ECMA-376-1, section 18.8.31).
///
/// Decimals, separators and signs of a format are left out: the number itself is more exact.
enum NumberFormatCode: Equatable {
  /// As it is, in units of 1,000 to the given power.
  case number(thousands: Int)
  /// A hundred times the number, with `%`.
  case percent
  /// A day or time, down to the parts that the format shows.
  case date(DateParts)
  /// A whole number between words that make it a period, such as `0"년"`.
  case counted(before: String, after: String)

  /// The parts of a date that a format shows.
  struct DateParts: OptionSet {
    let rawValue: Int
    static let year = DateParts(rawValue: 1)
    static let month = DateParts(rawValue: 2)
    static let day = DateParts(rawValue: 4)
    static let time = DateParts(rawValue: 8)
    /// The month has 월 behind it.
    static let wordForMonth = DateParts(rawValue: 16)
  }

  static let plain = NumberFormatCode.number(thousands: 0)

  /// The format with a number of its own (section 18.8.30; 27 to 36 and 50 to 58 as in Korea).
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 17: self = .date([.year, .month])
    case 14...16, 27...31, 34...36, 50...58: self = .date([.year, .month, .day])
    case 22: self = .date([.year, .month, .day, .time])
    case 18...21, 32, 33, 45...47: self = .date(.time)
    default: self = .plain
    }
  }

  /// The meaning of a format code.
  init(_ code: String) {
    var scan = FormatScan()
    scan.read(code)
    if !scan.dateParts.isEmpty {
      self = .date(scan.dateParts)
    } else if scan.hasPercent {
      self = .percent
    } else if scan.isWhole, FormatScan.isPeriodWord(scan.after) {
      self = .counted(before: scan.before, after: scan.after)
    } else {
      self = .number(thousands: scan.thousands)
    }
  }
}

/// One pass over the first section of a format code, which is that of positive numbers.
private struct FormatScan {
  var dateParts: NumberFormatCode.DateParts = []
  var hasPercent = false
  var before = ""
  var after = ""
  var thousands = 0
  /// Whether the number is shown without decimals, separators and exponent.
  var isWhole: Bool { hasDigits && !hasMarks }
  private var hasDigits = false
  private var hasMarks = false
  private var isAfterTime = false
  private var hasPoint = false
  private var hasCondition = false
  private var commas = 0
  private var pendingMonth = false

  mutating func read(_ code: String) {
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case ";": return finish()
      case "\"":
        let literal = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(literal.count + 1)
        add(String(literal))
      case "\\": if let next = rest.popFirst() { add(String(next)) }
      case "_", "*": _ = rest.popFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if let mark = inside.first, "<>=".contains(mark) { hasCondition = true }
        if let first = inside.lowercased().first, "hms".contains(first), inside.count <= 2 {
          take(.time)
        }
      default: read(character, &rest)
      }
    }
    finish()
  }

  /// Reads a character that stands for a part of the number or for itself.
  private mutating func read(_ character: Character, _ rest: inout Substring) {
    switch character {
    case "0", "#", "?":
      hasDigits = true
      if !hasPoint { commas = 0 }
    case "," where hasDigits:
      (hasMarks, commas) = (true, commas + 1)
    case ".":
      settleMonth()
      (hasMarks, hasPoint) = (true, true)
    case "/" where hasDigits: hasMarks = true
    case "%": hasPercent = true
    case "E", "e":
      if hasDigits, let sign = rest.first, "+-".contains(sign) {
        hasMarks = true
      } else {
        take(.year)
      }
    case "G", "g":
      if rest.lowercased().hasPrefix("eneral") {
        rest = rest.dropFirst(6)
        hasDigits = true
      }
    case "y", "Y": take(.year)
    case "m", "M": month()
    case "d", "D": take(.day)
    case "h", "H": take(.time)
    case "s", "S":
      pendingMonth = false
      take(.time)
    case "A", "a":
      if rest.lowercased().hasPrefix("m/pm") { rest = rest.dropFirst(4) }
    case " ", "-", "(", ")", ":", "+", "$", "'": settleMonth(unlessBefore: character)
    default: add(String(character))
    }
  }

  /// `m` behind hours or before seconds is a minute.
  private mutating func month() { if !isAfterTime { pendingMonth = true } }

  private mutating func take(_ part: NumberFormatCode.DateParts) {
    settleMonth()
    dateParts.insert(part)
    isAfterTime = part == .time
  }

  private mutating func settleMonth(unlessBefore character: Character = " ") {
    guard pendingMonth, character != ":" else { return }
    pendingMonth = false
    dateParts.insert(.month)
  }

  private mutating func add(_ literal: String) {
    if pendingMonth, literal.hasPrefix("월") { dateParts.insert(.wordForMonth) }
    settleMonth()
    if hasDigits { after += literal } else { before += literal }
  }

  /// Commas behind the last digit divide by a thousand each; whether they do for a number that has to
  /// meet a condition, nobody can tell from the format alone.
  private mutating func finish() {
    settleMonth()
    thousands = hasCondition ? 0 : commas
  }

  /// Whether words behind a number make it a year, a part of a year or a month.
  static func isPeriodWord(_ word: String) -> Bool {
    let word = word.drop { $0 == " " }
    return ["년", "월", "분기", "반기", "/4분기", "/2반기"].contains { word.hasPrefix($0) }
  }
}
