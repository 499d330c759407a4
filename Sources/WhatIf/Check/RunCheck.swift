import Indicators

/// Checks how a model is to be run.
enum RunCheck {
  static func findings(_ options: SimulationOptions) -> [Finding] {
    var findings: [Finding] = []
    if !(1...SimulationOptions.mostDraws).contains(options.draws) {
      findings.append(
        ModelFindings.finding(
          "simulation-draws", "--draws",
          ko: "추출 횟수 \(options.draws): 1 이상 \(SimulationOptions.mostDraws) 이하여야 합니다.",
          en: "\(options.draws) draws: the number must be from 1 to "
            + "\(SimulationOptions.mostDraws).",
          mend: LocalizedText(
            ko: "보통은 100000이면 충분합니다.", en: "100000 is enough for most purposes.")))
    }
    for p in options.quantiles where !(p > 0 && p < 1) {
      findings.append(
        ModelFindings.finding(
          "simulation-quantile", "quantiles",
          ko: "분위 \(LeverCheck.shown(p)): 0과 1 사이여야 합니다(0과 1은 제외).",
          en: "Quantile \(LeverCheck.shown(p)) must be strictly between 0 and 1.",
          mend: LocalizedText(ko: "95%는 0.95로 적으십시오.", en: "Write 95% as 0.95.")))
    }
    return findings
  }

  /// A note where a sampler takes another number of draws than was asked for.
  static func rounded(_ asked: Int, to draws: Int, _ sampler: any Sampler) -> [Finding] {
    guard asked != draws else { return [] }
    let (before, after) = (NumberFormat().text(Double(asked)), NumberFormat().text(Double(draws)))
    return [
      Finding(
        code: "simulation-draws-rounded", severity: .note, place: Place(column: "--draws"),
        message: LocalizedText(
          ko: "\(sampler.name) 추출은 \(before)번 대신 \(after)번으로 올려 계산했습니다.",
          en: "The \(sampler.name) sampler rounds \(before) draws up to \(after)."))
    ]
  }

  /// Draws of `columns` outcomes that would not fit; one more column is needed to sort.
  static func memory(_ options: SimulationOptions, columns: Int) -> Finding? {
    let bytes = 8.0 * Double(options.draws) * (Double(columns) * 2 + 1)
    guard bytes > Double(options.memoryLimit) else { return nil }
    let fitting = Int(Double(options.memoryLimit) / (8 * (Double(columns) * 2 + 1)))
    let need = bytes / Double(1 << 30)
    let shown = NumberFormat(decimals: 1).text(need)
    return ModelFindings.finding(
      "simulation-memory", "--draws",
      ko: "결과 \(columns)개를 \(options.draws)번 뽑으면 메모리가 \(shown) GB 필요해 한도를 넘습니다.",
      en: "\(options.draws) draws of \(columns) outcomes need \(shown) GB, more than the limit.",
      mend: LocalizedText(
        ko: "추출 횟수를 \(max(1, fitting)) 이하로 하거나 결과·시나리오를 줄이십시오.",
        en: "Use at most \(max(1, fitting)) draws, or fewer outcomes or scenarios."))
  }
}
