import Indicators

/// What can be wrong with a table of projects, in words.
enum ProjectFindings {
  static func missing(_ roles: [ProjectColumns.Role], _ place: Place) -> Finding {
    let names = roles.map { "'\($0.names[0])'" }.joined(separator: ", ")
    let english = roles.map { "'\($0.names.first { $0.allSatisfy(\.isASCII) } ?? "")'" }
      .joined(separator: ", ")
    return Finding(
      code: "missing-columns", severity: .error, place: place,
      message: LocalizedText(ko: "필요한 열이 없습니다: \(names).", en: "Columns are missing: \(english)."),
      mend: LocalizedText(
        ko: "첫 행에 사업명, 사업비, 효과를 쓰십시오. 단위는 사업비(백만원)처럼 붙입니다.",
        en:
          "Name the columns name, cost and benefit in the first row; a unit follows as in cost(백만원)."
      ))
  }

  static func none(_ place: Place) -> Finding {
    Finding(
      code: "no-projects", severity: .error, place: place,
      message: LocalizedText(ko: "사업이 한 줄도 없습니다.", en: "There is not one project."),
      mend: LocalizedText(ko: "한 행에 사업 하나씩 쓰십시오.", en: "Write one project a row."))
  }

  static func empty(_ place: Place) -> Finding {
    Finding(
      code: "empty-cell", severity: .error, place: place,
      message: LocalizedText(ko: "값이 비어 있습니다.", en: "The cell is empty."),
      mend: LocalizedText(ko: "값을 쓰거나 그 사업을 빼십시오.", en: "Write a value, or leave the project out."))
  }

  static func lowAboveHigh(_ low: String, _ high: String, _ place: Place) -> Finding {
    Finding(
      code: "project-low-high", severity: .error, place: place,
      message: LocalizedText(
        ko: "하한 \(low)\(Josa.subject.form(after: low)) 상한 \(high)보다 작지 않습니다.",
        en: "The low \(low) is not below the high \(high)."),
      mend: LocalizedText(
        ko: "두 값을 고치거나, 확실한 값이면 하한과 상한을 비우십시오.",
        en: "Correct the two; leave both empty where the benefit is certain."))
  }

  static func bothFlags(_ name: String, _ place: Place) -> Finding {
    Finding(
      code: "project-required-excluded", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(name)'\(Josa.topic.form(after: name)) 필수이면서 제외입니다.",
        en: "'\(name)' is both required and excluded."),
      mend: LocalizedText(ko: "하나만 표시하십시오.", en: "Mark one of the two."))
  }

  static func sumLeftOut(_ name: String, _ place: Place) -> Finding {
    Finding(
      code: "project-sum-row", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(name)' 행은 합계로 보아 뺐습니다.", en: "The row '\(name)' was left out as a sum."))
  }

  static func wonAssumed(_ column: String, _ place: Place) -> Finding {
    Finding(
      code: "project-cost-unit", severity: .warning, place: place,
      message: LocalizedText(
        ko: "'\(column)' 열에 단위가 없어 원으로 읽었습니다.",
        en: "The column '\(column)' has no unit; it was read as won."),
      mend: LocalizedText(
        ko: "\(column)(백만원)처럼 단위를 붙이십시오.", en: "Add the unit, as in \(column)(백만원)."))
  }
}
