internal import Indicators

/// The kinds of rules by the form of their value.
extension RuleSetting {
  /// `2부터 10까지`, with a word that is taken as well.
  static func between(_ low: String, _ high: String, _ word: String? = nil) -> LocalizedText {
    LocalizedText(
      ko: "\(low)부터 \(high)까지" + (word.map { ", 또는 \($0)" } ?? ""),
      en: "from \(low) to \(high)" + (word.map { ", or \($0)" } ?? ""))
  }

  static func whole(
    _ name: String, _ range: ClosedRange<Int>,
    _ path: any WritableKeyPath<ScoreParameters, Int> & Sendable
  ) -> Entry {
    let (low, high) = (range.lowerBound, range.upperBound)
    let form = LocalizedText(
      ko: "\(low)부터 \(high)까지의 정수", en: "a whole number from \(low) to \(high)")
    return Entry(name, form) { text, all in
      guard let value = RuleText.whole(text, range) else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  static func number(
    _ name: String, _ range: ClosedRange<Double>,
    _ path: any WritableKeyPath<ScoreParameters, Double> & Sendable
  ) -> Entry {
    let form = between(Figure.text(range.lowerBound), Figure.text(range.upperBound))
    return Entry(name, form) { text, all in
      guard let value = RuleText.number(text, range) else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  static func orNone(
    _ name: String, _ range: ClosedRange<Double>,
    _ path: any WritableKeyPath<ScoreParameters, Double?> & Sendable
  ) -> Entry {
    let form = between(Figure.text(range.lowerBound), Figure.text(range.upperBound), "none")
    return Entry(name, form) { text, all in
      let value = text == "none" ? nil : RuleText.number(text, range)
      guard text == "none" || value != nil else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  static func choice<Value: Sendable>(
    _ name: String, _ words: [(String, Value)],
    _ path: any WritableKeyPath<ScoreParameters, Value> & Sendable
  ) -> Entry {
    Entry(name, LocalizedText(verbatim: words.map(\.0).joined(separator: " | "))) { text, all in
      guard let value = words.first(where: { $0.0 == text })?.1 else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  /// `120/80`: best and floor in percent of the reference, as for a 상향 indicator.
  static func ratio(
    _ name: String, _ path: any WritableKeyPath<ScoreParameters, ScoreMethod> & Sendable
  ) -> Entry {
    let form = LocalizedText(
      ko: "110/90처럼 최고/최저(%). 최고는 100 초과 200 이하, 최저는 0 이상 100 미만",
      en: "best/floor in percent, such as 110/90; best above 100 up to 200, floor from 0 below 100")
    return Entry(name, form) { text, all in
      guard let ratio = ScoreMethod(ratio: text.split(separator: "/").map(String.init)) else {
        return false
      }
      all[keyPath: path] = ratio
      return true
    }
  }

  static func parsed<Value: Sendable>(
    _ name: String, _ example: String, _ parse: @escaping @Sendable (String) -> Value?,
    _ path: any WritableKeyPath<ScoreParameters, Value> & Sendable
  ) -> Entry {
    Entry(name, LocalizedText(verbatim: example)) { text, all in
      guard let value = parse(text) else { return false }
      all[keyPath: path] = value
      return true
    }
  }
}
