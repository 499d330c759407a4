import Indicators

/// The unit at the end of a name: `관광소비액(천원)`, `달성률 (%)`.
enum UnitInName {
  /// Base units that brackets mean; words such as 기관, 과정 or 월 in brackets may tell something else.
  private static let usual: Set = [
    "건", "명", "회", "원", "개", "%", "%p", "‰", "점", "일", "시간", "부", "대", "권", "편", "곳", "개소", "가구",
    "세대",
    "매", "m", "g", "L", "kWh", "USD",
  ]

  /// The words in the last brackets where they are a unit, as written; nil for any others.
  static func unit(_ name: String) -> String? {
    guard name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex else {
      return nil
    }
    let inside = HeaderName.clean(String(name[name.index(after: open)...].dropLast()))
    let text = Remark.unit("(\(inside))") ?? inside
    guard let unit = Unit(parsing: text), unit.exponents.count == 1,
      unit.exponents.keys.allSatisfy(usual.contains)
    else { return nil }
    return text
  }
}
