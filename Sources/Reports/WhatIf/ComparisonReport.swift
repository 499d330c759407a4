import Charts
public import Indicators
import Probability
public import WhatIf

/// Two scenarios side by side, with the bridge between them as a table and a chart.
public struct ComparisonReport: Sendable {
  private let comparison: ScenarioComparison
  private let title: String
  private let modelDigest: String?

  /// Makes the report of a comparison.
  ///
  /// - Parameters:
  ///   - comparison: What was found.
  ///   - title: The model's title.
  ///   - modelDigest: SHA-256 of the model's file, for the rows of the charts.
  public init(_ comparison: ScenarioComparison, title: String, modelDigest: String?) {
    self.comparison = comparison
    self.title = title
    self.modelDigest = modelDigest
  }

  private var first: String { comparison.first.name }
  private var second: String { comparison.second.name }

  private func name(_ scenario: String, _ language: Language) -> String {
    ScenarioTable.title(scenario, language)
  }

  /// The report for a terminal.
  public func text(_ language: Language) -> String {
    let head = "\(title): \(name(first, language)) → \(name(second, language))\n"
    return head
      + comparison.outcomes.map { outcome in
        "\n\(words(outcome, language))\n\n\(table(outcome, language).terminal(language))"
      }.joined()
  }

  /// One waterfall an outcome that has a bridge: a tidy table, a specification and a picture each.
  public func chartFiles(_ language: Language) -> [OutputFile] {
    comparison.outcomes.compactMap { waterfall($0, language)?.chart(language) }.flatMap(\.files)
  }

  /// The picture of the first outcome that has a bridge.
  public func picture(_ language: Language) -> String? {
    comparison.outcomes.lazy.compactMap { waterfall($0, language) }.first?.chart(language).svg
  }

  private func waterfall(
    _ outcome: ScenarioComparison.Outcome, _ language: Language
  ) -> WaterfallChart? {
    guard let bridge = outcome.bridge else { return nil }
    let decimals = self.decimals(outcome)
    let shown = bridge.rounded(decimals: decimals)
    return WaterfallChart(
      id: "\(outcome.question.label)-\(first)-\(second)",
      title: "\(title): \(outcome.question.label)", unit: outcome.question.unit.text(language),
      start: (first, shown.start),
      steps: zip(bridge.steps, shown.amounts).map { .init(name: $0.variable, change: $1) },
      endName: second, direction: outcome.question.target?.direction,
      run: (
        RunStamp(
          seed: comparison.seed, draws: comparison.draws, sampler: "mc", modelDigest: modelDigest),
        comparison.first.lineage, comparison.second.lineage
      ))
  }

  /// The decimals that the errors of the changes leave standing; where these have none, those of the
  /// ends, or as many as the numbers have where nothing has an error.
  private func decimals(_ outcome: ScenarioComparison.Outcome) -> Int {
    let steps = outcome.bridge?.steps ?? []
    let scale = max(outcome.from.value.magnitude, outcome.to.value.magnitude)
    let error = max(steps.map(\.standardError).max() ?? 0, outcome.difference.standardError)
    let ends = max(outcome.from.standardError, outcome.to.standardError)
    let isExact = error <= ScenarioTable.rounding * scale
    let places = StatisticText.decimals(isExact ? ends : error, value: scale)
    guard isExact, ends <= ScenarioTable.rounding * scale else { return places }
    let numbers = [outcome.from.value, outcome.to.value] + steps.map(\.amount)
    return (0..<places).first { decimals in
      let unit = NumberFormat.power(ofTen: decimals)
      return numbers.allSatisfy { number in
        let scaled = number * unit
        return (scaled - scaled.rounded()).magnitude <= ScenarioTable.rounding * scale * unit
      }
    } ?? places
  }

  private func words(_ outcome: ScenarioComparison.Outcome, _ language: Language) -> String {
    let unit = StatisticText.changeSuffix(outcome.question.unit, language)
    let difference = outcome.difference
    let reach = 1.96 * difference.standardError
    let decimals = StatisticText.decimals(difference.standardError, value: difference.value)
    let format = NumberFormat(decimals: decimals)
    let isExact = difference.standardError <= ScenarioTable.rounding * difference.value.magnitude
    let ends = [difference.value - reach, difference.value + reach].map {
      isExact ? StatisticText.value(difference) : format.text($0)
    }
    let interval = ends.joined(separator: " ~ ")
    let (value, label) = (StatisticText.signed(difference), outcome.question.label)
    var lines: [String] = []
    switch language {
    case .ko:
      lines.append("\(label): 평균 차이 \(value)\(unit) (95% 구간 \(interval)\(unit))")
      lines.append(drawByDraw(outcome).ko)
      if let partial = partial(outcome) { lines.append(partial.ko) }
      if let chance = outcome.attainment {
        lines.append(
          "목표 달성 확률 \(StatisticText.percent(chance.from))% → "
            + "\(StatisticText.percent(chance.to))% (\(points(chance.change))%p)")
      }
    case .en:
      lines.append("\(label): mean difference \(value)\(unit) (95% interval \(interval)\(unit))")
      lines.append(drawByDraw(outcome).en)
      if let partial = partial(outcome) { lines.append(partial.en) }
      if let chance = outcome.attainment {
        lines.append(
          "Chance of the target \(StatisticText.percent(chance.from))% → "
            + "\(StatisticText.percent(chance.to))% (\(points(chance.change)) points)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What is said where some draws have no value in one of the two: the difference and the bridge leave
  /// these out, the means and chances of each do not.
  private func partial(_ outcome: ScenarioComparison.Outcome) -> LocalizedText? {
    let count = outcome.difference.draws
    guard count < max(outcome.from.draws, outcome.to.draws) else { return nil }
    let (shared, all) = (
      NumberFormat().text(Double(count)), NumberFormat().text(Double(comparison.draws))
    )
    return LocalizedText(
      ko: "차이와 아래 표는 양쪽 모두 값이 있는 \(shared)번(\(all)번 가운데)으로 냈습니다",
      en: "The difference and the table are over the \(shared) of \(all) draws with both values")
  }

  /// How often the second is better; larger where there is no target that says what is good.
  private func drawByDraw(_ outcome: ScenarioComparison.Outcome) -> LocalizedText {
    if outcome.better.value == 0, outcome.worse.value == 0 {
      return LocalizedText(
        ko: "모든 추출에서 결과가 같습니다", en: "The results are the same in every draw")
    }
    let share = StatisticText.percent(outcome.better)
    let isJudged = outcome.question.target != nil
    return LocalizedText(
      ko: "같은 상황에서 \(name(second, .ko)) 쪽이 \(isJudged ? "나은" : "더 큰") 경우 \(share)%",
      en: "Draw by draw \(second) is \(isJudged ? "better" : "larger") in \(share)% of cases")
  }

  /// What a variable becomes; a number with its thousands parted.
  private func becomes(_ step: ScenarioBridge.Step) -> String {
    Double(step.change).map { NumberFormat().text($0) } ?? step.change
  }

  private func points(_ change: Statistic) -> String {
    StatisticText.signed(StatisticText.times100(change))
      + " ± " + StatisticText.percentError(change)
  }

  /// From the first total by the changes to the second; the printed amounts add up.
  private func table(
    _ outcome: ScenarioComparison.Outcome, _ language: Language
  ) -> ReportTable {
    let (first, second) = (name(first, language), name(second, language))
    let chance = outcome.attainmentBridge
    var header = [
      LocalizedText(ko: "무엇이", en: "what"), LocalizedText(ko: "어떻게", en: "becomes"),
      LocalizedText(ko: "평균", en: "mean"), LocalizedText(verbatim: "±"),
    ]
    if chance != nil { header += [LocalizedText(ko: "확률 %p", en: "chance, points")] }
    guard let bridge = outcome.bridge else {
      let ends = [
        [first, "", StatisticText.value(outcome.from), ""],
        [second, "", StatisticText.value(outcome.to), ""],
      ]
      return ReportTable(header: Array(header.prefix(4)), numeric: [2, 3], rows: ends)
    }
    let places = decimals(outcome)
    let total = NumberFormat(decimals: places)
    let change = NumberFormat(decimals: places, plus: true)
    let mean = bridge.rounded(decimals: places)
    let points = chance?.rounded(decimals: 3)
    func point(_ value: Double?, plus: Bool) -> [String] {
      value.map { [NumberFormat(decimals: 1, plus: plus).text($0 * 100)] } ?? []
    }
    var rows = [[first, "", total.text(mean.start), ""] + point(points?.start, plus: false)]
    for (index, step) in bridge.steps.enumerated() {
      // Rounding noise of large totals is no error of a change that does nothing.
      let noise = 1e-9 * max(outcome.from.value.magnitude, outcome.to.value.magnitude)
      let statistic = Statistic(
        value: step.amount, standardError: step.standardError > noise ? step.standardError : 0,
        draws: comparison.draws, method: "")
      rows.append(
        [
          "  " + step.variable, becomes(step), change.text(mean.amounts[index]),
          StatisticText.error(statistic),
        ]
          + point(points?.amounts[index], plus: true))
    }
    rows.append([second, "", total.text(mean.end), ""] + point(points?.end, plus: false))
    return ReportTable(header: header, numeric: [2, 3, 4], rows: rows)
  }
}
