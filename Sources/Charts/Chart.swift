public import Indicators

/// A finished chart: the numbers behind it, a Vega-Lite specification, a picture and a sentence.
///
/// All four come from the same chart value, so they cannot disagree.
public struct Chart: Sendable {
  /// Stable file name without extension, such as `indicator-press`.
  public let name: String
  /// Title for readers.
  public let title: String
  /// The numbers, one row a mark.
  public let table: ChartTable
  /// A Vega-Lite 5 specification with the data inside.
  public let vegaLite: JSONValue
  /// The picture as SVG.
  public let svg: String
  /// A sentence made from the numbers, for readers who cannot see the picture.
  public let altText: String
}

/// Anything that can be drawn.
public protocol ChartValue: Sendable {
  /// Draws the chart in a language.
  func chart(_ language: Language) -> Chart
}
