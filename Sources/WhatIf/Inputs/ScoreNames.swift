import Indicators

/// Which randomness each driver takes: its own, or that of the series it comes from.
///
/// Drivers of one series share its joint predictive path: in each draw they have the same values.
/// The path is keyed by the series, so that neither the order nor the number of its drivers moves it.
struct ScoreNames: Sendable {
  private var names: [String: String] = [:]
  private var drivers: [String: String] = [:]

  init(_ model: DriverModel) {
    for uncertainty in model.uncertainties {
      guard case .series(let id) = uncertainty.source else { continue }
      let name = "series:\(id)"
      names[uncertainty.name] = name
      if drivers[name] == nil { drivers[name] = uncertainty.name }
    }
  }

  /// The name under which a driver's scores are drawn.
  func name(of driver: String) -> String { names[driver] ?? driver }

  /// The first driver that takes these scores, as messages name it.
  func driver(of name: String) -> String { drivers[name] ?? name }

  /// The first driver of the same series, or the driver itself.
  func first(of driver: String) -> String { self.driver(of: name(of: driver)) }

  /// Correlations between scores, each pair once; those of a series with itself are left out.
  func correlations(_ pairs: [DriverModel.Correlation]) -> [DriverModel.Correlation] {
    var seen: Set<NamePair> = []
    return pairs.compactMap { pair in
      let (first, second) = (name(of: pair.first), name(of: pair.second))
      guard first != second, seen.insert(NamePair(first, second)).inserted else { return nil }
      return DriverModel.Correlation(first: first, second: second, value: pair.value)
    }
  }
}
