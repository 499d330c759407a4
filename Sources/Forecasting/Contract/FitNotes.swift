import Indicators

/// The notes that many methods share.
enum FitNotes {
  /// Gaps in the history, and a spread that could not be estimated.
  static func standard(_ input: ForecastInput, scale: Double) -> [LocalizedText] {
    gaps(input) + (scale > 0 ? [] : [noSpread(input)])
  }

  /// How many periods inside the history were not observed.
  static func gaps(_ input: ForecastInput) -> [LocalizedText] {
    let count = input.gapCount
    guard count > 0 else { return [] }
    return [
      LocalizedText(
        ko: "중간에 값이 없는 기간이 \(count)개 있습니다. 채워 넣지 않고 건너뛰어 계산했습니다.",
        en: "\(count) period\(count == 1 ? "" : "s") inside the history "
          + "\(count == 1 ? "has" : "have") no value; skipped, not filled in.")
    ]
  }

  /// Why there is no prediction interval.
  static func noSpread(_ input: ForecastInput) -> LocalizedText {
    if input.count <= 1 {
      return LocalizedText(
        ko: "자료가 1개뿐이어서 예측구간을 정할 수 없습니다.",
        en: "A single value says nothing about the spread; no prediction interval.")
    }
    if input.isConstant {
      return LocalizedText(
        ko: "자료에 변동이 없어 예측구간을 정할 수 없습니다.",
        en: "The history does not vary; no prediction interval can be given.")
    }
    return LocalizedText(
      ko: "모형이 자료와 정확히 일치하여 예측구간을 정할 수 없습니다.",
      en: "The model fits the history exactly; no prediction interval can be given.")
  }
}
