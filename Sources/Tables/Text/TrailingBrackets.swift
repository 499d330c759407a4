/// Words that end with brackets, taken apart: `만족도(%)`, `사업비 （백만원）`, `행정구역별[1]`.
struct TrailingBrackets {
  /// The words before the last brackets, without spaces around them.
  let before: String
  /// The words inside, without spaces around them.
  let inside: String

  /// Nil where words end otherwise.
  init?(_ text: String) {
    guard let last = text.last, ")]）］".contains(last),
      let open = text.lastIndex(where: { "([（［".contains($0) })
    else { return nil }
    before = HeaderName.clean(String(text[..<open]))
    inside = HeaderName.clean(String(text[text.index(after: open)...].dropLast()))
  }
}
