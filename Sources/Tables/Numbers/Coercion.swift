public import Indicators

/// A value that was not written plainly and was read as something else: before → after.
public struct Coercion: Sendable, Hashable {
  /// File, row and column.
  public let place: Place
  /// What is written in the file.
  public let before: String
  /// What was read; empty for "not known".
  public let after: String

  /// Makes a record of a coercion.
  public init(place: Place, before: String, after: String) {
    self.place = place
    self.before = before
    self.after = after
  }

  /// One line for a reading report: `a.csv, 3행, 'y' 열: '△149' → -149`.
  public func text(_ language: Language) -> String {
    let missing = language == .ko ? "(모름)" : "(not known)"
    let result = after.isEmpty ? missing : after
    return Finding(
      code: "coercion", severity: .note, place: place,
      message: LocalizedText(verbatim: "'\(before)' → \(result)")
    ).text(language)
  }
}
