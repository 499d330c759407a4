/// The languages Jipyo speaks to its users.
public enum Language: String, Sendable, CaseIterable {
  /// Korean, the default where the locale is Korean.
  case ko
  /// English.
  case en
}

/// The same sentence in Korean and in English.
public struct LocalizedText: Sendable, Hashable {
  /// The Korean wording.
  public let ko: String
  /// The English wording.
  public let en: String

  /// Makes a text from its two wordings.
  public init(ko: String, en: String) {
    self.ko = ko
    self.en = en
  }

  /// Makes a text that reads the same in both languages, such as a number or an identifier.
  public init(verbatim text: String) {
    self.init(ko: text, en: text)
  }

  /// The wording in the given language.
  public subscript(_ language: Language) -> String {
    switch language {
    case .ko: ko
    case .en: en
    }
  }
}
