import Indicators

/// Targets written as amounts (`5억`), once the units of the outcomes are known.
enum TargetAmounts {
  /// The model with such targets in the units of their outcomes: 5 where that is 억원.
  ///
  /// - Throws: `target-amount` where the outcome is a price, such as 만원/명, of which an amount says nothing sure.
  static func settled(
    _ model: DriverModel, _ units: [String: Unit]
  ) throws(Findings) -> DriverModel {
    var (settled, findings) = (model, [Finding]())
    settled.targets = model.targets.map { target in
      guard target.isAmount, let unit = units[target.outcome], unit.scale != 1,
        unit.exponents["원"] != nil
      else { return target }
      if unit.exponents != ["원": 1] { findings.append(price(target, unit)) }
      return DriverModel.Target(
        outcome: target.outcome, value: target.value / unit.scale, direction: target.direction)
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return settled
  }

  private static func price(_ target: DriverModel.Target, _ unit: Unit) -> Finding {
    Finding(
      code: "target-amount", severity: .error,
      message: LocalizedText(
        ko: "'\(target.outcome)'의 단위가 \(unit.symbol)여서 억, 만 같은 말로 적은 목표를 읽을 수 없습니다.",
        en: "A target of '\(target.outcome)' in \(unit.symbol) cannot be an amount such as 5억."),
      mend: LocalizedText(
        ko: "\(unit.symbol) 단위의 숫자로 적으십시오.", en: "Write it as a number in \(unit.symbol)."))
  }
}
