import Indicators

/// A unit in brackets at the end of a name: `만족도(%)`, `예산 (백만원)`, `관광소비액(단위: 천원)`.
struct NameUnit {
  /// The name without it.
  let name: String
  /// The unit as written.
  let unit: String

  /// Base units that brackets mean; words such as 기관, 과정 or 월 in brackets may tell something else.
  private static let usual: Set = [
    "건", "명", "회", "원", "개", "%", "%p", "‰", "점", "일", "시간", "부", "대", "권", "편", "곳", "개소", "가구",
    "세대", "매", "m", "g", "L", "kWh", "USD",
  ]

  /// Nil where a name ends otherwise, or with words that are no usual unit (`예산(잠정)`).
  init?(_ name: String) {
    guard let parts = TrailingBrackets(name) else { return nil }
    let unit = Remark.unit("(\(parts.inside))") ?? parts.inside
    guard !parts.before.isEmpty, let known = Unit(parsing: unit), known.exponents.count == 1,
      known.exponents.keys.allSatisfy(Self.usual.contains)
    else { return nil }
    (self.name, self.unit) = (parts.before, unit)
  }
}
