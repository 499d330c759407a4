import Indicators

/// Targets of a driver model read as the workspace's indicators say: at most the value where less is
/// better.
struct TargetDirections {
  private let lower: Set<String>

  init(_ indicators: [Indicator]) {
    lower = Set(indicators.filter { $0.direction == .lower }.flatMap { [$0.id, $0.name] })
  }

  /// The model with these directions, and a note for each target that they turn.
  func applied(to model: DriverModel) -> (model: DriverModel, notes: [Finding]) {
    var (model, notes) = (model, [Finding]())
    for (index, target) in model.targets.enumerated()
    where target.direction == .higher && lower.contains(target.outcome) {
      model.targets[index] = .init(
        outcome: target.outcome, value: target.value, direction: .lower,
        written: target.written)
      notes.append(Self.turned(target))
    }
    return (model, notes)
  }

  private static func turned(_ target: DriverModel.Target) -> Finding {
    let name = target.outcome
    let unit =
      switch target.written {
      case .none: ""
      case .amount: "원"
      case .unit(let unit): unit.symbol
      }
    let value = NumberFormat(decimals: nil).text(target.value) + unit
    return Finding(
      code: "target-direction-of-indicator", severity: .note, place: Place(column: name),
      message: LocalizedText(
        ko: "'\(name)'\(Josa.topic.form(after: name)) 작을수록 좋은 지표여서 목표를 \(value) 이하로 봅니다.",
        en: "'\(name)' is an indicator of which less is better: the target is at most \(value)."),
      mend: LocalizedText(
        ko: "모형의 targets에서 이 목표를 {value: 값, direction: lower}로 적으면 이 알림이 없어집니다.",
        en: "Write the target as {value: …, direction: lower} to silence this."))
  }
}
