import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text of a cell that holds a number, as a table of text would have it.
struct CellText {
  /// Whether days are counted from 1904.
  let countsFrom1904: Bool

  /// The text of a stored number; the bytes themselves where they are none.
  func text(_ stored: ArraySlice<UInt8>, _ format: NumberFormatCode) -> [UInt8] {
    if format == .plain, CellText.isShort(stored) { return Array(stored) }
    let number = stored.withUnsafeBufferPointer { DecimalText.number($0) }
    guard let number, number.isFinite else { return Array(stored) }
    switch format {
    case .number(let thousands): return CellText.digits(number / pow(1000, Double(thousands)))
    case .percent: return CellText.digits(number * 100) + [UInt8(ascii: "%")]
    case .date(let parts): return date(number, parts).map { Array($0.utf8) } ?? Array(stored)
    case .counted(let before, let after):
      let digits = CellText.digits(number)
      guard CellText.isPeriod(number, after) else { return digits }
      return Array(before.utf8) + digits + Array(after.utf8)
    }
  }

  /// Whether a number is written with at most 15 digits and no exponent, and so stays as it is.
  private static func isShort(_ stored: ArraySlice<UInt8>) -> Bool {
    stored.count <= 15
      && stored.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      }
  }

  /// The shortest decimal of at most 15 significant digits, as spreadsheets know numbers.
  static func digits(_ number: Double) -> [UInt8] {
    if number == number.rounded(), number.magnitude < 1e15 {
      return Array(String(Int(number)).utf8)
    }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { text in
      let count = withVaList([number]) { vsnprintf(text.baseAddress, 40, "%.15g", $0) }
      return text.prefix(Int(count)).map { UInt8(bitPattern: $0) }
    }
  }

  /// Whether a number with these words behind it is a year, a month or a part of a year.
  private static func isPeriod(_ number: Double, _ words: String) -> Bool {
    guard number == number.rounded() else { return false }
    switch words.first(where: { $0 != " " && $0 != "/" }) {
    case "년": return (1900...2199).contains(number)
    case "월": return (1...12).contains(number)
    default: return (1...4).contains(number)
    }
  }

  /// A serial number as a date, down to the parts that are shown; nil where it is no date.
  private func date(_ serial: Double, _ parts: NumberFormatCode.DateParts) -> String? {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var seconds = Int(((serial - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    guard !parts.isDisjoint(with: [.year, .month, .day]) else {
      return CellText.clock(seconds + day * 86_400)
    }
    guard countsFrom1904 || day >= 1 else { return nil }
    // The calendar of 1900 has a 29th of February, which there was not.
    let base = countsFrom1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    if !countsFrom1904, day == 60 { return "1900-02-29" }
    let date = CivilDate(daysSinceEpoch: base + day)
    if parts.contains(.day) {
      let hasTime = parts.contains(.time) && seconds > 0
      return date.description + (hasTime ? " " + CellText.clock(seconds) : "")
    }
    if parts.contains(.year), !parts.contains(.month) { return String(date.year) }
    if !parts.contains(.year), parts.contains(.wordForMonth) { return "\(date.month)월" }
    return String(date.description.dropLast(3))
  }

  /// Hours, minutes and seconds.
  private static func clock(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }
}
