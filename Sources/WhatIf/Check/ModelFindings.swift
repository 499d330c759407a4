import Indicators

/// What can be wrong with a driver model, in words.
enum ModelFindings {
  static func finding(
    _ code: String, _ name: String, severity: Severity = .error, ko: String, en: String,
    mend: LocalizedText
  ) -> Finding {
    Finding(
      code: code, severity: severity, place: Place(column: name),
      message: LocalizedText(ko: ko, en: en), mend: mend)
  }

  static func emptyName(_ section: String) -> Finding {
    finding(
      "model-empty-name", section, ko: "\(section)에 이름 없는 항목이 있습니다.",
      en: "\(section) has an entry without a name.",
      mend: LocalizedText(ko: "이름을 적으십시오.", en: "Give it a name."))
  }

  static func duplicate(_ name: String, _ section: String) -> Finding {
    finding(
      "model-duplicate-name", name,
      ko: "'\(name)'\(Josa.subject.form(after: name)) 두 번 나옵니다(\(section)).",
      en: "'\(name)' appears twice (\(section)).",
      mend: LocalizedText(ko: "둘 중 하나의 이름을 바꾸십시오.", en: "Rename one of the two."))
  }

  static func noOutcomes() -> Finding {
    finding(
      "model-no-outcomes", "outcomes", ko: "outcomes에 볼 결과가 하나도 없습니다.",
      en: "outcomes is empty: there is nothing to look at.",
      mend: LocalizedText(
        ko: "outcomes: [coverage]처럼 수식 이름을 적으십시오.",
        en: "Name a formula, as in outcomes: [coverage]."))
  }

  static func unknown(
    _ name: String, in section: String, known: [String]
  ) -> Finding {
    finding(
      "model-unknown-name", section,
      ko: "\(section)에 적힌 '\(name)'\(Josa.topic.form(after: name)) 모형에 없는 이름입니다.",
      en: "\(section) names '\(name)', which the model does not have.",
      mend: NearestNames.hint(for: name, among: known)
        ?? LocalizedText(
          ko: "있는 이름: \(shown(known)).", en: "The names are \(shown(known))."))
  }

  static func targetNotFinite(_ name: String) -> Finding {
    finding(
      "target-not-finite", name, ko: "'\(name)'의 목표가 유한한 수가 아닙니다.",
      en: "The target of '\(name)' is not a finite number.",
      mend: LocalizedText(ko: "목표를 바로잡으십시오.", en: "Correct the target."))
  }

  static func targetBand(_ name: String) -> Finding {
    finding(
      "target-direction", name, ko: "'\(name)'의 목표는 이상 또는 이하여야 합니다.",
      en: "The target of '\(name)' must be at least or at most a value.",
      mend: LocalizedText(
        ko: "적정 범위라면 if(x >= 아래 and x <= 위, 1, 0) 수식을 결과로 두십시오.",
        en: "For a band, make if(x >= low and x <= high, 1, 0) an outcome."))
  }

  static func periods(_ range: ClosedRange<Period>) -> Finding {
    finding(
      "model-periods", "periods",
      ko: "periods의 두 기간 \(range.lowerBound), \(range.upperBound)의 간격을 셀 수 없거나 너무 깁니다.",
      en: "periods from \(range.lowerBound) to \(range.upperBound) differ in kind or are too many.",
      mend: LocalizedText(
        ko: "같은 종류의 기간을 \(CompiledModel.mostPeriods)개까지 적으십시오.",
        en: "Give up to \(CompiledModel.mostPeriods) periods of one kind."))
  }

  // MARK: Series

  static func seriesMissing(_ series: String, of driver: String, known: [String]) -> Finding {
    finding(
      "driver-series-unknown", driver,
      ko:
        "'\(driver)'\(Josa.object.form(after: driver)) 위한 자료 '\(series)'\(Josa.subject.form(after: series)) 없습니다.",
      en: "'\(driver)' comes from series '\(series)', which is not there.",
      mend: NearestNames.hint(for: series, among: known)
        ?? (known.isEmpty
          ? LocalizedText(
            ko: "자료가 든 작업 폴더를 지정하거나 dist로 분포를 적으십시오.",
            en: "Name the workspace that holds the series, or write a distribution as dist.")
          : LocalizedText(ko: "있는 자료: \(shown(known)).", en: "The series are \(shown(known)).")))
  }

  static func seriesPeriodMissing(
    _ series: String, of driver: String, _ period: Period
  ) -> Finding {
    finding(
      "driver-series-period", driver,
      ko: "'\(driver)': 자료 '\(series)'에는 \(period)의 값도 예측도 없습니다.",
      en: "'\(driver)': series '\(series)' has neither a value nor a forecast for \(period).",
      mend: LocalizedText(
        ko: "빠진 값을 채우거나 더 멀리 예측하거나 모형의 기간을 줄이십시오.",
        en: "Fill the gap, forecast further, or shorten the model's periods."))
  }

  static func seriesFrequency(
    _ series: String, of driver: String, _ found: Period, _ wanted: Period
  ) -> Finding {
    finding(
      "driver-series-frequency", driver,
      ko: "'\(driver)': 자료 '\(series)'의 기간(\(found) 등)이 모형의 기간(\(wanted) 등)과 종류가 다릅니다.",
      en: "'\(driver)': series '\(series)' has periods such as \(found), the model has \(wanted).",
      mend: LocalizedText(
        ko: "모형의 기간에 맞게 합치거나(합계·평균) 모형의 기간을 바꾸십시오.",
        en: "Aggregate the series (total or mean) to the model's periods, or change those."))
  }

  static func seriesEmpty(_ series: String, of driver: String) -> Finding {
    finding(
      "driver-series-empty", driver, ko: "'\(driver)': 자료 '\(series)'의 예측이 비어 있습니다.",
      en: "'\(driver)': the forecast of series '\(series)' is empty.",
      mend: LocalizedText(ko: "한 기간 이상 예측하십시오.", en: "Forecast at least one period."))
  }

  static func seriesUnit(
    _ series: String, of driver: String, _ found: Unit, _ wanted: Unit
  ) -> Finding {
    finding(
      "driver-series-unit", driver,
      ko: "'\(driver)'의 단위(\(wanted.text(.ko)))와 자료 '\(series)'의 단위(\(found.text(.ko)))가 다릅니다.",
      en: "'\(driver)' is in \(wanted.text(.en)) but series '\(series)' is in \(found.text(.en)).",
      mend: found == .none
        ? LocalizedText(
          ko: "자료의 단위 칸(series.csv나 indicators.csv의 unit)을 채우십시오.",
          en: "Fill in the unit of the series (unit in series.csv or indicators.csv).")
        : LocalizedText(
          ko: "driver의 unit을 자료와 같게 적고 수식에서 환산하십시오.",
          en: "Give the driver the unit of the series and convert in a formula."))
  }

  // MARK: Notes

  static func unused(_ name: String) -> Finding {
    finding(
      "driver-unused", name, severity: .note,
      ko: "'\(name)'\(Josa.topic.form(after: name)) 어느 결과에도 쓰이지 않습니다.",
      en: "'\(name)' moves no outcome.",
      mend: LocalizedText(ko: "수식에 넣거나 지우십시오.", en: "Use it in a formula or remove it."))
  }

  static func shown(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
  }
}
