internal import Audit
public import Indicators

extension AuditPage {
  /// Everything that was found; figures go by their identifiers.
  public var json: JSONValue {
    let table = result.table
    return .members([
      "title": .string(table.title), "source": .string(table.source),
      "rounding": AuditPage.json(table.rounding),
      "verdict": .string(result.verdict.rawValue),
      "figures": .array(result.cells.indices.map(figure)),
      "contradictions": .array(result.contradictions.map(contradiction)),
      "leastWrong": .integer(result.leastWrong),
      "sufficient": result.sufficient.map { .array($0.map(id)) } ?? .null,
      "isSearchedWhole": .bool(result.isSearchedWhole),
      "consistentRoundings": .array(result.consistentRoundings.map(AuditPage.json)),
      "leftOut": .array(result.skipped.map { id(table.relations[$0].result) }),
      "wholeAmounts": .string(result.wholeAmounts.rawValue),
    ])
  }

  private func id(_ figure: Int) -> JSONValue { .string(result.table.figures[figure].id) }

  private static func json(_ rounding: AuditRounding) -> JSONValue {
    .members([
      "amounts": .string(rounding.amounts.rawValue),
      "percents": .string(rounding.percents.rawValue),
    ])
  }

  private static func json(_ range: ClosedRange<Double>?) -> JSONValue {
    range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }

  private func figure(_ index: Int) -> JSONValue {
    let figure = result.table.figures[index]
    let cell = result.cells[index]
    return .members([
      "id": .string(figure.id), "label": .string(figure.label),
      "row": figure.place.row.map { .integer($0) } ?? .null,
      "printed": figure.printed.map { .number($0) } ?? .null,
      "decimals": .integer(figure.decimals), "unit": .string(figure.unit.symbol),
      "verdict": .string(cell.verdict.rawValue), "blamed": .bool(result.blamed.contains(index)),
      "hidden": AuditPage.json(cell.hidden),
      "checks": .array(cell.checks.map(check)),
    ])
  }

  private func check(_ check: AuditResult.Check) -> JSONValue {
    let relation = result.table.relations[check.relation]
    return .members([
      "relation": .string(relation.kind.rawValue), "of": .array(relation.operands.map(id)),
      "recomputed": check.recomputed.map { .number($0) } ?? .null,
      "range": AuditPage.json(check.range), "verdict": .string(check.verdict.rawValue),
      "fitsRounding": check.fits.map { .string($0.rawValue) } ?? .null,
    ])
  }

  private func contradiction(_ contradiction: AuditResult.Contradiction) -> JSONValue {
    .members([
      "conflicts": .array(contradiction.conflicts.map { .array($0.map(id)) }),
      "corrections": .array(
        contradiction.alternatives.map { way in
          .array(
            way.map {
              .members([
                "figure": id($0.figure), "needed": AuditPage.json($0.needed),
                "steps": $0.distance.map { .number($0) } ?? .null,
              ])
            })
        }),
      "isSmallest": .bool(contradiction.isSmallest),
    ])
  }
}
