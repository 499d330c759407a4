extension Expression {
  /// The parts directly below, in the order written; none for numbers and names.
  public var children: [Expression] {
    switch self {
    case .number, .quantity, .variable, .at: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .conditional(let c, let a, let b): [c, a, b]
    case .call(_, let arguments): arguments
    }
  }

  /// Computes something from the leaves up: for each part from the results of its own parts.
  ///
  /// Parts are visited in the order written, children first, without recursion, so that the height
  /// of the tree does not matter.
  public func fold<Result, Failure: Error>(
    _ combine: (Expression, [Result]) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var open: [(node: Expression, children: [Expression], results: [Result])] = []
    var node = self
    while true {
      let children = node.children
      if let first = children.first {
        open.append((node, children, []))
        node = first
        continue
      }
      var result = try combine(node, [])
      while true {
        guard let last = open.indices.last else { return result }
        open[last].results.append(result)
        let done = open[last].results.count
        if done < open[last].children.count {
          node = open[last].children[done]
          break
        }
        let finished = open.removeLast()
        result = try combine(finished.node, finished.results)
      }
    }
  }
}
