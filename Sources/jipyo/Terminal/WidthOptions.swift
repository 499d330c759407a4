import ArgumentParser
import Forecasting
import Indicators

/// Whose widths the intervals of single methods have.
struct WidthOptions: ParsableArguments {
  @Option(
    help: .told(
      ko: "한 방법만 쓸 때의 구간 너비: calibrated(과거 예측 오차로 보정), model(모형 그대로, R과 같음).",
      en:
        "Widths of single methods: calibrated by past forecast errors, or the model's own (as in R).",
      valueName: "whose"))
  var widths: Choice = .calibrated

  /// The choices.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case calibrated, model
  }

  /// A method with the widths chosen.
  func of(_ method: any ForecastMethod) -> any ForecastMethod {
    (widths == .calibrated ? Widths.calibrated : .model)(method)
  }

  /// The option as it is written in provenance; nothing where it is not given.
  var words: String { widths == .calibrated ? "" : " --widths \(widths.rawValue)" }

  /// Whose they are, in words.
  var sentence: LocalizedText {
    switch widths {
    case .calibrated:
      LocalizedText(
        ko: "구간의 폭: 과거 예측오차로 보정(--widths model은 모형 자체의 폭).",
        en: "Widths: calibrated by past forecast errors (--widths model: the model's own).")
    case .model:
      LocalizedText(
        ko: "구간의 폭: 모형 자체의 것. 실제로는 대개 말한 것보다 덜 맞습니다.",
        en: "Widths: the model's own, which mostly hold less often than they say.")
    }
  }
}
