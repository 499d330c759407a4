extension Expression {
  /// Which periods of other variables a formula needs.
  public struct Dependencies: Hashable, Sendable {
    /// Variables needed at the same period (or at a named one), in order of first appearance.
    public var samePeriod: [String] = []
    /// Variables only needed at earlier periods, through `prev` and `lag`.
    public var earlier: [String] = []
    /// Variables needed at all periods at once, through `total` and `mean`; also in `samePeriod`.
    public var allPeriods: [String] = []
  }

  /// The variables the formula names, by the periods at which it needs them.
  public var dependencies: Dependencies {
    var now = OrderedNames()
    var before = OrderedNames()
    var all = OrderedNames()
    var stack: [(node: Expression, isEarlier: Bool, isWhole: Bool)] = [(self, false, false)]
    while let (node, isEarlier, isWhole) = stack.popLast() {
      switch node {
      case .number, .quantity: break
      case .at(let name, _): now.append(name)
      case .variable(let name):
        if isEarlier { before.append(name) } else { now.append(name) }
        if isWhole { all.append(name) }
      case .unary(_, let a): stack.append((a, isEarlier, isWhole))
      case .binary(_, let a, let b):
        stack += [(b, isEarlier, isWhole), (a, isEarlier, isWhole)]
      case .conditional(let c, let a, let b):
        stack += [(b, isEarlier, isWhole), (a, isEarlier, isWhole), (c, isEarlier, isWhole)]
      case .call(let function, let arguments):
        for (index, argument) in arguments.enumerated().reversed() {
          let shifts = (function == .prev || function == .lag) && index == 0 && !isWhole
          let spans = function == .total || function == .mean
          stack.append((argument, !spans && (isEarlier || shifts), isWhole || spans))
        }
      }
    }
    return Dependencies(
      samePeriod: now.names, earlier: before.names.filter { !now.contains($0) },
      allPeriods: all.names)
  }
}

/// Names without repetition, in order of first appearance.
struct OrderedNames {
  private(set) var names: [String] = []
  private var seen: Set<String> = []

  mutating func append(_ name: String) {
    if seen.insert(name).inserted { names.append(name) }
  }

  func contains(_ name: String) -> Bool { seen.contains(name) }
}
