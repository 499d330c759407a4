/// Korean particles that change with the sound before them.
///
/// Numbers, Latin letters, units and `%` are taken as they are read aloud: `3은`, `2는`, `SNS는`,
/// `5%를`. A closing bracket and what it holds is passed over, as 국립국어원 advises
/// (`서구(광주)는`); quotation marks are passed over too.
public enum Josa: Sendable, Hashable, CaseIterable {
  /// 은/는.
  case topic
  /// 이/가.
  case subject
  /// 을/를.
  case object
  /// 과/와.
  case and
  /// 으로/로.
  case direction

  /// The particle alone, as it follows the word; both forms, `은(는)`, where the sound is unknown.
  public func form(after word: String) -> String {
    let sound = FinalSound(of: word)
    switch (self, sound) {
    case (.topic, .open): return "는"
    case (.topic, .rieul), (.topic, .closed): return "은"
    case (.subject, .open): return "가"
    case (.subject, .rieul), (.subject, .closed): return "이"
    case (.object, .open): return "를"
    case (.object, .rieul), (.object, .closed): return "을"
    case (.and, .open): return "와"
    case (.and, .rieul), (.and, .closed): return "과"
    case (.direction, .open), (.direction, .rieul): return "로"
    case (.direction, .closed): return "으로"
    case (.topic, .unknown): return "은(는)"
    case (.subject, .unknown): return "이(가)"
    case (.object, .unknown): return "을(를)"
    case (.and, .unknown): return "과(와)"
    case (.direction, .unknown): return "(으)로"
    }
  }
}

extension String {
  /// The word with its particle, such as `"목표".with(.topic) == "목표는"`.
  public func with(_ josa: Josa) -> String { self + josa.form(after: self) }
}
