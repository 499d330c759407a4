import ArgumentParser

extension ValidationError {
  /// Wrong use of a command, told in the language that was asked for.
  init(ko: String, en: String) {
    self.init(KoreanUsage.isWanted() ? ko : en)
  }
}
