import Indicators

/// Messages about periods without a value: at the end of a series, inside it, or all but every few.
extension LongFindings {
  static func sparseDays(_ id: String, _ days: Int, _ place: Place) -> Finding {
    Finding(
      code: "sparse-days", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열의 날짜는 가장 가까운 것도 \(days)일 떨어져 있어 일별 값이 아닙니다.",
        en: "The dates of series '\(id)' are at least \(days) days apart: it is not daily."),
      mend: LocalizedText(
        ko: "월별 값이면 2023-07처럼, 주별 값이면 1, 2, 3처럼 순서대로 번호를 쓰십시오.",
        en: "Write months as 2023-07; number weeks 1, 2, 3 in order."))
  }

  static func blankEnd(_ id: String, _ blank: Period, _ last: Period, _ place: Place) -> Finding {
    Finding(
      code: "blank-end", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열은 \(blank) 값이 비어 있어 마지막 값인 \(last) 다음 기간부터 예측합니다.",
        en: "Series '\(id)' has no value for \(blank): forecasts start after \(last), its last "
          + "value."),
      mend: LocalizedText(
        ko: "값이 나왔으면 채우고, 아직이면 예측 기간(--horizon)에 그 기간이 드는 것을 감안하십시오.",
        en: "Fill it in where it is known; otherwise count it among the periods of --horizon."))
  }

  static func gaps(_ id: String, _ missing: [Period], _ count: Int, _ place: Place) -> Finding {
    let list = missing.map { "\($0)" }.joined(separator: ", ")
    let (ko, en) = count > missing.count ? (" 등 \(count)개 기간", ", \(count) in all") : ("", "")
    return Finding(
      code: "gaps", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열은 중간의 \(list)\(ko)에 값이 없습니다. 채워 넣지 않고 건너뛰어 계산합니다.",
        en:
          "Series '\(id)' has periods without a value inside (\(list)\(en)); they are skipped, not "
          + "filled in."))
  }

  /// Values stand only every few periods, as quarters typed as the month they end with do.
  static func everyFewPeriods(
    _ id: String, _ step: Int, _ last: Period, coarser: Period?, _ place: Place
  ) -> Finding {
    let name = FrequencyNames.unit(last.frequency)
    let next = last + 1
    return Finding(
      code: "every-few-periods", severity: coarser == nil ? .note : .warning, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열의 값은 \(step)\(name.ko)에 한 번씩만 있습니다. 그 사이의 기간도 예측하므로 다음 예측은 \(next)의 값입니다.",
        en:
          "Series '\(id)' has a value only every \(step) \(name.en); the periods between are forecast, "
          + "too, so the next one is \(next)."),
      mend: coarser.map { coarser in
        let kind = FrequencyNames.text(coarser)
        return LocalizedText(
          ko: "\(kind.ko) 값이면 \(last) 대신 \(coarser)처럼 적으십시오.",
          en: "If these are \(kind.en) values, write \(coarser) for \(last).")
      })
  }

  static func oneDayAYear(_ date: Period, _ place: Place) -> Finding {
    let day = CivilDate(daysSinceEpoch: date.ordinal)
    return Finding(
      code: "one-day-a-year", severity: .note, place: place,
      message: LocalizedText(
        ko:
          "해마다 \(day.month)월 \(day.day)일 하루의 값만 있어 연도별 값으로 읽었습니다. \(day.year)년의 값은 \(date)의 값입니다.",
        en:
          "There is one date a year, such as \(date): read as yearly values, that one as \(day.year)."
      ))
  }

  static func percentBesidePlain(_ id: String, _ plain: Double, _ place: Place) -> Finding {
    let (small, large) = (NumberShown.text(plain), NumberShown.text(100 * plain))
    return Finding(
      code: "percent-beside-plain", severity: .warning, place: place,
      message: LocalizedText(
        ko: "'\(id)' 계열에 %를 붙인 값과 \(small)처럼 숫자만 적은 값이 섞여 있습니다. \(small)%로 읽었습니다.",
        en:
          "Series '\(id)' mixes values with % and plain ones, such as \(small), which was read as "
          + "\(small)%."),
      mend: LocalizedText(
        ko: "\(large)%를 뜻한다면 \(large)%로 적으십시오.", en: "If \(large)% is meant, write \(large)%."))
  }
}
