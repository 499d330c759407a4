import Indicators

/// Columns that go on over periods with several measures: `2022년 방문객`, `2022년 매출`, `2023년 방문객`,
/// `2023년 매출`.
struct MeasureHeadings {
  /// The columns of results, each with its period and its measure.
  let values: [ValueColumn]
  /// The columns of targets of the same measures.
  let targets: [ValueColumn]

  /// Reads the names of a row; nil where no measure comes at two periods.
  ///
  /// A name that comes at one period alone may be anything, such as a part of the newest year
  /// (`2024년 10월 누계`): its column is left out.
  init?(_ names: [String], _ headings: [PeriodHeading?]) {
    func columns(_ wanted: (PeriodHeading) -> Bool) -> [ValueColumn] {
      names.indices.compactMap { index in
        guard let heading = headings[index], wanted(heading), let measure = heading.measure,
          !ColumnName.isRemark(measure)
        else { return nil }
        return ValueColumn(
          column: index + 1, name: names[index], period: heading.period, measure: measure)
      }
    }
    let results = columns { $0.standing == .unknown }
    let periods = Dictionary(grouping: results) { $0.measure }
      .mapValues { Set($0.map(\.period)).count }
    values = results.filter { (periods[$0.measure] ?? 0) > 1 }
    guard !values.isEmpty else { return nil }
    let known = Set(values.map(\.measure))
    targets = columns(\.isTarget).filter { known.contains($0.measure) }
  }

  /// The name of the series of a measure in a row.
  static func id(row: String, measure: String) -> String { "\(row) · \(measure)" }
}

extension PeriodHeading {
  /// What the figures measure by the words beside the period, without those that say whether they are
  /// results or targets; nil where no others are there.
  var measure: String? {
    let words = rest.split(whereSeparator: \.isWhitespace).map { Self.withoutKind(String($0)) }
    let text = Self.trimmed(words.filter { !$0.isEmpty }.joined(separator: " "))
    guard text.first == "(", text.firstIndex(of: ")") == text.indices.last else {
      return text.isEmpty ? nil : text
    }
    return text.count > 2 ? String(text.dropFirst().dropLast()) : nil
  }

  /// `방문객` of `방문객목표`, `매출` of `매출(잠정)`; empty where a word says nothing else.
  private static func withoutKind(_ word: String) -> String {
    let kinds = kindWords
    var text = word
    if let parts = TrailingBrackets(word), kinds.contains(parts.inside.lowercased()) {
      text = parts.before
    }
    let plain = trimmed(text).lowercased()
    if kinds.contains(plain) { return "" }
    guard let kind = kinds.first(where: { $0.count > 1 && text.lowercased().hasSuffix($0) })
    else { return text }
    return String(text.dropLast(kind.count))
  }

  private static func trimmed(_ text: String) -> String {
    func isMargin(_ character: Character) -> Bool {
      "_-:/·,.".contains(character) || character.isWhitespace
    }
    let start = text.drop(while: isMargin)
    let end = start.reversed().prefix(while: isMargin).count
    return String(start.dropLast(end))
  }
}
