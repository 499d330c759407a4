import Indicators

/// Targets and fixed formulas written with a word or a unit behind the number (`5억`, `30백만원`), once the
/// units of the formulas are known.
enum WrittenAmounts {
  /// The model with such numbers in the units of their variables: 5 where that is 억원.
  ///
  /// - Throws: `target-amount` and `scenario-amount` where the unit is another one, or a price, such as
  ///   만원/명, of which an amount says nothing sure.
  static func settled(
    _ model: DriverModel, _ units: [String: Unit]
  ) throws(Findings) -> DriverModel {
    var (settled, findings) = (model, [Finding]())
    settled.targets = model.targets.map { target in
      let unit = units[target.outcome] ?? .none
      guard let value = target.written.value(target.value, in: unit) else {
        findings.append(problem("target-amount", target.outcome, target.written, unit))
        return target
      }
      return DriverModel.Target(
        outcome: target.outcome, value: value, direction: target.direction)
    }
    settled.scenarios = model.scenarios.map { scenario in
      guard !scenario.written.isEmpty else { return scenario }
      var overrides = scenario.overrides
      for (name, written) in scenario.written.sorted(by: { $0.key < $1.key }) {
        guard case .number(let number) = overrides[name] else { continue }
        let unit = units[name] ?? .none
        if let value = written.value(number, in: unit) {
          overrides[name] = .number(value)
        } else {
          findings.append(
            ScenarioFindings.within(
              scenario.name, problem("scenario-amount", name, written, unit)))
        }
      }
      return DriverModel.Scenario(
        name: scenario.name, extends: scenario.extends, overrides: overrides,
        reason: scenario.reason, owner: scenario.owner, frozen: scenario.frozen)
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return settled
  }

  private static func problem(
    _ code: String, _ name: String, _ written: WrittenUnit, _ unit: Unit
  ) -> Finding {
    let (koUnit, enUnit) = (unit.text(.ko), unit.text(.en))
    let message =
      if case .unit(let other) = written {
        LocalizedText(
          ko: "'\(name)'의 단위는 '\(koUnit)'인데 값의 단위는 '\(other.symbol)'입니다.",
          en: "'\(name)' is in \(enUnit), but the value in \(other.symbol).")
      } else {
        LocalizedText(
          ko: "'\(name)'의 단위가 '\(koUnit)'이므로 억, 만 같은 말로 적은 값을 읽을 수 없습니다.",
          en: "A value of '\(name)' in \(enUnit) cannot be an amount such as 5억.")
      }
    return Finding(
      code: code, severity: .error, place: Place(column: name), message: message,
      mend: unit.isDimensionless
        ? LocalizedText(ko: "단위 없이 숫자만 적으십시오.", en: "Write the number alone.")
        : LocalizedText(
          ko: "\(koUnit) 단위의 숫자로 적으십시오.", en: "Write it as a number in \(enUnit)."))
  }
}
