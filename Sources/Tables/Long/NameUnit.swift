import Indicators

/// A unit in parentheses at the end of a name: `만족도(%)`, `예산 (백만원)`.
struct NameUnit {
  /// The name without it.
  let name: String
  /// The unit as written.
  let unit: String

  /// Nil where a name ends otherwise, or with words that are no known unit (`예산(잠정)`).
  init?(_ name: String) {
    guard let last = name.last, last == ")" || last == "]" || last == "）",
      let open = name.lastIndex(where: { "([（".contains($0) })
    else { return nil }
    let unit = name[name.index(after: open)...].dropLast().trimmingSpaces
    let rest = name[..<open].trimmingSpaces
    guard !rest.isEmpty, !unit.isEmpty, let known = Unit(parsing: unit), known.isKnown,
      !known.exponents.isEmpty
    else { return nil }
    (self.name, self.unit) = (rest, unit)
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    let start = drop(while: \.isWhitespace)
    let end = start.reversed().prefix(while: \.isWhitespace).count
    return String(start.dropLast(end))
  }
}
