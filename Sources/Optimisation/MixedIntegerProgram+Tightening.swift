extension MixedIntegerProgram {
  /// The same program without the steps of whole columns that a row alone rules out altogether.
  ///
  /// Columns that can only be 0 leave the rows. So a coefficient beyond all measure, such as a cost typed in
  /// another unit, does not drown the others in the solver's tolerance. Same points, same rows.
  public var tightened: MixedIntegerProgram {
    var program = self
    for row in rows {
      program.tighten(row.entries, 1, most: row.bounds.upperBound)
      program.tighten(row.entries, -1, most: -row.bounds.lowerBound)
    }
    for index in rows.indices {
      program.rows[index].entries.removeAll { program.columns[$0.column].bounds == 0...0 }
    }
    return program
  }

  /// Fixes whole columns of which no step is possible, so that a sum, `sign` times that of the entries, can stay within `most`.
  private mutating func tighten(
    _ entries: [(column: Int, coefficient: Double)], _ sign: Double, most: Double
  ) {
    let least = entries.reduce(0.0) { sum, entry in
      let (bounds, slope) = (columns[entry.column].bounds, sign * entry.coefficient)
      return slope == 0 ? sum : sum + slope * (slope > 0 ? bounds.lowerBound : bounds.upperBound)
    }
    guard least.isFinite, most.isFinite else { return }
    for entry in entries where columns[entry.column].isWhole && sign * entry.coefficient > 0 {
      let slope = sign * entry.coefficient
      let bounds = columns[entry.column].bounds
      let room = most - (least - slope * bounds.lowerBound)
      let last = (room / slope + 1e-9).rounded(.down)
      // Only what cannot be taken at all: elsewhere the row keeps its say, and its price.
      guard last <= bounds.lowerBound else { continue }
      columns[entry.column].bounds = bounds.lowerBound...bounds.lowerBound
    }
  }
}
