import Indicators

/// Messages about tables for an audit.
enum AuditFindings {
  private static func error(
    _ code: String, _ place: Place, ko: String, en: String, mend: LocalizedText? = nil,
    severity: Severity = .error
  ) -> Finding {
    ModelFindings.error(code, place, ko: ko, en: en, mend: mend, severity: severity)
  }

  private static let example = LocalizedText(
    ko: "이렇게 쓰십시오: welfare_share: {value: 41.0, unit: \"%\", is: \"share(welfare, total)\"}",
    en:
      "Write it like this: welfare_share: {value: 41.0, unit: \"%\", is: \"share(welfare, total)\"}"
  )

  // MARK: The file

  static func shape(_ shown: String, _ place: Place) -> Finding {
    error(
      "audit-shape", place, ko: "'\(shown)' 자리에는 다른 꼴이 와야 합니다.",
      en: "'\(shown)' has not the form expected here.", mend: example)
  }

  static func unknownKey(_ key: String, _ allowed: [String], _ place: Place) -> Finding {
    let list = allowed.joined(separator: ", ")
    return error(
      "audit-unknown-key", place, ko: "'\(key.clipped)' 항목은 없는 항목입니다.",
      en: "There is no key '\(key.clipped)' here.",
      mend: NearestNames.hint(for: key, among: allowed)
        ?? LocalizedText(ko: "쓸 수 있는 항목: \(list).", en: "The keys are \(list)."))
  }

  static func unknownColumn(_ name: String, _ place: Place) -> Finding {
    let known = AuditDraft.Field.allCases.flatMap(\.names)
    let near = NearestNames.hint(for: name, among: known)
    return error(
      "unknown-column", place, ko: "모르는 열이어서 읽지 않았습니다.",
      en: "The column is not known and was not read.", mend: near,
      severity: near == nil ? .note : .warning)
  }

  static func unknownLayout(_ place: Place) -> Finding {
    error(
      "audit-unknown-layout", place,
      ko: "수치 목록(figure, value 열)도 예산현황 표(예산액, 전년도예산액 열)도 아닙니다.",
      en: "This is neither a list of figures (columns figure, value) nor a 예산현황 table "
        + "(columns 예산액, 전년도예산액).",
      mend: LocalizedText(
        ko: "첫 행에 figure, value, unit, relation을 쓰거나 예산현황 표를 머리글째 붙여 넣으십시오.",
        en: "Write figure, value, unit, relation in the first row, or paste a 예산현황 table with "
          + "its header."))
  }

  static func noMoneyUnit(_ place: Place) -> Finding {
    error(
      "audit-no-unit", place, ko: "금액의 단위가 어디에도 없습니다.",
      en: "The unit of the amounts is stated nowhere.",
      mend: LocalizedText(
        ko: "표 위에 (단위: 백만원, %)처럼 한 줄을 넣으십시오.",
        en: "Add a line such as (단위: 백만원, %) above the table."))
  }

  static func noFigures(_ place: Place) -> Finding {
    error(
      "audit-no-figures", place, ko: "대조할 수치가 없습니다.", en: "There are no figures.",
      mend: example)
  }

  /// A folder without `published_tables.csv`; `other` is a file in or below it that may be a table.
  static func noTables(_ folder: String, other: String?) -> Finding {
    let file = other ?? "table.yaml"
    return error(
      "missing-file", Place(file: folder),
      ko: "폴더에 공표된 표를 칸별로 적은 published_tables.csv가 없어 대조할 표를 찾지 못했습니다.",
      en: "The folder has no published_tables.csv, where a workspace keeps its printed tables.",
      mend: LocalizedText(
        ko: "표 파일 하나를 지정하거나(jipyo audit \(file)), table_id, row, column, value, decimals, "
          + "unit 열이 있는 published_tables.csv를 폴더에 두십시오.",
        en: "Name one table file (jipyo audit \(file)), or put a published_tables.csv with the "
          + "columns table_id, row, column, value, decimals, unit into the folder."))
  }

  static func noRelations(_ place: Place) -> Finding {
    error(
      "audit-no-relations", place, ko: "수치 사이의 관계가 하나도 없어 대조할 것이 없습니다.",
      en: "No figure follows from others, so there is nothing to audit.", mend: example)
  }

  static func tooMany(_ count: Int, _ limit: Int, _ place: Place) -> Finding {
    error(
      "audit-too-many", place, ko: "수치가 \(count)개입니다. \(limit)개까지 다룹니다.",
      en: "There are \(count) figures; up to \(limit) are handled.",
      mend: LocalizedText(ko: "표를 나누십시오.", en: "Split the table."))
  }

  static func duplicate(_ id: String, first: Int, _ place: Place) -> Finding {
    error(
      "audit-duplicate-figure", place, ko: "'\(id.clipped)' 수치는 \(first)행에 이미 있습니다.",
      en: "The figure '\(id.clipped)' is already in row \(first).",
      mend: LocalizedText(ko: "둘 중 하나의 이름을 바꾸십시오.", en: "Rename one of the two."))
  }

  // MARK: Figures

  static func unknownUnit(_ word: String, _ place: Place) -> Finding {
    error(
      "audit-unknown-unit", place, ko: "'\(word.clipped)' 단위를 알 수 없습니다.",
      en: "The unit '\(word.clipped)' is not known.",
      mend: NearestNames.hint(for: word, among: Unit.nearestNames(to: word))
        ?? LocalizedText(
          ko: "건, 명, 천원, 백만원, 억원, %, %p처럼 쓰십시오.",
          en: "Write 건, 명, 천원, 백만원, 억원, % or %p."))
  }

  static func unitsDiffer(_ text: String, _ written: Unit, _ unit: Unit, _ place: Place) -> Finding
  {
    error(
      "audit-units-differ", place,
      ko:
        "'\(text.clipped)'의 단위 \(written.text(.ko).with(.subject)) 정해진 단위 \(unit.text(.ko))와 다릅니다.",
      en: "'\(text.clipped)' is written in \(written.text(.en)), but its unit is "
        + "\(unit.text(.en)).",
      mend: LocalizedText(ko: "둘 중 맞는 단위로 고치십시오.", en: "Correct one of the two."))
  }

  static func wordsInNumber(_ text: String, _ place: Place) -> Finding {
    error(
      "audit-words-in-number", place,
      ko: "'\(text.clipped)'에서는 인쇄된 자릿수를 알 수 없습니다.",
      en: "The printed digits of '\(text.clipped)' are not clear.",
      mend: LocalizedText(
        ko: "숫자만 쓰고 단위는 억원, 백만원처럼 단위에 쓰십시오.",
        en: "Write the number alone, and 억원 or 백만원 as its unit."))
  }

  static func tooLarge(_ text: String, _ place: Place) -> Finding {
    error(
      "audit-too-large", place,
      ko: "'\(text.clipped)' 값은 마지막 자리까지 정확히 다룰 수 있는 범위를 넘습니다.",
      en: "'\(text.clipped)' is too large to be exact to its last digit.",
      mend: LocalizedText(
        ko: "값을 확인하고, 맞다면 단위를 키워 쓰십시오.",
        en: "Check the value; if it is right, write it in a larger unit."))
  }

  static func moreDigits(_ text: String, _ decimals: Int, _ place: Place) -> Finding {
    error(
      "audit-more-digits", place,
      ko: "'\(text.clipped)' 값은 소수 자릿수 \(decimals)보다 자세합니다.",
      en: "'\(text.clipped)' has more digits than its decimals, \(decimals), say.",
      mend: LocalizedText(
        ko: "decimals를 지우면 쓰인 자릿수를 그대로 씁니다.",
        en: "Without decimals, the digits as written count."))
  }

  static func badDecimals(_ text: String, _ place: Place) -> Finding {
    error(
      "audit-bad-decimals", place, ko: "소수 자릿수로 '\(text.clipped)' 값은 쓸 수 없습니다.",
      en: "'\(text.clipped)' is no number of decimals.",
      mend: LocalizedText(
        ko: "-12에서 12 사이의 정수를 쓰십시오. 백의 자리까지 인쇄했으면 -2입니다.",
        en: "Write a whole number from -12 to 12; -2 where hundreds are the last digits."))
  }

  static func badGrain(_ text: String, _ place: Place) -> Finding {
    error(
      "audit-bad-grain", place, ko: "최소단위로 '\(text.clipped)' 값은 쓸 수 없습니다.",
      en: "'\(text.clipped)' is no smallest step of an amount.",
      mend: LocalizedText(
        ko: "인쇄 단위로 나타낸 양수를 쓰십시오. 없으면 0입니다.",
        en: "Write a positive number in the printed unit; 0 for none."))
  }

  static func unknownRounding(_ text: String, _ place: Place) -> Finding {
    let ways = ["nearest", "down", "up", "반올림", "절사", "올림"]
    return error(
      "audit-unknown-rounding", place, ko: "'\(text)' 방식은 모르는 반올림 방식입니다.",
      en: "'\(text)' is no known way to round.",
      mend: NearestNames.hint(for: text, among: ways)
        ?? LocalizedText(
          ko: "nearest(반올림), down(절사), up(올림) 가운데 쓰십시오.",
          en: "Write nearest, down or up."))
  }
}
