import Indicators
import Probability

extension DistributionArguments {
  /// A finding about the arguments as written, with how the family is written.
  func problem(_ text: LocalizedText) -> Finding {
    let usage = DistributionArguments.usage(of: family)
    return Finding(
      code: "distribution-arguments", severity: .error, place: Place(column: driver),
      message: LocalizedText(
        ko: "'\(driver)'의 분포 `\(spec.text)`: \(text.ko)",
        en: "'\(driver)', distribution `\(spec.text)`: \(text.en)"),
      mend: LocalizedText(
        ko: "이렇게 적으십시오: \(usage).", en: "Write \(usage)."))
  }

  /// The finding for percentiles of a family that two percentiles do not determine.
  func noPercentiles() -> Finding {
    let able = PercentileFamily.allCases.filter { $0 != .studentt }.map(\.rawValue)
    return problem(
      LocalizedText(
        ko: "백분위수로 적을 수 있는 분포는 \(able.joined(separator: ", "))입니다.",
        en: "only \(able.joined(separator: ", ")) can be given by percentiles."))
  }

  /// A parameter that breaks its requirement, with the driver it belongs to.
  static func finding(
    for error: ProbabilityError, spec: DistributionSpec, driver: String
  ) -> Finding {
    Finding(
      code: "distribution-parameter", severity: .error, place: Place(column: driver),
      message: LocalizedText(
        ko: "'\(driver)'의 분포 `\(spec.text)`: \(error.korean)",
        en: "'\(driver)', distribution `\(spec.text)`: \(error.english)"),
      mend: LocalizedText(
        ko: "값을 고쳐 주십시오. 쓰는 법: \(usage(of: spec.family)).",
        en: "Correct the value. Usage: \(usage(of: spec.family))."))
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
