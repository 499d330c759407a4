import Indicators

extension CompiledModel {
  /// The uncertainties that an outcome is made of in a scenario, in the order of the model.
  func uncertainties(behind outcome: String, _ overlay: ScenarioOverlay) -> [String] {
    var reached: Set<String> = [outcome]
    var pending = [outcome]
    while let name = pending.popLast() {
      let read: [String]
      switch overlay.overrides[name] {
      case .formula(let expression, _): read = expression.variables
      case .number, .distribution: read = []
      case nil: read = graph.expression(of: name)?.variables ?? []
      }
      for other in read where reached.insert(other).inserted { pending.append(other) }
    }
    return units.keys.filter { name in
      guard reached.contains(name) else { return false }
      if case .distribution = overlay.overrides[name] { return true }
      return drivers[name] != nil && overlay.overrides[name] == nil
    }.sorted()
  }
}
