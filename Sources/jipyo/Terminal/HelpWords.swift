import ArgumentParser
import Forecasting
import Indicators

/// The words of a help page in the language that was asked for.
enum HelpWords {
  /// The names of all forecasting methods, separated by commas.
  static let methods = MethodCatalogue.standard.names.joined(separator: ", ")
  /// Whether help is Korean; one process has one language.
  static let isKorean = KoreanUsage.isWanted()
}

extension String {
  /// A sentence of a help page; only the one that is told is made.
  static func told(
    ko: @autoclosure () -> String, en: @autoclosure () -> String
  ) -> String {
    HelpWords.isKorean ? ko() : en()
  }
}

extension ArgumentHelp {
  /// What an argument is for, and the name of its value in the synopsis.
  static func told(
    ko: @autoclosure () -> String, en: @autoclosure () -> String, valueName: String? = nil
  ) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: .told(ko: ko(), en: en())).named(valueName)
  }

  private func named(_ valueName: String?) -> ArgumentHelp {
    guard let valueName else { return self }
    var help = self
    help.valueName = valueName
    return help
  }
}
