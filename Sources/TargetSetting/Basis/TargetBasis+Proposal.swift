internal import Forecasting
internal import Indicators
internal import Probability

extension TargetProposal {
  /// The 목표치 설정 근거 of the proposal, written from its own values.
  public var basis: TargetBasis { BasisWriter(proposal: self).basis }
}

/// Writes the lines of one 산출근거.
struct BasisWriter {
  let proposal: TargetProposal

  var basis: TargetBasis {
    TargetBasis(
      lines: [results, outlook, target, decision, officialRange, publishedTarget, source].compactMap
      { $0 })
  }

  private var indicator: Indicator { proposal.indicator }
  private var year: Int { proposal.planYear }

  // MARK: Figures

  private func result(_ point: YearValue) -> BasisFigure {
    figure(
      "result-\(point.year)", point.value, indicator.observedText(point.value),
      [.result(series: indicator.id, year: point.year)])
  }

  private func figure(
    _ label: String, _ value: Double, _ text: String, _ sources: [FigureSource]
  ) -> BasisFigure {
    BasisFigure(
      label: label, value: value, text: LocalizedText(verbatim: text), sources: sources)
  }

  /// How far a value lies from an earlier one; nil where no growth can be stated.
  private func change(
    _ label: String, from old: Double, to new: Double, _ from: [String]
  ) -> BasisFigure? {
    guard let change = indicator.change(from: old, to: new) else { return nil }
    return BasisFigure(
      label: label, value: change.value, text: change.text, sources: [.derived(from)])
  }

  private func forecast(_ label: String, _ value: Double, _ text: String) -> BasisFigure {
    figure(label, value, text, [.forecast(label: proposal.methodLabel, year: year)])
  }

  // MARK: Lines

  /// 기준: the last result, its change, and how many years stand behind it.
  private var results: BasisLine {
    let last = proposal.last
    let now = result(last)
    var figures = [now]
    var ko = "\(Period.year(last.year).shortText(.ko))년 실적 \(now.text.ko)"
    var en = "\(last.year) result \(now.text.en)"
    if let before = proposal.history.dropLast().last {
      let past = result(before)
      figures.append(past)
      let name = Period.year(before.year).shortText(.ko)
      let label = "growth-\(last.year)"
      if let change = change(
        label, from: before.value, to: last.value, [now.label, past.label])
      {
        figures.append(change)
        ko += "(\(name)년 \(past.text.ko) 대비 \(change.text.ko))"
        en += " (\(change.text.en) on \(past.text.en) in \(before.year))"
      } else {
        ko += "(\(name)년 \(past.text.ko))"
        en += " (\(before.year): \(past.text.en))"
      }
    }
    let count = proposal.history.count
    let years = figure(
      "result-years", Double(count), String(count),
      proposal.history.map { .result(series: indicator.id, year: $0.year) })
    figures.append(years)
    let since = proposal.since.map { change in
      let reason = change.reason.isEmpty ? "" : ": " + change.reason
      return (
        ko: "(\(change.period.text(.ko)) 단절 이후\(reason))",
        en: " since the break of \(change.period)\(reason)"
      )
    }
    return BasisLine(
      heading: LocalizedText(ko: "기준", en: "Base"),
      text: LocalizedText(
        ko: ko + ", 실적 \(count)개년 사용" + (since?.ko ?? ""),
        en: en + ", \(count) year\(count == 1 ? "" : "s") of results" + (since?.en ?? "")),
      figures: figures)
  }

  /// 전망: median and 80% interval of the plan year, with the method's label.
  private var outlook: BasisLine {
    let distribution = proposal.distribution
    let median = distribution.quantile(0.5)
    let middle = forecast("forecast-median", median, indicator.text(median))
    let label = proposal.methodLabel
    let heading = LocalizedText(ko: "전망", en: "Outlook")
    guard !(distribution is Degenerate) else {
      return BasisLine(
        heading: heading,
        text: LocalizedText(
          ko: "\(year)년 \(middle.text.ko)(\(label.ko)), 변동 폭을 알 수 없어 구간 없음",
          en: "\(middle.text.en) in \(year) (\(label.en)); spread unknown, no interval"),
        figures: [middle])
    }
    let (low, high) = distribution.interval(0.8)
    let lower = forecast("forecast-lo-80", low, indicator.text(low))
    let upper = forecast("forecast-hi-80", high, indicator.text(high))
    let level = figure("interval-level", 0.8, "80%", [.rule("interval-level")])
    return BasisLine(
      heading: heading,
      text: LocalizedText(
        ko: "\(year)년 중앙값 \(middle.text.ko), 80% 구간 \(lower.text.ko)~\(upper.text.ko)"
          + "(방법: \(label.ko))",
        en: "\(year) median \(middle.text.en), 80% interval \(lower.text.en) to "
          + "\(upper.text.en) (method: \(label.en))"),
      figures: [middle, level, lower, upper])
  }

  /// 목표: the value, its growth and the probability of reaching it.
  private var target: BasisLine {
    var figures = [
      figure("target", proposal.value, proposal.valueText, [.rule(proposal.rule.rawValue)])
    ]
    var ko = "\(year)년 \(proposal.valueText)"
    var en = "\(proposal.valueText) in \(year)"
    let last = proposal.last
    if proposal.rule != .band,
      let change = change(
        "target-growth", from: last.value, to: proposal.value, ["target", "result-\(last.year)"])
    {
      let name = "\(Period.year(last.year).shortText(.ko))년 실적"
      let isSame = proposal.valueText == indicator.observedText(last.value)
      if !isSame { figures.append(change) }
      ko += isSame ? "(\(name)과 같음)" : "(\(name) 대비 \(change.text.ko))"
      en +=
        isSame
        ? " (the same as the \(last.year) result)"
        : " (\(change.text.en) on the \(last.year) result)"
    }
    if let probability = proposal.probability {
      let chance = forecast(
        "target-probability", probability, Figure.percent(probability))
      figures.append(chance)
      ko += ", 달성 확률 \(chance.text.ko)"
      en += ", reached with a probability of \(chance.text.en)"
    }
    switch proposal.rule {
    case .quantile where proposal.probability != nil:
      ko += ", \(proposal.ambition.label.ko) 수준"
      en += ", \(proposal.ambition.label.en) level"
    case .quantile, .band: break
    case .override:
      ko += ", 조정값"
      en += ", set by decision"
    case .lastResult:
      ko += ", 마지막 실적 이상으로 설정"
      en += ", not below the last result"
    }
    return BasisLine(
      heading: LocalizedText(ko: "목표", en: "Target"), text: LocalizedText(ko: ko, en: en),
      figures: figures)
  }
}
