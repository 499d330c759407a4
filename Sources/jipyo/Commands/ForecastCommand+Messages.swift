import Forecasting
import Indicators

extension ForecastCommand {
  static let reconcileAlone = Finding(
    code: "reconcile-alone", severity: .error,
    message: LocalizedText(
      ko: "--reconcile은 --hierarchy와 함께 써야 합니다.", en: "--reconcile needs --hierarchy."),
    mend: LocalizedText(
      ko: "--hierarchy에 상하 관계 파일을 주십시오.", en: "Give the file of parts and wholes as --hierarchy."))

  static func someFailed(_ count: Int) -> LocalizedText {
    LocalizedText(
      ko: "예측하지 못한 것이 \(count)건 있습니다. 이유는 note 열에 있습니다.",
      en: "\(count) forecast\(count == 1 ? "" : "s") failed; the column note tells why.")
  }

  static func allFailed(_ count: Int, isKnown: Bool) -> Finding {
    Finding(
      code: "nothing-forecast", severity: .error,
      message: LocalizedText(
        ko: "\(count)건 가운데 예측한 것이 하나도 없습니다.",
        en: count == 1
          ? "The only forecast failed." : "None of \(count) forecasts succeeded."),
      mend: isKnown
        ? LocalizedText(
          ko: "이유는 결과의 note 열에 있습니다.", en: "The column note tells why.")
        : LocalizedText(
          ko: "이유는 결과의 note 열에 있습니다. 자료를 늘리거나 --method auto를 쓰십시오.",
          en: "The column note tells why. Give longer histories, or use --method auto."))
  }
}

extension ForecastError {
  /// The error as a finding.
  var finding: Finding {
    Finding(code: code, severity: .error, message: message, mend: mend)
  }
}
