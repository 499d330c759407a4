import Indicators

extension AuditDraft {
  /// The names of relations, English and Korean.
  private static let kinds: [String: AuditRelation.Kind] = [
    "sum": .sum, "합": .sum, "합계": .sum, "mean": .mean, "평균": .mean,
    "difference": .difference, "차": .difference,
    "증감": .difference, "share": .share, "구성비": .share, "비중": .share, "growth": .growth,
    "증감률": .growth, "증가율": .growth, "ratio": .ratio, "비": .ratio, "비율": .ratio,
  ]

  /// Reads all relations; those with a problem are reported and left out.
  mutating func relations(
    _ indices: [String: Int], _ figures: [AuditFigure]
  ) -> [AuditRelation] {
    var relations: [AuditRelation] = []
    for (index, entry) in entries.enumerated() {
      for text in entry.relations {
        if let relation = relation(text, of: index, indices, figures) { relations.append(relation) }
      }
    }
    if let circle = AuditDraft.circle(relations, count: figures.count) {
      let path = circle.map { figures[$0].id }
      log.add(AuditFindings.circle(path, place(entries[circle[0]].row)))
    }
    return relations
  }

  private mutating func relation(
    _ text: String, of result: Int, _ indices: [String: Int], _ figures: [AuditFigure]
  ) -> AuditRelation? {
    let entry = entries[result]
    let place = place(entry.row, entry.columns[.relation] ?? entry.column)
    let trimmed = HeaderName.clean(text)
    guard trimmed.hasSuffix(")"), let open = trimmed.firstIndex(of: "(") else {
      log.add(AuditFindings.badRelation(trimmed, place))
      return nil
    }
    let word = HeaderName.clean(String(trimmed[..<open]))
    guard let kind = AuditDraft.kinds[word.lowercased()] else {
      log.add(AuditFindings.unknownRelation(word, AuditDraft.kinds.keys.sorted(), place))
      return nil
    }
    let inside = trimmed[trimmed.index(after: open)...].dropLast()
    let names = inside.split(separator: ",", omittingEmptySubsequences: false)
      .map { HeaderName.clean(String($0)) }
    guard kind.takesAny ? !inside.allSatisfy(\.isWhitespace) : names.count == 2 else {
      log.add(AuditFindings.operandCount(trimmed, kind, names.count, place))
      return nil
    }
    var operands: [Int] = []
    for name in names {
      guard let operand = indices[name] else {
        log.add(AuditFindings.unknownFigure(name, entry.id, Array(indices.keys), place))
        continue
      }
      operands.append(operand)
    }
    guard operands.count == names.count else { return nil }
    let relation = AuditRelation(kind, result: result, operands: operands, place: place)
    return unitsFit(relation, figures, place) ? relation : nil
  }

  /// Whether the units of a relation belong together; what does not is reported.
  private mutating func unitsFit(
    _ relation: AuditRelation, _ figures: [AuditFigure], _ place: Place
  ) -> Bool {
    let result = figures[relation.result]
    let operands = relation.operands.map { figures[$0] }
    if relation.isQuotient, result.unit.exponents == ["%p": 1] {
      log.add(AuditFindings.pointsForPercent(result, place))
      return false
    }
    switch relation.kind {
    case .sum, .mean, .difference:
      if let other = operands.first(where: { !$0.isLike(result) }) {
        log.add(AuditFindings.unlike(result, other, place))
        return false
      }
      let isPercent = { (figure: AuditFigure) in figure.unit.exponents == ["%": 1] }
      if relation.kind == .difference, isPercent(result), operands.allSatisfy(isPercent) {
        log.add(AuditFindings.percentForPoints(result, operands, place))
      }
    case .share, .growth:
      guard operands[0].isLike(operands[1]) else {
        log.add(AuditFindings.unlike(operands[0], operands[1], place))
        return false
      }
      guard result.isShare else {
        log.add(AuditFindings.notARate(result, relation.kind, place))
        return false
      }
    case .ratio:
      let unit = operands[0].unit / operands[1].unit
      guard unit.exponents == result.unit.exponents || unit.exponents.isEmpty && result.isShare
      else {
        log.add(AuditFindings.ratioUnit(result, unit, place))
        return false
      }
    }
    return true
  }

  /// A path from a figure through what it follows from back to itself; nil where there is none.
  private static func circle(_ relations: [AuditRelation], count: Int) -> [Int]? {
    var operands = [[Int]](repeating: [], count: count)
    for relation in relations { operands[relation.result] += relation.operands }
    var state = [UInt8](repeating: 0, count: count)
    for start in 0..<count where state[start] == 0 {
      var path: [(figure: Int, next: Int)] = [(start, 0)]
      state[start] = 1
      while let (figure, next) = path.last {
        guard next < operands[figure].count else {
          state[figure] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let operand = operands[figure][next]
        if state[operand] == 1, let from = path.firstIndex(where: { $0.figure == operand }) {
          return path[from...].map(\.figure) + [operand]
        }
        if state[operand] == 0 {
          state[operand] = 1
          path.append((operand, 0))
        }
      }
    }
    return nil
  }
}

extension AuditRelation.Kind {
  /// Whether it takes any number of figures.
  var takesAny: Bool { self == .sum || self == .mean }
}

extension AuditFigure {
  /// Whether two figures can be added: the same kind of unit, or both percentages or points.
  fileprivate func isLike(_ other: AuditFigure) -> Bool {
    let percents: [[String: Int]] = [["%": 1], ["%p": 1]]
    return unit.exponents == other.unit.exponents
      || percents.contains(unit.exponents) && percents.contains(other.unit.exponents)
  }

  /// Whether the unit is one of shares: %, ‰, or a plain number (배).
  fileprivate var isShare: Bool {
    unit.exponents == ["%": 1] || unit.exponents == ["‰": 1] || unit.exponents.isEmpty
  }
}
