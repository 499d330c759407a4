import Indicators

/// Messages about what the files of a workspace say together.
enum CheckFindings {
  static func dangling(
    _ id: String, _ file: String, _ known: [String], _ place: Place
  ) -> Finding {
    ModelFindings.error(
      "dangling-reference", place, ko: "'\(id.clipped)' 값이 \(file)에 없습니다.",
      en: "'\(id.clipped)' is not in \(file).",
      mend: NearestNames.hint(for: id, among: known)
        ?? LocalizedText(
          ko: "\(file)에 행을 더하거나 이 칸을 고치십시오.", en: "Add a row to \(file), or correct this cell."))
  }

  static func unknownSeries(_ id: String, _ known: [String], _ place: Place) -> Finding {
    ModelFindings.error(
      "unknown-series", place,
      ko: "'\(id.clipped)' 계열이 indicators.csv에도 series.csv에도 없습니다.",
      en: "Series '\(id.clipped)' is neither in indicators.csv nor in series.csv.",
      mend: NearestNames.hint(for: id, among: known)
        ?? LocalizedText(ko: "series.csv에 행을 더하십시오.", en: "Add a row to series.csv."))
  }

  static func unknownVariable(_ name: String, _ known: [String], _ place: Place) -> Finding {
    ModelFindings.error(
      "formula-unknown-series", place,
      ko: "수식에 쓰인 '\(name.clipped)' 계열이 indicators.csv에도 series.csv에도 없습니다.",
      en: "The formula names '\(name.clipped)', which is neither in indicators.csv nor in "
        + "series.csv.",
      mend: NearestNames.hint(for: name, among: known)
        ?? LocalizedText(ko: "series.csv에 행을 더하십시오.", en: "Add a row to series.csv."))
  }

  static func twoModels(_ name: String, _ file: String) -> Finding {
    ModelFindings.error(
      "duplicate-model", Place(file: file), ko: "이름이 '\(name)'인 모형 파일이 둘입니다.",
      en: "There are two model files named '\(name)'.",
      mend: LocalizedText(ko: "하나의 이름을 바꾸십시오.", en: "Rename one of them."))
  }

  // MARK: Plan

  static func badBand(_ low: String, _ high: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "bad-band", place,
      ko: "적정 범위(band)의 아래끝 '\(low.clipped)', 위끝 '\(high.clipped)' 값을 쓸 수 없습니다.",
      en: "The band from '\(low.clipped)' to '\(high.clipped)' cannot be used.",
      mend: LocalizedText(
        ko: "band_low와 band_high를 모두, 작은 값부터 쓰십시오.",
        en: "Fill in both band_low and band_high, the smaller first."))
  }

  static func levelOrder(_ goal: Goal, _ above: Goal, _ place: Place) -> Finding {
    ModelFindings.error(
      "goal-level-order", place,
      ko: "상위 목표의 단계가 더 높아야 합니다. '\(goal.id)': \(goal.level.rawValue), "
        + "상위 목표 '\(above.id)': \(above.level.rawValue).",
      en: "Goal '\(goal.id)' (\(goal.level.rawValue)) lies below '\(above.id)' "
        + "(\(above.level.rawValue)), which is no higher level.",
      mend: LocalizedText(
        ko: "단계는 strategic, programme, unit, detail 순입니다.",
        en: "The levels are strategic, programme, unit, detail, from the top."))
  }

  static func parentCycle(_ path: [String], _ place: Place) -> Finding {
    let shown = path.joined(separator: " → ")
    return ModelFindings.error(
      "parent-cycle", place, ko: "상위 항목이 순환합니다: \(shown)",
      en: "The parents lead in a circle: \(shown)",
      mend: LocalizedText(
        ko: "맨 위 항목의 parent_id를 비우십시오.", en: "Leave parent_id of the topmost one empty."))
  }

  static func weights(
    _ goal: String, _ weights: [Double], _ sum: Double, _ place: Place
  ) -> Finding {
    let terms = weights.map(NumberShown.text).joined(separator: " + ").clipped
    let total = NumberFormat(decimals: nil, grouping: false).text((sum * 1e6).rounded() / 1e6)
    return ModelFindings.error(
      "weights-not-100", place, ko: "'\(goal)' 목표의 가중치 합이 100이 아니라 \(total)입니다: \(terms).",
      en: "The weights of goal '\(goal)' sum to \(total), not 100: \(terms).",
      mend: LocalizedText(
        ko: "가중치를 고쳐 합을 100으로 맞추십시오.", en: "Correct the weights so that they sum to 100."))
  }

  static func partialWeights(
    _ goal: String, _ without: [String], _ sum: Double, _ place: Place
  ) -> Finding {
    let list = without.quotedList.clipped
    let total = NumberShown.text(sum)
    return ModelFindings.error(
      "weights-partial", place,
      ko: "'\(goal)' 목표에는 가중치가 없는 지표가 있습니다: \(list). 있는 것의 합은 \(total)입니다.",
      en: "Goal '\(goal)' has indicators without a weight: \(list); the others sum to \(total).",
      mend: LocalizedText(
        ko: "모두 채워 합을 100으로 맞추거나 모두 비우십시오.",
        en: "Give all of them so that they sum to 100, or none."),
      severity: .warning)
  }

  static func planYearPast(_ planYear: Int, _ last: Int, _ id: String) -> Finding {
    ModelFindings.error(
      "plan-year-past", Place(file: DataPackage.file),
      ko: "계획연도는 \(planYear)년인데 '\(id)' 지표에 \(last)년 실적이 있습니다.",
      en: "The plan year is \(planYear), but '\(id)' has an actual figure of \(last).",
      mend: LocalizedText(
        ko: "jipyo.planYear를 목표를 세울 연도로 고치십시오.",
        en: "Set jipyo.planYear to the year for which targets are set."),
      severity: .warning)
  }

  // MARK: Series

  static func seriesIsIndicator(_ id: String, first: Int, _ place: Place) -> Finding {
    ModelFindings.error(
      "series-is-indicator", place,
      ko: "'\(id)' 계열은 indicators.csv \(first)행의 지표와 이름이 같습니다.",
      en: "Series '\(id)' has the name of the indicator in row \(first) of indicators.csv.",
      mend: LocalizedText(
        ko: "지표에는 같은 이름의 계열이 저절로 있으니 이 행을 지우거나 이름을 바꾸십시오.",
        en: "An indicator has a series of its own; remove this row or rename it."))
  }

  static func unitDiffers(_ unit: Unit, _ own: Unit, _ id: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "unit-differs", place,
      ko: "'\(id)' 계열의 단위는 \(own.text(.ko))인데 값의 단위는 \(unit.text(.ko))입니다.",
      en: "Series '\(id)' is in \(own.text(.en)), but the value is in \(unit.text(.en)).",
      mend: LocalizedText(
        ko: "같은 것을 재는 단위로 고치십시오. 천원과 백만원처럼 크기만 다른 단위는 저절로 바뀝니다.",
        en: "Use a unit of the same kind; units that differ in size only are converted."))
  }

  static func outsideSupport(
    _ value: Double, _ support: Support, _ id: String, _ place: Place
  ) -> Finding {
    let shown = NumberShown.text(value)
    let (code, ko, en): (String, String, String) =
      if value < support.lower ?? -.infinity {
        ("negative-value", "음수일 수 없습니다", "cannot be negative")
      } else if value > support.upper ?? .infinity {
        ("above-100-percent", "100%를 넘을 수 없습니다", "cannot be above 100%")
      } else {
        ("not-a-count", "건수이므로 정수여야 합니다", "counts whole things")
      }
    return ModelFindings.error(
      code, place, ko: "'\(id)' 계열의 값 \(shown): 이 계열은 \(ko).",
      en: "Series '\(id)' \(en), but \(shown) was read.",
      mend: LocalizedText(
        ko: "값을 확인하십시오. 그런 값이 있을 수 있는 계열이라면 support를 고치십시오.",
        en: "Check the value; if such values can occur, change the support of the series."))
  }

  static func breakFrequency(
    _ id: String, _ period: Period, _ frequency: Frequency, _ place: Place
  ) -> Finding {
    let name = FrequencyNames.name(frequency)
    return ModelFindings.error(
      "break-frequency", place, ko: "'\(id)' 계열은 \(name.ko) 값인데 단절 시점이 \(period)입니다.",
      en: "Series '\(id)' is \(name.en), but the break is at \(period).",
      mend: LocalizedText(
        ko: "계열과 같은 주기로, 새 기준이 적용된 첫 기간을 쓰십시오.",
        en: "Name the first period of the new regime, in the series' own frequency."))
  }

  // MARK: Money

  static func amountsDiffer(
    _ id: String, _ column: AmountColumn, _ whole: Int128, _ parts: Int128, _ place: Place
  ) -> Finding {
    func won(_ amount: Int128) -> String {
      NegativeStyle.minus.mark(
        NumberFormat.grouped(String(amount.magnitude)), isNegative: amount < 0)
    }
    return ModelFindings.error(
      "amounts-differ", place,
      ko: "'\(id)'의 \(column.year)년 금액(\(column.state.rawValue)) \(won(whole))원이 하위 사업의 합 "
        + "\(won(parts))원과 반올림 범위를 넘어 다릅니다.",
      en: "The \(column.year) amount (\(column.state.rawValue)) of '\(id)', \(won(whole)) won, "
        + "differs from the sum of its parts, \(won(parts)) won, by more than rounding.",
      mend: LocalizedText(
        ko: "금액과 published_unit을 확인하십시오. 원본이 그렇다면 상위 금액을 지우고 인쇄된 값은 "
          + "published_tables.csv에 두십시오.",
        en: "Check the amounts and published_unit; if the source itself disagrees, remove the "
          + "total here and keep it in published_tables.csv."))
  }

  static func partAboveWhole(_ part: String, _ whole: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "part-above-whole", place, ko: "\(part) 값이 \(whole) 값보다 큽니다.",
      en: "\(part) is larger than \(whole).",
      mend: LocalizedText(
        ko: "두 값의 단위와 기간을 확인하십시오.", en: "Check the units and the period of both."),
      severity: .warning)
  }

  static func gateWithoutAmount(_ place: Place) -> Finding {
    ModelFindings.error(
      "gate-without-amount", place, ko: "기준금액이 없습니다. total_won과 own_share_won이 모두 비어 있습니다.",
      en: "The gate has no amount: total_won and own_share_won are both empty.",
      mend: LocalizedText(
        ko: "둘 중 하나는 채우십시오.", en: "Fill in at least one of them."))
  }
}
