internal import Indicators

extension BasisWriter {
  private var indicator: Indicator { proposal.indicator }

  private func figure(
    _ label: String, _ value: Double, _ text: String, _ sources: [FigureSource]
  ) -> BasisFigure {
    BasisFigure(
      label: label, value: value, text: LocalizedText(verbatim: text), sources: sources)
  }

  /// 평가: reference, best and floor of the official method, and the score of the target.
  var officialRange: BasisLine? {
    guard let official = proposal.official else { return nil }
    let method = official.method
    let rule = [FigureSource.rule(method.name)]
    let isAgainstTarget = method.needsTarget
    let reference = figure(
      "reference", official.reference, range(official.reference),
      rule + [.derived([isAgainstTarget ? "target" : "result-years"])])
    var figures = [reference]
    let name = official.referenceName
    var ko = "\(method.label.ko) \(name.ko) \(reference.text.ko)"
    var en = "\(method.label.en): \(name.en) \(reference.text.en)"
    if let scale = official.scale {
      let from = [FigureSource.derived(["reference", "result-years"])]
      let best = figure("best", scale.best, range(scale.best), from)
      let floor = figure("floor", scale.floor, range(scale.floor), from)
      figures += [best, floor]
      ko += ", 최고목표 \(best.text.ko), 최저목표 \(floor.text.ko)"
      en += ", best \(best.text.en), floor \(floor.text.en)"
    }
    if let score = proposal.score {
      let points = figure(
        "target-score", score, Figure.text(score, atMost: 1),
        [.derived(["target"] + (official.scale == nil ? ["reference"] : ["best", "floor"]))])
      figures.append(points)
      let isRate = method.isRate
      ko += ", 목표 달성 시 \(isRate ? "달성률 \(points.text.ko)%" : "평점 \(points.text.ko)점")"
      en += ", \(isRate ? "rate" : "score") at the target \(points.text.en)\(isRate ? "%" : "")"
    }
    return BasisLine(
      heading: LocalizedText(ko: "평가", en: "Scoring"), text: LocalizedText(ko: ko, en: en),
      figures: figures, citation: proposal.officialRule.flatMap(RuleSources.citation))
  }

  /// Values of a range are not targets: they keep one more decimal than the plan prints.
  private func range(_ value: Double) -> String {
    let rule = RoundingRule(decimals: max(0, indicator.rounding.decimals) + 1)
    return NumberFormat().text(rule.apply(value)) + indicator.unit.symbol
  }

  /// 조정: who set what instead of what, when and why.
  var decision: BasisLine? {
    guard let override = proposal.override else { return nil }
    let (year, record) = (proposal.planYear, override.record)
    let proposed = figure(
      "proposed-before", override.proposed, indicator.text(override.proposed),
      [.forecast(label: proposal.methodLabel, year: year)])
    let set = figure(
      "override", override.value, indicator.text(override.value),
      [.override(series: indicator.id, year: year)])
    var figures = [proposed, set]
    var (ko, en) = ("", "")
    if let probability = override.proposedProbability {
      let chance = figure(
        "proposed-before-probability", probability, Figure.percent(probability),
        [.forecast(label: proposal.methodLabel, year: year)])
      figures.insert(chance, at: 1)
      ko = "(달성 확률 \(chance.text.ko))"
      en = " (\(chance.text.en))"
    }
    return BasisLine(
      heading: LocalizedText(ko: "조정", en: "Decision"),
      text: LocalizedText(
        ko: "제안값 \(proposed.text.ko)\(ko)에서 \(set.text.ko.with(.direction)) 조정, "
          + "사유: \(record.reason), 결정: \(record.decidedBy), \(record.decidedOn)",
        en: "from the proposed \(proposed.text.en)\(en) to \(set.text.en), reason: "
          + "\(record.reason), decided by \(record.decidedBy), \(record.decidedOn)"),
      figures: figures)
  }

  /// 당초 목표: what was published for the year, and its probability.
  var publishedTarget: BasisLine? {
    guard let published = proposal.published else { return nil }
    let year = proposal.planYear
    let value = figure(
      "published-target", published.value, indicator.observedText(published.value),
      [.target(series: indicator.id, year: year)])
    var figures = [value]
    var ko = "\(year)년 \(value.text.ko)"
    var en = "\(value.text.en) for \(year)"
    if let probability = published.probability {
      let chance = figure(
        "published-probability", probability, Figure.percent(probability),
        [.forecast(label: proposal.methodLabel, year: year)])
      figures.append(chance)
      ko += ", 달성 확률 \(chance.text.ko)"
      en += ", reached with a probability of \(chance.text.en)"
    }
    return BasisLine(
      heading: LocalizedText(ko: "당초 목표", en: "Published target"),
      text: LocalizedText(ko: ko, en: en), figures: figures)
  }

  /// 자료: where the results come from.
  var source: BasisLine {
    BasisLine(
      heading: LocalizedText(ko: "자료", en: "Source"), text: proposal.historySource, figures: [])
  }
}
