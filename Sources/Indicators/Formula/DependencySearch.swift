/// Depth-first search over names, without recursion, in the order given.
struct DependencySearch {
  /// What a search for an order finds.
  enum Outcome {
    case order([String])
    case cycle([String])
  }

  private let edges: [String: [String]]

  /// Searches the graph in which each name points at those it needs.
  init(_ edges: [String: [String]]) {
    self.edges = edges
  }

  /// The names such that each stands after those it needs, or a cycle that starts and ends alike.
  func order(of names: [String]) -> Outcome {
    var done: Set<String> = []
    var order: [String] = []
    for start in names where !done.contains(start) {
      var path: [(name: String, next: Int)] = [(start, 0)]
      var open: Set<String> = [start]
      while let (name, next) = path.last {
        let needed = edges[name] ?? []
        guard next < needed.count else {
          path.removeLast()
          open.remove(name)
          done.insert(name)
          order.append(name)
          continue
        }
        path[path.count - 1].next += 1
        let target = needed[next]
        if open.contains(target) {
          let cycle = path.map(\.name).drop { $0 != target }
          return .cycle(Array(cycle) + [target])
        }
        if !done.contains(target) {
          path.append((target, 0))
          open.insert(target)
        }
      }
    }
    return .order(order)
  }

  /// A shortest path from one name to another, both included; nil where there is none.
  func path(from start: String, to goal: String) -> [String]? {
    var origin: [String: String] = [start: start]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let name = queue[head]
      head += 1
      if name == goal {
        var path = [name]
        var step = name
        while step != start, let before = origin[step] {
          path.append(before)
          step = before
        }
        return path.reversed()
      }
      for target in edges[name] ?? [] where origin[target] == nil {
        origin[target] = name
        queue.append(target)
      }
    }
    return nil
  }
}
