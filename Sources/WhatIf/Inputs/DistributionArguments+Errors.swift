import Indicators
import Probability

extension DistributionArguments {
  /// A finding about the arguments as written, with how the family is written.
  func problem(_ text: LocalizedText, mend: LocalizedText? = nil) -> Finding {
    let usage = Self.usage(of: spec)
    return Finding(
      code: "distribution-arguments", severity: .error, place: Place(column: driver),
      message: LocalizedText(
        ko: "'\(driver)'의 분포 `\(shownText)`: \(text.ko)",
        en: "'\(driver)', distribution `\(shownText)`: \(text.en)"),
      mend: mend ?? LocalizedText(ko: "이렇게 적으십시오: \(usage).", en: "Write \(usage)."))
  }

  /// The distribution as written, cut where it is long.
  private var shownText: String { Self.cut(spec.text) }

  private static func cut(_ text: String) -> String {
    text.count <= 80 ? text : text.prefix(79) + "…"
  }

  /// A percentile such as `p5` among the labels, of a family that takes them.
  private static func usesPercentiles(_ spec: DistributionSpec) -> Bool {
    PercentileFamily(rawValue: spec.family) != nil
      && spec.arguments.contains {
        if case .labelled(let label, _) = $0 { probability(label) != nil } else { false }
      }
  }

  /// The finding for percentiles of a family that two percentiles do not determine.
  func noPercentiles() -> Finding {
    let able = PercentileFamily.allCases.map(\.rawValue)
    return problem(
      LocalizedText(
        ko: "백분위수로 적을 수 있는 분포는 \(able.joined(separator: ", "))입니다.",
        en: "only \(able.joined(separator: ", ")) can be given by percentiles."))
  }

  /// A parameter that breaks its requirement, with the driver it belongs to.
  static func finding(
    for error: ProbabilityError, spec: DistributionSpec, driver: String
  ) -> Finding {
    var (korean, english) = (error.korean, error.english)
    if case .invalidParameter(_, let parameter, let value, let requirement) = error {
      let shown = ProbabilityError.shown(value)
      let topic = value.isInfinite ? "는" : Josa.topic.form(after: shown)  // 무한대는
      korean = "\(parameter) 값 \(shown)\(topic) \(requirement.korean)."
      english = "\(parameter) is \(shown) but \(requirement.english)."
    }
    return Finding(
      code: "distribution-parameter", severity: .error, place: Place(column: driver),
      message: LocalizedText(
        ko: "'\(driver)'의 분포 `\(cut(spec.text))`: \(korean)",
        en: "'\(driver)', distribution `\(cut(spec.text))`: \(english)"),
      mend: LocalizedText(
        ko: "값을 고쳐 주십시오. 쓰는 법: \(usage(of: spec)).",
        en: "Correct the value. Usage: \(usage(of: spec))."))
  }

  /// How a distribution is written, by percentiles where it was begun so.
  private static func usage(of spec: DistributionSpec) -> String {
    guard usesPercentiles(spec) else { return usage(of: spec.family) }
    switch spec.family {
    case "beta": return "beta(p5: 0.2, p95: 0.6)"
    case "negbinomial": return "negbinomial(p10: 3, p90: 20)"
    case "triangular", "pert": return "\(spec.family)(p10: 80, mode: 100, p90: 140)"
    case "studentt": return "studentt(df: 5, p10: 80, p90: 140)"
    default: return "\(spec.family)(p5: 800, p95: 1500)"
    }
  }

  /// How a family is written, such as `normal(mean, sd)`.
  static func usage(of family: String) -> String {
    switch family {
    case "empirical": return "empirical([1, 2, 3])"
    case "discrete": return "discrete({0: 0.7, 1: 0.3})"
    case "lognormal": return "lognormal(mean, sd) / lognormal(mu: m, sigma: s)"
    default:
      let names = DistributionFactory.parameters(of: family)?.first ?? []
      return "\(family)(\(names.joined(separator: ", ")))"
    }
  }
}
