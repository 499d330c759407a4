public import Indicators

/// Where a figure of a 산출근거 comes from.
public enum FigureSource: Hashable, Sendable {
  /// A result in the data: series and year.
  case result(series: String, year: Int)
  /// A published target in the data: series and year.
  case target(series: String, year: Int)
  /// The forecast, by its label, for a year.
  case forecast(label: LocalizedText, year: Int)
  /// A decision in overrides.csv about a series and year.
  case override(series: String, year: Int)
  /// A rule of `MethodRules` or an ambition, by name.
  case rule(String)
  /// Worked out from the figures with these labels.
  case derived([String])
}

/// One figure of a 산출근거, with what it rests on.
public struct BasisFigure: Hashable, Sendable {
  /// Stable name, such as `target` or `result-2016`.
  public let label: String
  /// The value before it was printed.
  public let value: Double
  /// The value as it stands in the Korean and the English text.
  public let text: LocalizedText
  /// What it rests on.
  public let sources: [FigureSource]

  /// Makes a figure.
  public init(label: String, value: Double, text: LocalizedText, sources: [FigureSource]) {
    self.label = label
    self.value = value
    self.text = text
    self.sources = sources
  }
}

/// One line of a 산출근거 in 개조식.
public struct BasisLine: Hashable, Sendable {
  /// What the line is about, such as 기준.
  public let heading: LocalizedText
  /// The line without its heading.
  public let text: LocalizedText
  /// The figures in it, in order.
  public let figures: [BasisFigure]
  /// Document and place that a rule of the line rests on, which close it in brackets; nil for none.
  public var citation: LocalizedText? = nil

  /// What opens the brackets of a citation; the lints read nothing inside.
  static let citationMark = LocalizedText(ko: "(규칙 출처: ", en: "(source of the rule: ")

  /// The line with what it cites.
  func whole(_ language: Language) -> String {
    let end = citation.map { " \(BasisLine.citationMark[language])\($0[language]))" } ?? ""
    return "\(heading[language]): \(text[language])\(end)"
  }
}

/// A generated 목표치 설정 근거: every number in it is one of its figures.
public struct TargetBasis: Hashable, Sendable {
  /// The lines, in order.
  public let lines: [BasisLine]

  /// All figures, in order: the trace from the target to rows and rules.
  public var figures: [BasisFigure] { lines.flatMap(\.figures) }

  /// The paragraph, one line each: `○ 기준: …`.
  public func text(_ language: Language) -> String {
    lines.map { "○ \($0.whole(language))" }.joined(separator: "\n")
  }
}
