import Indicators

/// The seal of a governed version: what it says and the model it was sealed on.
///
/// Written as `frozen: 3f2a9c1e77b0-d2aa01f4c3e9`: the first twelve digits of the SHA-256 of the
/// scenario with all it inherits, and of the model. A seal shows a change; it does not prevent one.
public struct ScenarioSeal: Sendable, Hashable {
  /// The digits of the scenario.
  public let scenario: String
  /// The digits of the model.
  public let model: String

  /// The seal as the file writes it.
  public var text: String { scenario + "-" + model }

  /// The seal of a scenario as it is now.
  init(_ overlay: ScenarioOverlay, of declaration: DriverModel) {
    scenario = Self.digits(
      [overlay.name, overlay.reason, overlay.owner]
        + overlay.overrides.sorted { $0.key < $1.key }.flatMap { [$0.key, Self.text($0.value)] })
    model = Self.digits(Self.parts(of: declaration))
  }

  /// The digits of texts, each with its length so that none runs into the next.
  private static func digits(_ texts: [String]) -> String {
    let all = texts.map { "\($0.utf8.count):\($0)" }.joined()
    return String(SHA256.hexDigest(of: Array(all.utf8)).prefix(12))
  }

  /// What makes the numbers of a model: all but title, outcomes, targets and scenarios.
  private static func parts(of model: DriverModel) -> [String] {
    var parts = [
      "\(model.seed)", model.periods.map { "\($0)" } ?? "", model.correlationKind.rawValue,
    ]
    for item in model.uncertainties {
      parts += ["u", item.name, item.unit.symbol]
      switch item.source {
      case .distribution(let spec): parts.append(plain(spec.text))
      case .series(let id): parts.append("series:" + id)
      }
    }
    for item in model.levers {
      parts += ["l", item.name, item.unit.symbol]
      parts += [item.value, item.min, item.max, item.step].map { $0.map { "\($0)" } ?? "" }
    }
    for item in model.correlations { parts += ["c", item.first, item.second, "\(item.value)"] }
    for item in model.formulas { parts += ["f", item.name, item.expression.description] }
    return parts
  }

  private static func text(_ override: DriverModel.Scenario.Override) -> String {
    switch override {
    case .number(let value): "n\(value)"
    case .distribution(let spec): "d" + plain(spec.text)
    case .formula(let expression, _): "f" + expression.description
    }
  }

  /// A distribution's text without blanks, which mean nothing.
  private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}

extension CompiledModel {
  /// The seal of a scenario as it is now.
  public func seal(of overlay: ScenarioOverlay) -> ScenarioSeal {
    ScenarioSeal(overlay, of: declaration)
  }

  /// What is wrong with the seals of governed versions: errors, warnings and notes.
  static func sealFindings(
    _ declaration: DriverModel, _ scenarios: [ScenarioOverlay]
  ) -> [Finding] {
    declaration.scenarios.compactMap { scenario -> Finding? in
      guard let written = scenario.frozen,
        let overlay = scenarios.first(where: { $0.name == scenario.name })
      else { return nil }
      let seal = ScenarioSeal(overlay, of: declaration)
      if written.isEmpty { return ScenarioFindings.unsealed(scenario.name, seal.text) }
      let digits = written.split(separator: "-").map(String.init)
      guard digits.count == 2, digits.allSatisfy({ $0.count == 12 && $0.allSatisfy(\.isHexDigit) })
      else { return ScenarioFindings.badSeal(scenario.name, written) }
      if digits[0] != seal.scenario { return ScenarioFindings.edited(scenario.name) }
      return digits[1] == seal.model ? nil : ScenarioFindings.otherModel(scenario.name)
    }
  }
}
