import Indicators

/// Column names in two rows, as merged cells leave them: groups above (`실적`, `2024년`), what belongs to
/// each of them below (`2022`, `2023`; `목표`, `실적`).
enum GroupedHeading {
  /// One name for each column, such as `2023 실적`; nil where the rows are no such heading.
  ///
  /// A group reaches to the right over cells left empty. Each column without a group is named in one of
  /// the rows, the other being empty or the same; the one that names the series has to be known, so that
  /// a row of figures below an odd header is not taken for names.
  static func names(upper: [String], lower: [String]) -> [String]? {
    var group = ""
    var hasGroup = false
    var names: [String] = []
    for column in 0..<max(upper.count, lower.count) {
      let (above, below) = (
        column < upper.count ? upper[column] : "", column < lower.count ? lower[column] : ""
      )
      if !above.isEmpty { group = above }
      if below.isEmpty || below == above || group.isEmpty {
        names.append(below.isEmpty ? above : below)
        continue
      }
      // Numbers below a period are its figures.
      let isOfPeriod = LongLayout.period(group) != nil
      guard !isOfPeriod || below.contains(where: \.isLetter) else { return nil }
      hasGroup = true
      names.append(combined(group, below))
    }
    guard hasGroup, LongLayout.namesSeries(names) else { return nil }
    return names
  }

  /// A period first, so that it is read as one with what is said of it: `2024` below `실적`, or `실적`
  /// below `2024년`; a month below its year.
  private static func combined(_ group: String, _ name: String) -> String {
    let isOfGroup = LongLayout.period(group) != nil || PeriodHeading(name) == nil
    return isOfGroup ? "\(group) \(name)" : "\(name) \(group)"
  }
}
