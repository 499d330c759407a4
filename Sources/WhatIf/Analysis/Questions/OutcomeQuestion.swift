public import Indicators

/// The number an analysis is about: an outcome, in one period where the model has several.
public struct OutcomeQuestion: Sendable, Hashable {
  /// Name of the outcome, any variable of the model.
  public let name: String
  /// The period; nil for a model with one period.
  public let period: Period?
  /// Unit.
  public let unit: Unit
  /// The target the model declares for it.
  public let target: DriverModel.Target?
  /// The index of the period, 0 in a model with one.
  let periodIndex: Int

  /// What counts as better: that of the target, higher without one.
  public var direction: Direction { target?.direction ?? .higher }

  /// The name with its period, such as `coverage[2019]`.
  public var label: String { period.map { "\(name)[\($0)]" } ?? name }
}

extension CompiledModel {
  /// The question about an outcome.
  ///
  /// - Parameters:
  ///   - outcome: Any variable; nil for the first outcome with a target, or else the first.
  ///   - period: A period of the model; nil for its last one.
  /// - Returns: What the analyses of the model take.
  /// - Throws: `outcome-unknown` with the nearest names; `outcome-period` for a period that the
  ///   model does not have, with what to do where it is a year of a finer model.
  public func question(
    _ outcome: String? = nil, period: Period? = nil
  ) throws(Finding) -> OutcomeQuestion {
    let targeted = Set(declaration.targets.map(\.outcome))
    let usual =
      declaration.outcomes.first { targeted.contains($0) } ?? declaration.outcomes.first ?? ""
    let name = outcome ?? usual
    guard let unit = units[name] else {
      throw AnalysisFindings.unknownOutcome(name, outcomes: declaration.outcomes, units)
    }
    let target = declaration.targets.first { $0.outcome == name }
    guard let period else {
      return OutcomeQuestion(
        name: name, period: periods.last, unit: unit, target: target, periodIndex: periodCount - 1)
    }
    guard let index = periods.firstIndex(of: period) else {
      throw AnalysisFindings.period(period, of: name, periods)
    }
    return OutcomeQuestion(
      name: name, period: period, unit: unit, target: target, periodIndex: index)
  }
}
