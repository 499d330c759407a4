/// Colours and fonts; bands are one hue by lightness, marks differ in shape as well as colour.
enum Palette {
  static let ink = "#222222"
  static let muted = "#666666"
  static let grid = "#e3e6ea"
  static let actual = "#1b3a5c"
  static let forecast = "#1f6fb2"
  static let target = "#c2410c"
  static let better = "#2b7a78"
  static let worse = "#c2410c"
  static let rise = "#1f6fb2"
  static let fall = "#8fbbe0"
  static let total = "#5b6b7b"
  static let fonts =
    "NanumGothic, &#39;Noto Sans KR&#39;, &#39;Malgun Gothic&#39;, &#39;Apple SD Gothic Neo&#39;, sans-serif"

  /// The fill of a prediction interval: the wider the lighter.
  static func band(_ level: Double) -> String {
    switch level {
    case ..<60: "#8fbbe0"
    case ..<90: "#bcd7ee"
    default: "#dfecf7"
    }
  }

  /// Columns of a terminal or em-halves of a font: Hangul and other wide letters count two.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
  }
}
