import Indicators

/// Messages about one series of a long table.
extension LongFindings {
  static func subtotals(_ id: String, _ year: Period, _ count: Int, _ place: Place) -> Finding {
    Finding(
      code: "subtotals-skipped", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열에서 \(year)처럼 그해 값들의 합과 같은 연간 합계 \(count)개는 읽지 않았습니다.",
        en: "Of series '\(id)', \(count) yearly total\(count == 1 ? "" : "s") such as \(year) "
          + "(the sum of its periods) \(count == 1 ? "was" : "were") not read."))
  }

  static func duplicatePeriod(
    _ id: String, _ period: Period, _ first: (value: Double, row: Int), _ second: Double,
    _ place: Place
  ) -> Finding {
    let (a, b) = (NumberShown.text(first.value), NumberShown.text(second))
    return Finding(
      code: "duplicate-period", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열의 \(period) 값이 두 번 있습니다: \(first.row)행의 \(a), 이 행의 \(b).",
        en: "Series '\(id)' has \(period) twice: \(a) in row \(first.row) and \(b) here."),
      mend: LocalizedText(
        ko: "맞는 값 하나만 남기십시오.", en: "Keep the row that is right."))
  }

  static func mixedFrequencies(
    _ id: String, _ first: (period: Period, row: Int), _ other: Period, _ place: Place
  ) -> Finding {
    let (a, b) = (FrequencyNames.text(first.period), FrequencyNames.text(other))
    return Finding(
      code: "mixed-frequencies", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열에 " + "\(a.ko)(\(first.row)행의 \(first.period))".with(.and)
          + " \(b.ko)(\(other)) 값이 섞여 있습니다.",
        en: "Series '\(id)' mixes \(a.en) (\(first.period) in row \(first.row)) with \(b.en) "
          + "(\(other))."),
      mend: LocalizedText(
        ko: "한 계열은 한 가지 주기로 쓰고, 다른 주기의 값은 다른 이름의 계열로 나누십시오.",
        en: "Keep one frequency in a series; put the rest into a series of another name."))
  }

  static func mixedUnits(_ id: String, _ a: String, _ b: String, _ place: Place) -> Finding {
    Finding(
      code: "mixed-units", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열의 값에 서로 다른 단위 '\(a)', \("'\(b)'".with(.subject)) 붙어 있습니다.",
        en: "The values of series '\(id)' carry different units, '\(a)' and '\(b)'."),
      mend: LocalizedText(
        ko: "같은 단위로 고치고 숫자만 남기십시오.", en: "Convert them to one unit and keep the numbers."))
  }

  static func noValues(_ id: String, _ place: Place) -> Finding {
    Finding(
      code: "no-values", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열에는 값이 하나도 없습니다.", en: "Series '\(id)' has no value at all."),
      mend: LocalizedText(
        ko: "값을 채우거나 계열을 지우십시오.", en: "Fill in values or remove the series."))
  }

  static func tooWide(_ id: String, _ first: Period, _ last: Period, _ place: Place) -> Finding {
    Finding(
      code: "period-span", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열의 기간이 \(first)부터 \(last)까지로, 값의 수에 비해 지나치게 넓습니다.",
        en: "Series '\(id)' spans \(first) to \(last), far too wide for its number of values."),
      mend: LocalizedText(
        ko: "연도나 번호를 잘못 쓴 행이 없는지 확인하십시오.",
        en: "Look for a row with a wrong year or number."))
  }

  static func datesAsPeriods(_ date: Period, _ frequency: Frequency, _ place: Place) -> Finding {
    let name = FrequencyNames.name(frequency)
    return Finding(
      code: "dates-as-periods", severity: .note, place: place,
      message: LocalizedText(
        ko: "\(date)처럼 기간의 첫날 또는 끝날만 쓰여 있어 \(name.ko) 값으로 읽었습니다.",
        en: "Every date is a first or last day, such as \(date): read as \(name.en) values."))
  }

  static func singleDate(_ id: String, _ date: Period, _ place: Place) -> Finding {
    let day = CivilDate(daysSinceEpoch: date.ordinal)
    let month = Period.month(day.year, day.month)
    return Finding(
      code: "single-date", severity: .warning, place: place,
      message: LocalizedText(
        ko: "계열 '\(id)'의 값이 \(date) 하나뿐이어서 그날 하루의 값으로 읽었습니다.",
        en: "Series '\(id)' has a single value, of \(date), which was read as that day's."),
      mend: LocalizedText(
        ko: "한 해의 값이면 \(day.year), 한 달의 값이면 \(month)처럼 적으십시오.",
        en: "Write \(day.year) for a year's value, or \(month) for a month's."))
  }
}
