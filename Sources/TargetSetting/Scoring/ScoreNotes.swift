internal import Indicators

/// The sentences with which a fitted method says what it assumed.
enum ScoreNotes {
  static func referenceIsLast(years: Int) -> LocalizedText {
    LocalizedText(
      ko: "실적이 \(years)개년뿐이어서 기준치로 마지막 실적을 썼습니다.",
      en: "With \(years) year\(years == 1 ? "" : "s") of results the reference is the last one.")
  }

  static func stretched(_ stretch: Double, _ reference: Double) -> LocalizedText {
    let rate = Figure.text(stretch * 100)
    let value = Figure.text(reference)
    return LocalizedText(
      ko: "도전율 \(rate)%를 반영한 기준치는 \(value)입니다.",
      en: "With a stretch of \(rate)% the reference is \(value).")
  }

  static func bounded(
    best: (Double, Double), floor: (Double, Double), score: Double
  ) -> LocalizedText {
    var ko: [String] = []
    var en: [String] = []
    for (name, english, pair) in [("최고목표", "best", best), ("최저목표", "floor", floor)]
    where pair.0 != pair.1 {
      let from = Figure.text(pair.0)
      let to = Figure.text(pair.1)
      ko.append("\(name.with(.object)) \(from)에서 \(to.with(.direction))")
      en.append("\(english) from \(from) to \(to)")
    }
    let points = Figure.text(score)
    return LocalizedText(
      ko: "값의 범위에 맞추어 \(ko.joined(separator: ", ")) 조정했습니다. "
        + "기준치의 평점은 \(points)점입니다.",
      en: "Held inside the possible values: \(en.joined(separator: ", ")). "
        + "The reference itself scores \(points).")
  }

  static func replaced(
    _ method: ScoreMethod, by stand: ScoreMethod, because reason: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ko: "\(reason.ko) \(method.label.ko) 대신 \(stand.label.ko.with(.object)) 썼습니다.",
      en: "\(reason.en) The \(stand.label.en) was used instead of the \(method.label.en).")
  }

  static func tooFew(_ count: Int, _ needed: Int) -> LocalizedText {
    LocalizedText(
      ko: "실적이 \(count)개년으로 \(needed)개년에 못 미칩니다.",
      en: "There are results of \(count) year\(count == 1 ? "" : "s"), fewer than \(needed).")
  }

  static func flat(_ count: Int) -> LocalizedText {
    LocalizedText(
      ko: "최근 \(count)개년 실적이 모두 같아 표준편차가 0입니다.",
      en: "The last \(count) results are all the same, so their standard deviation is 0.")
  }

  static func exactLine(_ count: Int) -> LocalizedText {
    LocalizedText(
      ko: "최근 \(count)개년 실적이 한 직선 위에 있어 추세 오차가 0입니다.",
      en: "The last \(count) results lie on one line, so the trend has no error.")
  }

  static let broken = LocalizedText(
    ko: "자료가 불연속이어서 표준편차와 추세를 쓰지 않습니다.",
    en: "The series has a break, so neither deviation nor trend is used.")

  static func shortHistory(_ count: Int, of usual: Int) -> LocalizedText {
    LocalizedText(
      ko: "\(usual)개년보다 짧은 \(count)개년 실적으로 계산했습니다.",
      en: "Computed from \(count) years of results instead of \(usual == 5 ? "five" : "\(usual)").")
  }

  static func longHistory(_ count: Int, of usual: Int) -> LocalizedText {
    LocalizedText(
      ko: "\(count)개년 실적 가운데 최근 \(usual)개년을 썼습니다.",
      en: "The last \(usual == 5 ? "five" : "\(usual)") of \(count) results were used.")
  }

  static func gaps(_ isTrend: Bool) -> LocalizedText {
    isTrend
      ? LocalizedText(
        ko: "빠진 연도가 있어 실적이 있는 연도의 위치로 추세를 구했습니다.",
        en: "Years are missing; the trend uses the position of the years that are there.")
      : LocalizedText(
        ko: "빠진 연도가 있어 실적이 있는 연도만으로 계산했습니다.",
        en: "Years are missing; only the years with results were used.")
  }

  static func targetIsReference(_ target: Double) -> LocalizedText {
    let value = Figure.text(target)
    return LocalizedText(
      ko: "목표가 주어지지 않아 기준치 \(value.with(.object)) 목표로 보았습니다.",
      en: "No target was given; the reference \(value) stands for it.")
  }

  static func bandRate(_ range: ClosedRange<Double>) -> LocalizedText {
    let low = Figure.text(range.lowerBound)
    let high = Figure.text(range.upperBound)
    return LocalizedText(
      ko: "적정 범위 \(low)~\(high) 안이면 100%입니다.",
      en: "Inside the band \(low) to \(high) the rate is 100%.")
  }
}
