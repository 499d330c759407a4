import Indicators
import Probability
import WhatIf

/// What one set of draws tells besides the distribution, in tables and sentences.
struct DrawnReport {
  private let result: SensitivityResult
  private let drawn: DrawnSensitivity
  private var unit: String { StatisticText.suffix(result.question.unit) }

  private func worth(_ statistic: Statistic, _ language: Language) -> String {
    StatisticText.value(statistic) + StatisticText.changeSuffix(result.question.unit, language)
  }

  init(_ result: SensitivityResult, _ drawn: DrawnSensitivity) {
    self.result = result
    self.drawn = drawn
  }

  func text(_ language: Language) -> String {
    let parts = [
      spread(language), table(language).terminal(language), choice(language), box(language),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Percentiles and the chance of the target.
  private func spread(_ language: Language) -> String {
    func quantile(_ probability: Double) -> String {
      drawn.quantiles.first { $0.probability == probability }
        .map { StatisticText.value($0.statistic) + unit } ?? "–"
    }
    let (low, middle, high) = (quantile(0.05), quantile(0.5), quantile(0.95))
    let draws = NumberFormat().text(Double(drawn.draws))
    var text =
      language == .ko
      ? "\(draws)번 뽑으면 중앙값 \(middle), 열에 아홉은 \(low)에서 \(high) 사이입니다."
      : "Over \(draws) draws the median is \(middle); nine in ten lie between \(low) and \(high)."
    if let attainment = drawn.attainment {
      let chance = StatisticText.percent(attainment.probability)
      let error = StatisticText.percentError(attainment.probability)
      text +=
        language == .ko
        ? " 목표를 이룰 확률은 \(chance)%(±\(error)%p)입니다."
        : " The chance of the target is \(chance)% (±\(error) points)."
    }
    return text + "\n"
  }

  private func table(_ language: Language) -> ReportTable {
    let hasValue = drawn.perfectInformation != nil
    var header = [
      LocalizedText(ko: "불확실한 값", en: "driver"),
      LocalizedText(ko: "순위 상관", en: "rank correlation"), LocalizedText(verbatim: "±"),
      LocalizedText(ko: "알면 줄어드는 분산 %", en: "variance explained %"),
      LocalizedText(verbatim: "±"),
    ]
    if hasValue {
      header += [LocalizedText(ko: "미리 알 때의 값", en: "worth knowing"), LocalizedText(verbatim: "±")]
    }
    return ReportTable(
      header: header, numeric: Set(1..<header.count),
      rows: drawn.drivers.map { part in
        var cells = [
          part.driver, StatisticText.value(part.rankCorrelation),
          StatisticText.error(part.rankCorrelation), StatisticText.percent(part.first),
          StatisticText.percentError(part.first),
        ]
        if let value = part.value {
          // A value within its own noise is none.
          let isNoise = value.value <= 2 * value.standardError
          cells += [
            isNoise ? "–" : worth(value, language), isNoise ? "" : StatisticText.error(value),
          ]
        }
        return cells
      })
  }

  /// What can be chosen, which choice is best, and what it is worth to know before choosing.
  private func choice(_ language: Language) -> String {
    guard let perfect = drawn.perfectInformation else { return "" }
    let best = drawn.choices[drawn.bestChoice]
    let (mean, all) = (StatisticText.value(best.mean) + unit, worth(perfect, language))
    let known = drawn.drivers.filter { ($0.value?.value ?? 0) > 2 * ($0.value?.standardError ?? 0) }
      .max { ($0.value?.value ?? 0) < ($1.value?.value ?? 0) }
    let name = ScenarioTable.title(best.scenario.name, language)
    if perfect.value <= 2 * perfect.standardError {
      let count = drawn.choices.count
      return language == .ko
        ? "고를 수 있는 \(count)가지 가운데 언제나 \(name)의 결과가 가장 좋아(평균 \(mean)), 무엇을 미리 알아도 고를 것이 달라지지 않습니다."
          + whatIsBetter(language) + "\n"
        : "Of \(count) choices \(name) is always best (mean \(mean)): nothing that could be known "
          + "would change the choice." + whatIsBetter(language) + "\n"
    }
    switch language {
    case .ko:
      var text =
        "고를 수 있는 \(drawn.choices.count)가지 가운데 평균이 가장 좋은 것은 \(name)(\(mean))입니다. "
        + "모든 것을 미리 알고 고르면 평균 \(all)만큼 나아집니다."
      if let known, let value = known.value {
        text +=
          " 고르기 전에 \(known.driver)\(Josa.object.form(after: known.driver)) 아는 것의 값은 많아야 "
          + "\(worth(value, language))입니다."
      }
      return text + whatIsBetter(language) + "\n"
    case .en:
      var text =
        "Of \(drawn.choices.count) choices \(name) is best on average (\(mean)). Knowing everything "
        + "before choosing would add \(all) on average."
      if let known, let value = known.value {
        text +=
          " Knowing \(known.driver) before choosing is worth at most "
          + "\(worth(value, language))."
      }
      return text + whatIsBetter(language) + "\n"
    }
  }

  /// That more was taken to be better, where no target says so.
  private func whatIsBetter(_ language: Language) -> String {
    guard result.question.target == nil else { return "" }
    return language == .ko
      ? " 목표가 없어 큰 쪽을 좋다고 보았습니다. 비용처럼 작을수록 좋으면 targets에 direction: lower로 목표를 적으십시오."
      : " More was taken to be better, as there is no target; of a cost declare one with "
        + "direction: lower."
  }

  /// Where the target is missed, as a sentence.
  private func box(_ language: Language) -> String {
    guard result.question.target != nil else { return "" }
    guard let box = drawn.missBox else {
      return language == .ko
        ? "목표를 놓치는 경우가 몰려 있는 조건은 찾지 못했습니다.\n"
        : "No condition was found under which the target is missed much more often.\n"
    }
    let chance = StatisticText.percent(box.chance)
    let overall = StatisticText.percent(box.overall)
    let coverage = StatisticText.percent(box.coverage)
    let limits = box.limits.map { words($0, language) }
    switch language {
    case .ko:
      let condition = limits.dropLast().map { "\($0)이고 " }.joined() + (limits.last ?? "")
      return "\(condition)이면 목표를 놓칠 확률이 \(chance)%입니다(전체로는 \(overall)%). "
        + "놓치는 경우의 \(coverage)%가 여기에 듭니다.\n"
    case .en:
      return "Where \(limits.joined(separator: " and ")), the chance to miss the target is "
        + "\(chance)% (\(overall)% overall). \(coverage)% of all misses lie there.\n"
    }
  }

  private func words(_ limit: MissBox.Limit, _ language: Language) -> String {
    let suffix = StatisticText.suffix(limit.unit)
    func number(_ value: Double) -> String { SensitivityReport.short(value) + suffix }
    let subject = limit.driver + (language == .ko ? Josa.subject.form(after: limit.driver) : " is")
    switch (limit.low, limit.high) {
    case (let low?, let high?) where low == high: return "\(subject) \(number(low))"
    case (let low?, let high?):
      return language == .ko
        ? "\(subject) \(number(low))에서 \(number(high)) 사이"
        : "\(subject) between \(number(low)) and \(number(high))"
    case (let low?, nil):
      return language == .ko ? "\(subject) \(number(low)) 이상" : "\(subject) at least \(number(low))"
    case (nil, let high?):
      return language == .ko
        ? "\(subject) \(number(high)) 이하" : "\(subject) at most \(number(high))"
    case (nil, nil): return subject
    }
  }
}
