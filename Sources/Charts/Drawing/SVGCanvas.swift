import Foundation

/// Collects SVG elements; every text is escaped and every number printed with two decimals.
struct SVGCanvas {
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Where a text is anchored.
  enum Anchor: String {
    case start, middle, end
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String, width: Double = 1,
    dash: String? = nil
  ) {
    let dashed = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    body +=
      "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(stroke)\""
      + " stroke-width=\"\(n(width))\"\(dashed)/>\n"
  }

  mutating func polyline(
    _ points: [(Double, Double)], stroke: String, width: Double, dash: String? = nil
  ) {
    let dashed = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    body +=
      "<polyline points=\"\(list(points))\" fill=\"none\" stroke=\"\(stroke)\""
      + " stroke-width=\"\(n(width))\" stroke-linejoin=\"round\"\(dashed)/>\n"
  }

  mutating func polygon(_ points: [(Double, Double)], fill: String) {
    body += "<polygon points=\"\(list(points))\" fill=\"\(fill)\"/>\n"
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, fill: String, stroke: String? = nil
  ) {
    let edge = stroke.map { " stroke=\"\($0)\"" } ?? ""
    body +=
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(width, 0)))\""
      + " height=\"\(n(max(height, 0)))\" fill=\"\(fill)\"\(edge)/>\n"
  }

  mutating func circle(x: Double, y: Double, radius: Double, fill: String, stroke: String) {
    body +=
      "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" fill=\"\(fill)\""
      + " stroke=\"\(stroke)\" stroke-width=\"1.5\"/>\n"
  }

  mutating func text(
    _ words: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start,
    fill: String = Palette.ink, bold: Bool = false
  ) {
    let weight = bold ? " font-weight=\"bold\"" : ""
    body +=
      "<text x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\" text-anchor=\"\(anchor.rawValue)\""
      + " fill=\"\(fill)\"\(weight)>\(SVGCanvas.escaped(words))</text>\n"
  }

  /// The whole document, with title and description for screen readers.
  func document(title: String, description: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(n(width))" height="\(n(height))" \
    viewBox="0 0 \(n(width)) \(n(height))" role="img" font-family="\(Palette.fonts)">
    <title>\(SVGCanvas.escaped(title))</title>
    <desc>\(SVGCanvas.escaped(description))</desc>
    <rect width="100%" height="100%" fill="#ffffff"/>
    \(body)</svg>

    """
  }

  private func list(_ points: [(Double, Double)]) -> String {
    points.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " ")
  }

  private func n(_ value: Double) -> String {
    let text = String(format: "%.2f", value.isFinite ? value : 0)
    return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
  }

  /// The text with the five XML characters escaped and control characters dropped.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: if scalar.value >= 0x20 || scalar == "\n" { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }
}
