public import Indicators

/// A scenario as it runs: a name and what it changes in the model, ancestors' changes included.
///
/// Making one costs as much as it changes; the model itself is never copied or altered.
public struct ScenarioOverlay: Sendable, Hashable {
  /// The name of the model as declared, without changes.
  public static let baseName = "base"

  /// Name.
  public let name: String
  /// The scenarios it builds on, from the base to its parent.
  public let ancestors: [String]
  /// The ancestors and this scenario: all that are laid over each other, the base first.
  public var lineage: [String] { ancestors + [name] }
  /// Changes by variable name; where an ancestor changes the same variable, the nearest one counts.
  public let overrides: [String: DriverModel.Scenario.Override]
  /// Why.
  public let reason: String
  /// Who.
  public let owner: String

  /// Makes an overlay, also for changes that no file declares.
  public init(
    name: String, ancestors: [String] = [ScenarioOverlay.baseName],
    overrides: [String: DriverModel.Scenario.Override], reason: String = "", owner: String = ""
  ) {
    self.name = name
    self.ancestors = ancestors
    self.overrides = overrides
    self.reason = reason
    self.owner = owner
  }

  /// The model as declared.
  public static let base = ScenarioOverlay(name: baseName, ancestors: [], overrides: [:])
}

/// Declared scenarios with their inheritance resolved.
struct ScenarioSet: Sendable {
  /// The base and then the declared scenarios, in the order of the file.
  private(set) var overlays: [ScenarioOverlay] = [.base]

  /// Resolves inheritance.
  ///
  /// - Throws: All of `scenario-duplicate-name`, `scenario-reserved-name`,
  ///   `scenario-unknown-parent`, `scenario-cycle`.
  init(_ scenarios: [DriverModel.Scenario]) throws(Findings) {
    var byName: [String: DriverModel.Scenario] = [:]
    var findings: [Finding] = []
    for scenario in scenarios {
      if scenario.name == ScenarioOverlay.baseName {
        findings.append(ScenarioFindings.reserved(scenario.name))
      } else if byName.updateValue(scenario, forKey: scenario.name) != nil {
        findings.append(ScenarioFindings.duplicate(scenario.name))
      }
    }
    for scenario in scenarios {
      do throws(Finding) {
        overlays.append(try ScenarioSet.resolve(scenario, byName))
      } catch {
        findings.append(error)
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
  }

  /// The overlay with this name; `기준`, as Korean tables call it, is the base.
  ///
  /// - Throws: `scenario-unknown`.
  func overlay(named name: String) throws(Finding) -> ScenarioOverlay {
    let named = overlays.first { $0.name == name }
    guard let found = named ?? (name == "기준" ? overlays.first : nil) else {
      throw ScenarioFindings.unknown(name, known: overlays.map(\.name))
    }
    return found
  }

  private static func resolve(
    _ scenario: DriverModel.Scenario, _ byName: [String: DriverModel.Scenario]
  ) throws(Finding) -> ScenarioOverlay {
    var chain = [scenario]
    var passed: Set<String> = [scenario.name]
    while let parent = chain.last?.extends, parent != ScenarioOverlay.baseName {
      guard let next = byName[parent] else {
        let known = [ScenarioOverlay.baseName] + byName.keys.sorted()
        throw ScenarioFindings.unknownParent(parent, of: chain.last?.name ?? "", known: known)
      }
      guard passed.insert(parent).inserted else {
        throw ScenarioFindings.cycle(chain.map(\.name) + [parent])
      }
      chain.append(next)
    }
    var overrides: [String: DriverModel.Scenario.Override] = [:]
    for ancestor in chain.reversed() { overrides.merge(ancestor.overrides) { $1 } }
    return ScenarioOverlay(
      name: scenario.name,
      ancestors: [ScenarioOverlay.baseName] + chain.dropFirst().reversed().map(\.name),
      overrides: overrides, reason: scenario.reason, owner: scenario.owner)
  }
}
