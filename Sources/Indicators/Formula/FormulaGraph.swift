/// Named formulas in the order in which they can be computed.
///
/// `prev` and `lag` look at earlier periods and do not count as dependencies of the same period, so
/// a cycle through them is a recursion over time and allowed; any other cycle is an error.
public struct FormulaGraph: Sendable {
  /// Formula names such that each stands after those it needs; the order of the file otherwise.
  public let order: [String]
  /// The names each formula needs at the same period, formulas and leaves, in order of appearance.
  public let dependencies: [String: [String]]
  private let expressions: [String: Expression]

  /// Checks names and orders the formulas.
  ///
  /// `leaves` are the names that have values of their own: levers, uncertainties, series. Throws all
  /// findings at once: `formula-duplicate-name`, `formula-unknown-name`, `formula-name-as-unit`,
  /// `formula-number-word`, `formula-cycle` (which prints the path `a → b → a`). `places` tells where each formula is written, for its findings.
  public init(
    _ formulas: [(name: String, expression: Expression)], leaves: some Sequence<String>,
    places: [String: Place] = [:]
  ) throws(Findings) {
    let leaves = Set(leaves)
    var findings = FormulaGraph.duplicates(formulas.map(\.name), leaves, places)
    let names = leaves.union(formulas.map(\.name))
    for (name, expression) in formulas {
      for variable in expression.variables where !names.contains(variable) {
        findings.append(FormulaGraph.unknown(variable, in: name, names, places))
      }
      findings += FormulaGraph.wordsAsUnits(expression, in: name, names, places)
    }
    guard findings.isEmpty else { throw Findings(findings) }
    expressions = Dictionary(formulas.map { ($0.name, $0.expression) }) { first, _ in first }
    let needs = expressions.mapValues(\.dependencies)
    dependencies = needs.mapValues(\.samePeriod)
    let search = DependencySearch(dependencies.mapValues { $0.filter { !leaves.contains($0) } })
    switch search.order(of: formulas.map(\.name)) {
    case .order(let names): order = names
    case .cycle(let path): throw Findings([FormulaGraph.cycle(path, places)])
    }
    let everything = needs.mapValues { $0.samePeriod + $0.earlier }
    for name in order {
      for whole in needs[name]?.allPeriods ?? [] {
        let reached = DependencySearch(everything).path(from: whole, to: name)
        if let reached { throw Findings([FormulaGraph.cycle([name] + reached, places)]) }
      }
    }
  }

  /// The formula of a name; nil for leaves.
  public func expression(of name: String) -> Expression? { expressions[name] }

  /// The formulas that change where one of the given names does, in the order of computation.
  ///
  /// Changes that arrive through earlier periods count too.
  public func dependents(on names: some Sequence<String>) -> [String] {
    var changed = Set(names)
    var grows = true
    while grows {
      grows = false
      for name in order where !changed.contains(name) {
        let variables = expressions[name]?.variables ?? []
        if variables.contains(where: changed.contains) {
          changed.insert(name)
          grows = true
        }
      }
    }
    let given = Set(names)
    return order.filter { name in
      guard changed.contains(name) else { return false }
      return !given.contains(name)
        || (expressions[name]?.variables ?? []).contains(where: changed.contains)
    }
  }

  // MARK: Findings

  private static func duplicates(
    _ names: [String], _ leaves: Set<String>, _ places: [String: Place]
  ) -> [Finding] {
    var seen = leaves
    var findings: [Finding] = []
    for name in names where !seen.insert(name).inserted {
      findings.append(
        Finding(
          code: "formula-duplicate-name", severity: .error, place: places[name] ?? Place(),
          message: LocalizedText(
            ko: "'\(name)'\(Josa.subject.form(after: name)) 두 번 정의되었습니다.",
            en: "'\(name)' is defined twice."),
          mend: LocalizedText(ko: "둘 중 하나의 이름을 바꾸십시오.", en: "Rename one of the two.")))
    }
    return findings
  }

  private static func unknown(
    _ name: String, in formula: String, _ names: Set<String>, _ places: [String: Place]
  ) -> Finding {
    let plain = LocalizedText(
      ko: "이름을 확인하거나 levers, uncertainties, formulas 가운데 하나에 더하십시오.",
      en: "Check the name, or add it to levers, uncertainties or formulas.")
    return Finding(
      code: "formula-unknown-name", severity: .error, place: places[formula] ?? Place(),
      message: LocalizedText(
        ko: "'\(formula)'의 수식에 쓰인 '\(name)'\(Josa.topic.form(after: name)) 없는 이름입니다.",
        en: "The formula of '\(formula)' names '\(name)', which does not exist."),
      mend: NearestNames.hint(for: name, among: names.subtracting([formula]))
        ?? unitHint(name) ?? plain)
  }

  /// Where to write the name of a unit, such as that after the slash in `500000원/일`; nil for others.
  private static func unitHint(_ name: String) -> LocalizedText? {
    guard let unit = Unit(parsing: name), unit.unknownWords.isEmpty, unit != .none else {
      return nil
    }
    return LocalizedText(
      ko: "단위라면 수 바로 뒤의 대괄호에 통째로 쓰십시오: 500000[원/\(name)].",
      en: "A unit stands whole in brackets right after its number: 500000[원/\(name)].")
  }

  private static func cycle(_ path: [String], _ places: [String: Place]) -> Finding {
    let shown = path.joined(separator: " → ")
    return Finding(
      code: "formula-cycle", severity: .error,
      place: path.first.flatMap { places[$0] } ?? Place(),
      message: LocalizedText(
        ko: "수식이 순환합니다: \(shown)", en: "The formulas refer to each other: \(shown)"),
      mend: LocalizedText(
        ko: "순환을 끊거나, 한 곳에서 앞 기간의 값을 쓰십시오: prev(x, 첫값).",
        en: "Let one of them look at the period before: prev(x, first)."))
  }
}
