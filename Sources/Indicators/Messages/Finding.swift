/// Where in a file something was read: every part that is known is given.
public struct Place: Sendable, Hashable {
  /// Path of the file as the user gave it, relative to the workspace folder where there is one.
  public let file: String?
  /// Row as a spreadsheet counts it: the header is row 1.
  public let row: Int?
  /// Name of the column or field.
  public let column: String?

  /// Makes a place from the parts that are known.
  public init(file: String? = nil, row: Int? = nil, column: String? = nil) {
    self.file = file
    self.row = row
    self.column = column
  }
}

/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Something was read or done that the user may want to know.
  case note
  /// The result can be used, with care; `--strict` turns it into exit code 1.
  case warning
  /// The input cannot be used; exit code 2.
  case error

  /// Orders note < warning < error.
  public static func < (a: Severity, b: Severity) -> Bool {
    let order: [Severity] = [.note, .warning, .error]
    return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
  }
}

/// One thing found in the input: what, where, what was expected and how to mend it.
public struct Finding: Error, Sendable, Hashable {
  /// Stable identifier in kebab case, such as `weights-not-100`; messages may be reworded, codes not.
  public let code: String
  /// How much it matters.
  public let severity: Severity
  /// Where it was found.
  public let place: Place
  /// What was found, in one sentence that quotes what was read.
  public let message: LocalizedText
  /// What the user can do about it, in one sentence.
  public let mend: LocalizedText?

  /// Makes a finding.
  public init(
    code: String, severity: Severity, place: Place = Place(), message: LocalizedText,
    mend: LocalizedText? = nil
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.message = message
    self.mend = mend
  }

  /// The finding as a warning: what kept one thing out does not keep the others out.
  public var asWarning: Finding {
    Finding(
      code: code, severity: min(severity, .warning), place: place, message: message, mend: mend)
  }

  /// The same finding in a file, where it names none yet.
  public func located(in file: String) -> Finding {
    guard place.file == nil else { return self }
    return Finding(
      code: code, severity: severity,
      place: Place(file: file, row: place.row, column: place.column), message: message, mend: mend)
  }

  /// The same finding about a row further down; one that names no row stays as it is.
  public func moved(down rows: Int) -> Finding {
    guard rows > 0, let row = place.row else { return self }
    return Finding(
      code: code, severity: severity,
      place: Place(file: place.file, row: row + rows, column: place.column), message: message,
      mend: mend)
  }

  /// The whole finding on up to three lines: place, message, mend.
  public func text(_ language: Language) -> String {
    var parts: [String] = []
    if let file = place.file { parts.append(file) }
    if let row = place.row { parts.append(language == .ko ? "\(row)행" : "row \(row)") }
    if let column = place.column {
      let isOption = column.hasPrefix("--")
      parts.append(isOption ? column : language == .ko ? "'\(column)' 열" : "column '\(column)'")
    }
    let head = parts.isEmpty ? "" : parts.joined(separator: ", ") + ": "
    let tail = mend.map { "\n  → " + $0[language] } ?? ""
    return head + message[language] + tail
  }
}

/// All findings of one reading, thrown together so that the user can mend them in one go.
public struct Findings: Error, Sendable {
  /// The findings, in the order of the input.
  public let all: [Finding]

  /// Makes a collection of findings.
  public init(_ all: [Finding]) {
    self.all = all
  }
}
