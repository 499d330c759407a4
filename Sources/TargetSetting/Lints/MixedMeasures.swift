internal import Indicators

extension PlanLints {
  /// `formula-mixes-measures`: a sum adds flows, stocks, rates or scores to one another.
  ///
  /// Such a sum has no unit and its biggest component decides it; the measures are those of the
  /// workspace's series.
  static func mixedMeasures(_ indicator: Indicator, _ workspace: Workspace) -> [Finding] {
    guard let formula = indicator.formula else { return [] }
    let terms = formula.addedVariables.compactMap { name in
      workspace.series[name].map { (name: $0.name, measure: $0.measure) }
    }
    let present = Measure.allCases.filter { measure in terms.contains { $0.measure == measure } }
    guard present.count > 1 else { return [] }
    func list(_ names: (Measure) -> String, _ comma: String) -> String {
      present.map { measure in
        let members = terms.filter { $0.measure == measure }.map(\.name)
        return "\(names(measure)): \(members.joined(separator: comma))"
      }.joined(separator: "; ")
    }
    let ko = list({ $0.label.ko }, ", ")
    let en = list({ $0.label.en }, ", ")
    return [
      Finding(
        code: "formula-mixes-measures", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 측정산식이 성격이 다른 값을 더합니다(\(ko)).",
          en: "The formula of '\(indicator.name)' adds different kinds of quantity (\(en))."),
        mend: LocalizedText(
          ko: "성격이 같은 값끼리 지표를 나누거나, 각 값을 기준값 대비 비율로 바꾸어 더하십시오.",
          en: "Split the indicator by kind, or add each value as a ratio to its base."))
    ]
  }
}

extension Measure {
  /// The name for readers.
  fileprivate var label: LocalizedText {
    switch self {
    case .flow: LocalizedText(ko: "기간 중 발생량", en: "flow")
    case .stock: LocalizedText(ko: "시점 보유량", en: "stock")
    case .rate: LocalizedText(ko: "비율·평균", en: "rate")
    case .share: LocalizedText(ko: "구성비", en: "share")
    case .score: LocalizedText(ko: "점수", en: "score")
    }
  }
}

extension Expression {
  /// The variables that are added to one another, scaled by numbers or not, in order.
  ///
  /// Products and quotients of variables are quantities of their own and are left out, and so is a
  /// variable over a number, its base value.
  fileprivate var addedVariables: [String] {
    var names: [String] = []
    var stack: [Expression] = [self]
    while let node = stack.popLast() {
      switch node {
      case .variable(let name): if !names.contains(name) { names.append(name) }
      case .unary(.negate, let a): stack.append(a)
      case .binary(.add, let a, let b), .binary(.subtract, let a, let b): stack += [b, a]
      case .binary(.multiply, let a, let b):
        if a.variables.isEmpty { stack.append(b) }
        if b.variables.isEmpty { stack.append(a) }
      case .binary(.divide, let a, let b):
        if b.variables.isEmpty, a.variables.count > 1 { stack.append(a) }
      default: break
      }
    }
    return names
  }
}
