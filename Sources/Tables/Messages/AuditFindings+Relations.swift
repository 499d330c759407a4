import Indicators

extension AuditFindings {
  private static func error(
    _ code: String, _ place: Place, ko: String, en: String, mend: LocalizedText? = nil,
    severity: Severity = .error
  ) -> Finding {
    ModelFindings.error(code, place, ko: ko, en: en, mend: mend, severity: severity)
  }

  private static let forms = LocalizedText(
    ko:
      "sum(a, b), mean(a, b), difference(a, b), share(부분, 전체), growth(올해, 전년), ratio(a, b) 가운데 쓰십시오.",
    en: "Write sum(a, b), mean(a, b), difference(a, b), share(part, whole), growth(new, old) or "
      + "ratio(a, b).")

  static func badRelation(_ text: String, _ place: Place) -> Finding {
    error(
      "audit-bad-relation", place, ko: "'\(text.clipped)' 관계는 읽을 수 없습니다.",
      en: "The relation '\(text.clipped)' cannot be read.", mend: forms)
  }

  static func unknownRelation(_ word: String, _ known: [String], _ place: Place) -> Finding {
    error(
      "audit-unknown-relation", place, ko: "'\(word.clipped)' 관계는 없습니다.",
      en: "There is no relation '\(word.clipped)'.",
      mend: NearestNames.hint(for: word, among: known) ?? forms)
  }

  static func operandCount(
    _ text: String, _ kind: AuditRelation.Kind, _ count: Int, _ place: Place
  ) -> Finding {
    error(
      "audit-operand-count", place,
      ko: "'\(text.clipped)': \("'\(kind.rawValue)'".with(.topic)) 수치 두 개에서 나옵니다(읽은 것 \(count)개).",
      en: "'\(text.clipped)': '\(kind.rawValue)' takes "
        + "\(kind.takesAny ? "at least one figure" : "two figures, not \(count)").",
      mend: forms)
  }

  static func unknownFigure(
    _ name: String, _ result: String, _ known: [String], _ place: Place
  ) -> Finding {
    error(
      "audit-unknown-figure", place,
      ko: "'\(result.clipped)'의 관계에 쓰인 '\(name.clipped)' 수치가 표에 없습니다.",
      en: "The relation of '\(result.clipped)' names '\(name.clipped)', which is not in the table.",
      mend: NearestNames.hint(for: name, among: known)
        ?? LocalizedText(ko: "수치를 더하거나 이름을 고치십시오.", en: "Add the figure, or correct the name."))
  }

  static func circle(_ path: [String], _ place: Place) -> Finding {
    let shown = path.map(\.clipped).joined(separator: " → ")
    return error(
      "audit-circle", place, ko: "관계가 순환합니다: \(shown)",
      en: "The relations lead in a circle: \(shown)",
      mend: LocalizedText(
        ko: "한쪽의 관계를 지우십시오. 합계에 부분의 관계를 적으면 부분에는 적지 않아도 됩니다.",
        en: "Remove one of them; a total that names its parts is enough."))
  }

  // MARK: Units

  static func unlike(_ a: AuditFigure, _ b: AuditFigure, _ place: Place) -> Finding {
    error(
      "audit-unlike-units", place,
      ko: "'\(a.id)'의 단위 \(a.unit.text(.ko).with(.and)) '\(b.id)'의 단위 "
        + "\(b.unit.text(.ko).with(.topic)) 서로 다른 것을 잽니다.",
      en: "'\(a.id)' is in \(a.unit.text(.en)) and '\(b.id)' in \(b.unit.text(.en)), which measure "
        + "different things.",
      mend: LocalizedText(
        ko: "단위나 관계에 쓴 이름을 고치십시오.", en: "Correct the unit or the name in the relation."))
  }

  static func pointsForPercent(_ figure: AuditFigure, _ place: Place) -> Finding {
    error(
      "audit-points-for-percent", place,
      ko: "'\(figure.id)': 구성비, 증감률, 비율은 %로 나타내며 %p가 아닙니다.",
      en: "'\(figure.id)': shares, growth and ratios are in %, not in %p.",
      mend: LocalizedText(
        ko: "비율끼리의 차이라면 difference를, 아니라면 단위 %를 쓰십시오.",
        en: "Use difference for a change between two rates, or the unit %."))
  }

  static func percentForPoints(
    _ figure: AuditFigure, _ operands: [AuditFigure], _ place: Place
  ) -> Finding {
    let names = operands.map { "'\($0.id)'" }.joined(separator: ", ")
    return error(
      "audit-percent-for-points", place,
      ko: "'\(figure.id)'\(Josa.topic.form(after: figure.id)) 두 비율(\(names))의 차이인데 단위가 %입니다.",
      en: "'\(figure.id)' is the difference of two rates (\(names)), but its unit is %.",
      mend: LocalizedText(
        ko: "비율의 차이는 %p로 적으십시오. 30.0%에서 29.7%로는 0.3%p 하락입니다.",
        en: "Write a difference of rates in %p: from 30.0% to 29.7% is 0.3%p."),
      severity: .warning)
  }

  static func notARate(_ figure: AuditFigure, _ kind: AuditRelation.Kind, _ place: Place) -> Finding
  {
    error(
      "audit-not-a-rate", place,
      ko:
        "'\(figure.id)'\(Josa.topic.form(after: figure.id)) \(kind == .share ? "구성비" : "증감률")인데 단위가 "
        + "\(figure.unit.text(.ko))입니다.",
      en: "'\(figure.id)' is a \(kind.rawValue), but its unit is \(figure.unit.text(.en)).",
      mend: LocalizedText(ko: "단위를 %로 쓰십시오.", en: "Write the unit %."))
  }

  static func ratioUnit(_ figure: AuditFigure, _ unit: Unit, _ place: Place) -> Finding {
    error(
      "audit-ratio-unit", place,
      ko: "'\(figure.id)'의 단위는 \(figure.unit.text(.ko))인데 두 수치를 나누면 "
        + "\(unit.text(.ko).with(.subject)) 됩니다.",
      en: "'\(figure.id)' is in \(figure.unit.text(.en)), but the quotient of its figures is in "
        + "\(unit.text(.en)).",
      mend: LocalizedText(
        ko: "단위를 맞추십시오. 예: 억원/건", en: "Make the units fit, such as 억원/건."))
  }
}
