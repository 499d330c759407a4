import Forecasting
import Indicators

extension BacktestCommand {
  /// What was left out, in words.
  func tell(_ backtest: Backtest, _ console: Console) {
    let short = backtest.tooShort.count
    if short > 0 {
      console.say(
        LocalizedText(
          ko: "계열 \(short)개는 짧아서 과거 시점을 하나도 둘 수 없었습니다.",
          en: "\(short) series \(short == 1 ? "is" : "are") too short for even one origin."))
    }
    let failed = backtest.failures.count
    if let first = backtest.failures.first {
      console.say(
        LocalizedText(
          ko: "예측하지 못한 경우가 \(failed)건 있습니다. 첫 번째: \(first.id), \(first.method): "
            + first.reason.message.ko,
          en: "\(failed) forecast\(failed == 1 ? "" : "s") failed. The first: \(first.id), "
            + "\(first.method): \(first.reason.message.en)"))
    }
  }

  func nothing(_ backtest: Backtest, _ console: Console) throws {
    console.report(
      Finding(
        code: "nothing-to-backtest", severity: .error,
        message: LocalizedText(
          ko: "과거 시점에서 예측할 수 있는 계열이 없습니다.",
          en: "No series could be forecast from an earlier origin."),
        mend: LocalizedText(
          ko: "--horizon이나 --minimum을 줄이거나 더 긴 이력을 주십시오.",
          en: "Lower --horizon or --minimum, or give longer histories.")))
    tell(backtest, console)
    throw Exit.invalidData
  }

  static func outOfRange(_ name: String, _ value: Int) -> Finding {
    let most = Forecast.longestHorizon
    return Finding(
      code: "invalid-number", severity: .error,
      message: LocalizedText(
        ko: "\(name)\(Josa.topic.form(after: name)) 1에서 \(most) 사이의 정수여야 하는데 \(value)입니다.",
        en: "\(name) must be a whole number from 1 to \(most), not \(value)."),
      mend: LocalizedText(ko: "다른 값을 지정하십시오.", en: "Give another number."))
  }
}
