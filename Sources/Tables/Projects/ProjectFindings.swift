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

  static func nameTaken(_ name: String, _ place: Place) -> Finding {
    Finding(
      code: "project-name-taken", severity: .error, place: place,
      message: LocalizedText(
        ko: "사업 이름 '\(name)'\(Josa.topic.form(after: name)) 이 표의 열, 분류 또는 다른 사업의 효과를 "
          + "부르는 이름과 같습니다.",
        en:
          "The project's name '\(name)' is also that of a column, a category or another project's "
          + "benefit in this table."),
      mend: LocalizedText(
        ko: "'\(name) 사업'처럼 사업 이름을 바꾸거나 열 이름을 바꾸십시오.",
        en: "Rename the project, as in '\(name) project', or the column."))
  }

  static func negativeCost(_ name: String, _ text: String, _ place: Place) -> Finding {
    Finding(
      code: "project-negative-cost", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(name)'의 비용 \(text)\(Josa.subject.form(after: text)) 0보다 작습니다. "
          + "그대로 쓰면 다른 사업에 쓸 예산이 늘어납니다.",
        en: "The cost \(text) of '\(name)' is below zero; it would add to the budget of the others."
      ),
      mend: LocalizedText(
        ko: "부호를 확인하십시오. 수입이나 절감액이면 '수입(백만원)' 같은 열에 따로 적고 "
          + "--limit \"사업비 - 수입 <= 5억\"처럼 한도에서 빼십시오.",
        en: "Check the sign. Give income or savings a column of their own, such as income(백만원), "
          + "and subtract it in the limit: --limit \"cost - income <= 500백만원\"."))
  }

  /// Projects that cost nothing, as a note: there are such, but an empty budget line looks the
  /// same.
  static func free(_ projects: [(name: String, row: Int)], _ place: Place) -> Finding {
    Finding(
      code: "project-no-cost", severity: .note, place: place,
      message: LocalizedText(
        ko: "비용이 0인 사업이 \(projects.count)개 있습니다(\(shown(projects, .ko))). "
          + "예산과 관계없이 고를 수 있습니다.",
        en: "The cost is 0 for \(projects.count) of the projects (\(shown(projects, .en))); "
          + "no budget keeps them from being chosen."),
      mend: LocalizedText(
        ko: "비예산 사업이 아니면 비용을 적으십시오.",
        en: "Write the cost of those that do cost something."))
  }

  static func harmful(
    _ projects: [(name: String, row: Int)], _ column: String, _ place: Place
  ) -> Finding {
    Finding(
      code: "project-negative-benefit", severity: .warning, place: place,
      message: LocalizedText(
        ko: "\(column.with(.subject)) 평균으로 0보다 작은 사업이 \(projects.count)개 있습니다"
          + "(\(shown(projects, .ko))). 고르면 합계가 줄어듭니다.",
        en: "\(column) is below zero on average for \(projects.count) of the projects "
          + "(\(shown(projects, .en))): choosing them lowers the sum."),
      mend: LocalizedText(
        ko: "부호를 확인하십시오. 줄일수록 좋은 것이면 줄어드는 양을 양수로 적으십시오.",
        en: "Check the sign. Where less is better, write the reduction as a positive number."))
  }

  /// The first projects of some with their rows.
  private static func shown(
    _ projects: [(name: String, row: Int)], _ language: Language
  ) -> String {
    projects.prefix(5).map { project in
      language == .ko ? "\(project.row)행 '\(project.name)'" : "row \(project.row) '\(project.name)'"
    }.joined(separator: ", ") + (projects.count > 5 ? ", …" : "")
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
