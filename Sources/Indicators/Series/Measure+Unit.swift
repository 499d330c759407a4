extension Measure {
  /// What a unit alone tells of a quantity: percentages and per mille are rates, points are scores; nil for
  /// any other unit.
  public init?(ofUnit unit: String) {
    switch unit.filter({ !$0.isWhitespace }) {
    case "%", "％", "퍼센트", "percent", "‰": self = .rate
    case "점": self = .score
    default: return nil
    }
  }
}
