public import Indicators

/// The rules of one body in one year: those that ship, overridden by the rows of a workspace.
///
/// Of the rows with one name the later wins: by first year, then a body's own row before one for
/// every body, then a workspace's row before one that ships.
public struct MethodRuleBook: Hashable, Sendable {
  /// The rules in force, one a name, in the order in which names first occur.
  public let rules: [MethodRule]
  /// What they say.
  public let parameters: ScoreParameters
  /// Rows that name no rule or hold no value of theirs; such a row is left out.
  public let findings: [Finding]

  /// The rules that ship, for any body and year.
  public static let standard = MethodRuleBook()

  /// Finds the rules of a body in a year; without a year, those that have not ended.
  public init(_ own: [MethodRule] = [], body: String = "", year: Int? = nil) {
    var chosen: [String: MethodRule] = [:]
    var names: [String] = []
    var findings: [Finding] = []
    for rule in MethodRules.all + own {
      guard RuleSetting.known.contains(rule.name) else {
        findings.append(RuleFindings.unknown(rule))
        continue
      }
      if let first = rule.effectiveFrom, let last = rule.effectiveTo, last < first {
        findings.append(RuleFindings.endsBeforeItBegins(rule, first, last))
        continue
      }
      var trial = ScoreParameters()
      guard RuleSetting.apply(rule, to: &trial) else {
        findings.append(RuleFindings.badValue(rule))
        continue
      }
      let applies = rule.body.isEmpty || body.isEmpty || rule.body == body
      guard applies, rule.isInForce(year) else { continue }
      if let present = chosen[rule.name] {
        if MethodRuleBook.isAfter(rule, present) { chosen[rule.name] = rule }
      } else {
        names.append(rule.name)
        chosen[rule.name] = rule
      }
    }
    rules = names.compactMap { chosen[$0] }
    var parameters = ScoreParameters()
    for rule in rules { _ = RuleSetting.apply(rule, to: &parameters) }
    self.parameters = parameters
    self.findings = findings + RuleFindings.conflicts(parameters, rules)
  }

  /// The rule in force with a name.
  public subscript(name: String) -> MethodRule? { rules.first { $0.name == name } }

  private static func isAfter(_ a: MethodRule, _ b: MethodRule) -> Bool {
    let (one, other) = (a.effectiveFrom ?? .min, b.effectiveFrom ?? .min)
    return one == other ? !a.body.isEmpty || b.body.isEmpty : one > other
  }
}

/// What can be wrong with a row of `method_rules.csv`.
enum RuleFindings {
  static func unknown(_ rule: MethodRule) -> Finding {
    Finding(
      code: "unknown-method-rule", severity: .warning, place: rule.place,
      message: LocalizedText(
        ko: "평가 규칙 '\(rule.name)'\(Josa.topic.form(after: rule.name)) 없는 이름이어서 쓰지 않았습니다.",
        en: "There is no rule '\(rule.name)', so it was left out."),
      mend: NearestNames.hint(for: rule.name, among: RuleSetting.known)
        ?? LocalizedText(
          ko: "jipyo rules로 규칙의 이름을 확인하십시오.", en: "jipyo rules lists the names."))
  }

  static func endsBeforeItBegins(_ rule: MethodRule, _ first: Int, _ last: Int) -> Finding {
    Finding(
      code: "bad-method-rule", severity: .warning, place: rule.place,
      message: LocalizedText(
        ko: "평가 규칙 '\(rule.name)'의 끝 연도(\(last)년)가 시작 연도(\(first)년)보다 앞서 쓰지 않았습니다.",
        en:
          "The rule '\(rule.name)' ends in \(last), before it begins in \(first); it was left out."
      ),
      mend: LocalizedText(
        ko: "effective_from과 effective_to를 고치십시오.",
        en: "Correct effective_from and effective_to."))
  }

  /// Rules in force that do not fit each other; what ships does.
  static func conflicts(_ parameters: ScoreParameters, _ rules: [MethodRule]) -> [Finding] {
    func own(_ name: String) -> MethodRule? {
      rules.first { $0.name == name && $0.place != Place() }
    }
    var found: [Finding] = []
    if parameters.statusExceeded < parameters.statusMet,
      let rule = own("status-exceeded") ?? own("status-met")
    {
      found.append(
        conflict(
          rule, "초과달성의 경계(status-exceeded)가 달성의 경계(status-met)보다 낮습니다.",
          "The limit of 초과달성 (status-exceeded) is below that of 달성 (status-met)."))
    }
    if parameters.fewestSpreadYears > parameters.spreadYears,
      let rule = own("fewest-years") ?? own("spread-years")
    {
      found.append(
        conflict(
          rule,
          "최소 연수(fewest-years)가 계산에 쓰는 연수(spread-years)보다 커서 표준편차와 추세를 쓸 수 없습니다.",
          "fewest-years is above spread-years, so deviation and trend are never used."))
    }
    return found
  }

  private static func conflict(_ rule: MethodRule, _ ko: String, _ en: String) -> Finding {
    Finding(
      code: "method-rules-conflict", severity: .warning, place: rule.place,
      message: LocalizedText(ko: ko, en: en),
      mend: LocalizedText(ko: "두 값 가운데 하나를 고치십시오.", en: "Correct one of the two."))
  }

  static func badValue(_ rule: MethodRule) -> Finding {
    Finding(
      code: "bad-method-rule", severity: .warning, place: rule.place,
      message: LocalizedText(
        ko:
          "평가 규칙 '\(rule.name)'의 값 '\(rule.value)'\(Josa.object.form(after: rule.value)) 쓸 수 없어 앞의 규칙을 썼습니다.",
        en: "The rule '\(rule.name)' cannot be '\(rule.value)'; the earlier rule was used."),
      mend: LocalizedText(
        ko: "값의 형식: \(RuleSetting.form(of: rule.name).ko)",
        en: "Its form: \(RuleSetting.form(of: rule.name).en)"))
  }
}
