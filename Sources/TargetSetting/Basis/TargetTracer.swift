internal import Indicators

/// Follows the figures of one 산출근거 to rows and rules.
struct TargetTracer {
  let proposal: TargetProposal
  let workspace: Workspace

  private var indicator: Indicator { proposal.indicator }

  var root: TargetTrace.Node {
    let year = proposal.planYear
    return TargetTrace.Node(
      LocalizedText(ko: "\(indicator.name) \(year)년 목표", en: "\(indicator.name), target \(year)"),
      text: LocalizedText(verbatim: proposal.valueText),
      origin: indicator.place.file == nil ? nil : Origin(place: indicator.place),
      children: proposal.basis.lines.map(line))
  }

  private func line(_ line: BasisLine) -> TargetTrace.Node {
    let children = line.figures.map(figure)
    return TargetTrace.Node(line.heading, text: line.text, children: children)
  }

  private func figure(_ figure: BasisFigure) -> TargetTrace.Node {
    let sources = figure.sources.map(source)
    let name = name(of: figure.label)
    let isMoney = figure.text.ko.hasSuffix(indicator.unit.symbol)
    // A figure with one source is that source: one line, not two.
    if sources.count == 1, let only = sources.first {
      return TargetTrace.Node(
        name,
        text: LocalizedText(ko: join(figure.text.ko, only.ko), en: join(figure.text.en, only.en)),
        value: nil, unit: isMoney ? indicator.unit : nil, origin: only.node.origin,
        children: only.node.children)
    }
    return TargetTrace.Node(name, text: figure.text, children: sources.map(\.node))
  }

  /// The name of a figure; that of the reference and of the score is the method's.
  private func name(of label: String) -> LocalizedText {
    guard let official = proposal.official else { return FigureNames.name(of: label) }
    if label == "reference" { return official.referenceName }
    if label == "target-score", official.method.isRate {
      return LocalizedText(ko: "목표 달성 시 달성률", en: "rate at the target")
    }
    return FigureNames.name(of: label)
  }

  private func join(_ value: String, _ why: String) -> String {
    why.isEmpty ? value : "\(value) ← \(why)"
  }

  /// A source as a node and as the words that name it.
  private struct Source {
    let node: TargetTrace.Node
    let ko: String
    let en: String
  }

  private func source(_ source: FigureSource) -> Source {
    switch source {
    case .result(let series, let year): figureSource(series, year, .actual)
    case .target(let series, let year): figureSource(series, year, .target)
    case .override(_, let year):
      words(
        "", "",
        origin: workspace.overrides.last { $0.indicator == indicator.id && $0.year == year }
          .map { Origin(place: $0.place, source: $0.decidedBy, note: $0.reason) })
    case .forecast(let label, let year):
      words("\(year)년 전망, \(label.ko)", "forecast of \(year), \(label.en)")
    case .rule(let name): rule(name)
    case .derived(let labels):
      words(
        labels.map { name(of: $0).ko }.joined(separator: ", ") + "에서 계산",
        "worked out from " + labels.map { name(of: $0).en }.joined(separator: ", "))
    }
  }

  private func words(_ ko: String, _ en: String, origin: Origin? = nil) -> Source {
    Source(
      node: TargetTrace.Node(LocalizedText(ko: ko, en: en), origin: origin), ko: ko, en: en)
  }

  private func figureSource(_ series: String, _ year: Int, _ kind: FigureKind) -> Source {
    let node = rows(series, .year(year), kind)
    return Source(node: node, ko: "", en: "")
  }

  /// A figure of a year: its row, the finer figures it adds up, or its formula's components.
  private func rows(_ series: String, _ period: Period, _ kind: FigureKind) -> TargetTrace.Node {
    let data = kind == .actual ? workspace.series[series] : workspace.targets[series]
    let name = data?.name ?? series
    let word = kind == .actual ? (ko: "실적", en: "result") : (ko: "목표", en: "target")
    let label = LocalizedText(
      ko: "\(name) \(period.text(.ko)) \(word.ko)", en: "\(name) \(period) \(word.en)")
    let key = FigureKey(series: series, period: period, kind: kind)
    if let origin = workspace.origins[key] {
      return TargetTrace.Node(label, value: data?[period], unit: data?.unit, origin: origin)
    }
    if let value = data?[period] {
      return TargetTrace.Node(label, value: value, unit: data?.unit)
    }
    let finer = (data?.observations ?? []).filter { $0.period.year == period.year }
    if !finer.isEmpty {
      let isStock = data?.measure == .stock
      let whole = isStock ? finer.last?.value : finer.reduce(0) { $0 + $1.value }
      return TargetTrace.Node(
        label,
        text: LocalizedText(
          ko: isStock ? "연말 값" : "\(finer.count)개 기간의 합",
          en: isStock ? "the last value of the year" : "sum of \(finer.count) periods"),
        value: whole, unit: data?.unit,
        children: finer.map { rows(series, $0.period, kind) })
    }
    guard kind == .actual, let own = workspace.indicators.first(where: { $0.id == series }),
      let formula = own.formula
    else { return TargetTrace.Node(label) }
    return TargetTrace.Node(
      label, text: LocalizedText(verbatim: formula.description), origin: Origin(place: own.place),
      children: formula.variables.filter { $0 != series }.map { rows($0, period, kind) })
  }

  private func rule(_ name: String) -> Source {
    if let proposalRule = ProposalRule(rawValue: name) {
      let text = FigureNames.rule(proposalRule, proposal.ambition)
      return words(text.ko, text.en)
    }
    if let method = proposal.official?.method, method.name == name {
      return Source(
        node: TargetTrace.Node(method.label, children: proposal.officialRules.map(ruleNode)),
        ko: method.label.ko, en: method.label.en)
    }
    return words("정해 둔 값", "a fixed value")
  }

  /// A rule with its value, its source, how well that is known, when it holds and where it stands.
  private func ruleNode(_ rule: MethodRule) -> TargetTrace.Node {
    let (years, section) = (rule.years, rule.sectionText)
    return TargetTrace.Node(
      LocalizedText(ko: "규칙 \(rule.name)", en: "rule \(rule.name)"),
      text: LocalizedText(
        ko: "\(rule.value) · 시행 \(years.ko) · 쪽·위치 \(section.ko)",
        en: "\(rule.value) · from \(years.en) · place \(section.en)"),
      origin: Origin(
        place: rule.place, source: "\(rule.source) [\(rule.confidence.rawValue)]"))
  }
}
