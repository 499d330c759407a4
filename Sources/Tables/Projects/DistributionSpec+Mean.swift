import Indicators

extension DistributionSpec {
  /// The mean, of the families that reach below zero; nil for others, and where it is not plain from
  /// the arguments.
  var plainMean: Double? {
    switch arguments.first {
    case .list(let values): return values.reduce(0, +) / Double(max(1, values.count))
    case .pairs(let pairs): return pairs.reduce(0) { $0 + $1.value * $1.probability }
    default: break
    }
    guard !hasPercentiles else { return nil }
    let values = arguments.compactMap { argument -> Double? in
      switch argument {
      case .number(let value), .labelled(_, let value): return value
      case .list, .pairs: return nil
      }
    }
    switch (family, values.count) {
    case ("normal", 2): return named("mean") ?? values[0]
    case ("studentt", 3): return named("location") ?? values[1]
    case ("uniform", 2): return (values[0] + values[1]) / 2
    case ("triangular", 3): return values.reduce(0, +) / 3
    case ("pert", 3): return (values.reduce(0, +) + 3 * (named("mode") ?? values[1])) / 6
    default: return nil
    }
  }

  private func named(_ name: String) -> Double? {
    for case .labelled(name, let value) in arguments { return value }
    return nil
  }

  /// Whether it is written by percentiles, such as `normal(p10: 1, p90: 2)`.
  private var hasPercentiles: Bool {
    arguments.contains {
      guard case .labelled(let name, _) = $0 else { return false }
      return name.first == "p" && name.dropFirst().allSatisfy(\.isNumber)
    }
  }
}
