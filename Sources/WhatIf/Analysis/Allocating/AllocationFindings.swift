import Indicators

/// What can be wrong with an allocation, in words.
enum AllocationFindings {
  static func notAffine(_ bend: AffineExpression.Bend, in name: String) -> Finding {
    let text = bend.node.description
    let shown = text.count <= 60 ? text : text.prefix(59) + "…"
    let isFormula = !name.hasPrefix("\u{0}")
    let levers = ModelFindings.shown(bend.levers)
    return ModelFindings.finding(
      "allocation-not-affine", isFormula ? name : "--maximize",
      ko: (isFormula ? "'\(name)'의 수식: " : "")
        + "`\(shown)`\(Josa.topic.form(after: shown)) 수단 \(levers)에 비례하지 않습니다. "
        + "배분은 수단에 곧게 비례하는 수식만 다룹니다.",
      en: (isFormula ? "Formula '\(name)': " : "")
        + "`\(shown)` is not a straight line in \(levers). "
        + "An allocation takes formulas that are straight lines in what is chosen.",
      mend: LocalizedText(
        ko: "수단끼리 곱하거나 min·max·if로 꺾지 않게 고치거나, --lever로 다른 수단만 고르거나, "
          + "jipyo solve를 쓰십시오.",
        en: "Write it without products of levers, min, max or if; choose other levers with "
          + "--lever; or use jipyo solve."))
  }

  static func notFinite(_ expression: Expression) -> Finding {
    let text = expression.description
    return ModelFindings.finding(
      "allocation-not-finite", "--maximize",
      ko: "'\(text)'의 값이 없는 추출이 있습니다(0으로 나누기, 음수의 로그, 너무 큰 수 등).",
      en: "Some draws of '\(text)' have no value (a division by 0, the logarithm of a negative "
        + "number, a number too large).",
      mend: LocalizedText(
        ko: "수식에서 max(x, 아주 작은 수)나 if로 그 경우를 정하십시오.",
        en: "Decide that case in the formula with max(x, a small number) or if."))
  }

  static func noLevers(_ known: [String]) -> Finding {
    ModelFindings.finding(
      "lever-count", "--lever", ko: "고를 수단이 없습니다.", en: "There is no lever to choose.",
      mend: known.isEmpty
        ? LocalizedText(ko: "모형의 levers에 고를 수 있는 값을 적으십시오.", en: "Declare levers in the model.")
        : LocalizedText(
          ko: "--lever \(known.prefix(2).joined(separator: ","))처럼 적으십시오.",
          en: "Write --lever \(known.prefix(2).joined(separator: ","))."))
  }

  static func tooManyLevers(_ count: Int) -> Finding {
    let most = CompiledModel.mostAllocated
    return ModelFindings.finding(
      "lever-count", "--lever", ko: "수단이 \(count)개입니다. \(most)개까지 다룹니다.",
      en: "There are \(count) levers; \(most) at most.",
      mend: LocalizedText(
        ko: "--lever로 고를 수단을 줄이십시오.", en: "Choose fewer of them with --lever."))
  }

  static func unknown(
    _ name: String, in text: String, isLimit: Bool, known: [String]
  ) -> Finding {
    ModelFindings.finding(
      "allocation-unknown-name", isLimit ? "--limit" : "--maximize",
      ko: "'\(text)'에 쓰인 '\(name)'\(Josa.topic.form(after: name)) 모형에 없는 이름입니다.",
      en: "'\(text)' names '\(name)', which the model does not have.",
      mend: NearestNames.hint(for: name, among: known)
        ?? LocalizedText(
          ko: "있는 이름: \(ModelFindings.shown(known)).",
          en: "The names are \(ModelFindings.shown(known))."))
  }

  static func share(_ option: String, _ value: Double) -> Finding {
    let shown = LeverCheck.shown(value)
    return ModelFindings.finding(
      "allocation-share", option, ko: "\(shown): 0과 1 사이여야 합니다(0과 1은 제외).",
      en: "\(shown) must be strictly between 0 and 1.",
      mend: LocalizedText(ko: "10%는 0.1 또는 10%로 적으십시오.", en: "Write 10% as 0.1 or 10%."))
  }

  static func effort(_ option: String, _ value: Double) -> Finding {
    let shown = LeverCheck.shown(value)
    return ModelFindings.finding(
      "allocation-effort", option, ko: "\(shown): 0보다 큰 유한한 수여야 합니다.",
      en: "\(shown) must be a finite number above 0.",
      mend: LocalizedText(
        ko: "--gap 0.1%, --time 10s처럼 적으십시오.", en: "Write --gap 0.1% or --time 10s."))
  }

  static func frontier(_ count: Int, hasLimit: Bool) -> Finding {
    ModelFindings.finding(
      "allocation-frontier", "--frontier",
      ko: hasLimit
        ? "\(count): 2 이상 200 이하여야 합니다." : "첫 한도를 움직이며 보는데 한도가 없습니다.",
      en: hasLimit
        ? "\(count) must be from 2 to 200."
        : "It moves the first limit, but there is none.",
      mend: LocalizedText(
        ko: "--limit \"cost <= 5억\" --frontier 20처럼 적으십시오.",
        en: "Write --limit \"cost <= 500000000\" --frontier 20."))
  }

  static func uncertain(_ limit: AllocationLimit) -> Finding {
    ModelFindings.finding(
      "limit-uncertain", "--limit",
      ko: "한도 '\(limit.text)'의 값은 추출마다 다릅니다. 얼마나 확실히 지킬지 정해야 합니다.",
      en: "'\(limit.text)' differs from draw to draw: say how surely its limit must hold.",
      mend: LocalizedText(
        ko: "--probability 0.9처럼 지킬 확률을 적으십시오.",
        en: "Give the chance with which it must hold, as in --probability 0.9."))
  }

  static func uncertainEquality(_ limit: AllocationLimit) -> Finding {
    ModelFindings.finding(
      "limit-uncertain", "--limit",
      ko: "'\(limit.text)'의 값은 추출마다 달라 꼭 같게 할 수 없습니다.",
      en: "'\(limit.text)' differs from draw to draw, so it cannot be made equal to a value.",
      mend: LocalizedText(ko: "<= 나 >= 로 적으십시오.", en: "Write <= or >=."))
  }

  static func moneyUnit(_ limit: AllocationLimit, _ unit: Unit) -> Finding {
    ModelFindings.finding(
      "limit-unit", "--limit",
      ko: "한도의 오른쪽은 금액인데 '\(limit.text)'의 단위는 \(unit.text(.ko))입니다.",
      en: "The limit is an amount of money, but '\(limit.text)' is in \(unit.text(.en)).",
      mend: LocalizedText(ko: "단위 없는 수로 적으십시오.", en: "Write a plain number."))
  }

  static func unbounded(_ levers: [String]) -> Finding {
    ModelFindings.finding(
      "allocation-unbounded", levers.first ?? "--limit",
      ko: "한없이 좋아질 수 있습니다: 위아래가 막히지 않은 수단이 있습니다(\(ModelFindings.shown(levers))).",
      en: "It can grow without end: some levers have no bounds (\(ModelFindings.shown(levers))).",
      mend: LocalizedText(
        ko: "그 수단에 min과 max를 적거나 --limit으로 한도를 두십시오.",
        en: "Give these levers min and max, or set a limit with --limit."))
  }

  /// No choice, and no proof that there is none: time was up, or else the solver's arithmetic
  /// failed.
  static func noAnswer(isOutOfTime: Bool) -> Finding {
    guard isOutOfTime else {
      return ModelFindings.finding(
        "allocation-no-answer", "--limit",
        ko: "한도를 모두 지키는 선택을 계산으로 찾지 못했고, 없다는 것도 밝히지 못했습니다.",
        en: "The solver found no choice that keeps all limits, nor that there is none.",
        mend: LocalizedText(
          ko: "수의 크기가 서로 너무 다르면 그럴 수 있습니다. 비용, 효과, 한도의 단위를 확인하십시오.",
          en: "Numbers of very different size can cause that: check the units of costs, benefits "
            + "and limits."))
    }
    return ModelFindings.finding(
      "allocation-no-answer", "--time",
      ko: "주어진 시간 안에 한도를 모두 지키는 선택을 찾지 못했고, 없다는 것도 밝히지 못했습니다.",
      en: "Within the time, no choice that keeps all limits was found, nor proved not to exist.",
      mend: LocalizedText(ko: "--time을 늘리십시오.", en: "Allow more with --time."))
  }

  /// `isChance` tells that the two are chances, which are shown in percent.
  static func optimism(_ search: Double, _ check: Double, isChance: Bool) -> Finding {
    func shown(_ value: Double) -> String {
      isChance
        ? NumberFormat(decimals: 1).text(100 * value) + "%" : LeverCheck.shown(value, digits: 4)
    }
    return Finding(
      code: "allocation-optimism", severity: .note, place: Place(column: "--draws"),
      message: LocalizedText(
        ko: "찾을 때 본 추출에서는 \(shown(search)), 보지 않은 추출에서는 "
          + "\(shown(check))입니다. 보지 않은 쪽을 믿으십시오.",
        en: "On the draws of the search it was \(shown(search)), on others "
          + "\(shown(check)). Trust the latter."))
  }
}
