import Foundation
import Optimisation
import Testing

@Suite struct MixedIntegerProgramTests {
  private struct Reference: Decodable {
    struct Case: Decodable {
      let objective: [Double]
      let rows: [[Double]]
      let low: [Double]
      let high: [Double?]
      let top: [Double]
      let whole: [Int]
      let best: Double?
    }
    let cases: [Case]
  }

  private func reference() throws -> [Reference.Case] {
    let url = try #require(
      Bundle.module.url(forResource: "milp", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url)).cases
  }

  @Test("sixty random programs have SciPy's optimum, and points keep all bounds")
  func againstSciPy() throws {
    for one in try reference() {
      let program = MixedIntegerProgram(
        columns: zip(one.top, one.whole).map { .init(0...$0, isWhole: $1 == 1) },
        rows: one.rows.indices.map { row in
          .init(
            entries: one.rows[row].enumerated().map { ($0.offset, $0.element) },
            bounds: one.low[row]...(one.high[row] ?? .infinity))
        })
      let terms = one.objective.enumerated().map { (column: $0.offset, coefficient: $0.element) }
      let answer = program.maximum(of: terms, effort: .init(gap: 0))
      let tightened = program.tightened.maximum(of: terms, effort: .init(gap: 0))
      #expect(tightened.status == answer.status)
      #expect(tightened.value == answer.value || (tightened.value - answer.value).magnitude < 1e-6)
      guard let best = one.best else {
        #expect(answer.status == .infeasible && answer.point.isEmpty)
        continue
      }
      #expect(answer.status == .optimal)
      #expect((answer.value - best).magnitude < 1e-6 * max(1, best.magnitude))
      #expect(answer.bound >= answer.value && answer.bound < best + 1e-6 * max(1, best.magnitude))
      for (index, value) in answer.point.enumerated() {
        #expect((0...one.top[index]).contains(value))
        if one.whole[index] == 1 { #expect(value == value.rounded()) }
      }
      for (row, coefficients) in one.rows.enumerated() {
        let sum = zip(coefficients, answer.point).reduce(0) { $0 + $1.0 * $1.1 }
        let slack = 1e-6 * (coefficients.map(\.magnitude).max() ?? 1)
        #expect(sum >= one.low[row] - slack && sum <= (one.high[row] ?? .infinity) + slack)
      }
    }
  }

  @Test func withoutLargestValue() {
    let program = MixedIntegerProgram(
      columns: [.init(0 ... .infinity, isWhole: true), .init(0...1)],
      rows: [.init(entries: [(1, 1)], bounds: 0...1)])
    #expect(program.maximum(of: [(0, 1)]).status == .unbounded)
    #expect(program.maximum(of: [(0, -1), (1, 1)]).value == 1)
  }

  @Test("what cannot be taken does not drown the rest, whatever its size")
  func sizesBeyondMeasure() {
    for size in [1e4, 1e10, 1e15, 1e300] {
      let program = MixedIntegerProgram(
        columns: [0, 1, 2].map { _ in .init(0...1, isWhole: true) },
        rows: [.init(entries: [(0, 3), (1, 4), (2, size)], bounds: -.infinity...5)]
      ).tightened
      #expect(program.maximum(of: [(0, 3), (1, 5), (2, 9)]).point == [0, 1, 0])
      #expect(program.columns.map(\.bounds.upperBound) == [1, 1, 0])
    }
  }

  @Test("no time, and numbers beyond Clp's, are no proof that there is no point")
  func givingUp() throws {
    let sizes = (0..<40).map { Double(1 + ($0 * 7919) % 97) }
    let row = LinearProgram.Row(
      entries: sizes.enumerated().map { ($0.offset, $0.element) }, bounds: 100.5...200)
    let hurried = try #require(LinearProgram(columns: sizes.map { _ in 0...1 }, rows: [row]))
    let terms = sizes.indices.map { (column: $0, coefficient: Double(($0 * 31) % 17) - 8) }
    guard case .unknown = hurried.maximum(of: terms, seconds: 0) else {
      Issue.record("a maximum without time")
      return
    }
    #expect(hurried.maximum(of: terms).value != nil)
    let large = MixedIntegerProgram(
      columns: [0, 1].map { _ in .init(0...3, isWhole: true) },
      rows: [.init(entries: [(0, 2e22), (1, 3e22)], bounds: -.infinity...7e22)])
    let found = large.maximum(of: [(0, 2), (1, 3.5)])
    #expect(found.status == .optimal && found.point == [2, 1])
    let none = MixedIntegerProgram(
      columns: large.columns,
      rows: large.rows + [.init(entries: [(0, 1), (1, 1)], bounds: 4...9)])
    #expect(none.maximum(of: [(0, 2)]).status == .infeasible)
  }

  @Test("a search whose time is up before it has begun proves nothing")
  func noTimeToBegin() {
    let count = 5_000
    let costs = (0..<count).map { Double(10 + ($0 * 7919) % 291) }
    let staff = (0..<count).map { Double(1 + ($0 * 104_729) % 9) }
    let program = MixedIntegerProgram(
      columns: costs.map { _ in .init(0...1, isWhole: true) },
      rows: [(costs, 300_000), (staff, 9_000)].map { row, most in
        .init(entries: row.enumerated().map { ($0.offset, $0.element) }, bounds: -.infinity...most)
      })
    let gains = (0..<count).map { (column: $0, coefficient: 1 + Double(($0 * 31) % 499)) }
    for seconds in [0, 0.001, 0.02, 0.1] {
      let answer = program.maximum(of: gains, effort: .init(gap: 0, seconds: seconds))
      #expect(answer.status != .infeasible)
      #expect(answer.status != .unknown || answer.isOutOfTime)
    }
  }

  @Test("half a unit is nowhere whole") func nothingWhole() {
    let program = MixedIntegerProgram(
      columns: [.init(0...1, isWhole: true)],
      rows: [.init(entries: [(0, 2)], bounds: 1...1)])
    let answer = program.maximum(of: [(0, 1)])
    #expect(answer.status == .infeasible && answer.value == -.infinity)
  }

  @Test func branchesMayRunOut() throws {
    let sizes = (0..<60).map { Double(1_000 + ($0 * 7919) % 997) }
    let program = MixedIntegerProgram(
      columns: sizes.map { _ in .init(0...1, isWhole: true) },
      rows: (0..<3).map { row in
        .init(
          entries: sizes.indices.map { ($0, sizes[($0 * (row + 2)) % 60]) },
          bounds: -.infinity...20_000)
      })
    let terms = sizes.enumerated().map { (column: $0.offset, coefficient: $0.element) }
    let answer = program.maximum(of: terms, effort: .init(gap: 0, nodes: 20))
    #expect(answer.status == .feasible && answer.bound > answer.value && answer.value > 0)
    let again = program.maximum(of: terms, effort: .init(gap: 0, nodes: 20), from: answer.point)
    #expect(again.value >= answer.value)
  }

  @Test func pricesAreTheGainOfAUnit() throws {
    let program = try #require(
      LinearProgram(
        columns: [0...1, 0...1],
        rows: [.init(entries: [(0, 2), (1, 1)], bounds: -.infinity...2)]))
    let most = try #require(program.maximum(of: [(0, 3), (1, 2)]).value)
    #expect((most - 3.5).magnitude < 1e-9)
    #expect(program.prices.count == 1 && (program.prices[0] - 1.5).magnitude < 1e-9)
  }
}

@Suite("Searches that begin with a point")
struct StartingPointTests {
  /// The largest t with t ≤ 103 x + 500 z, t ≤ −124 y + 500 z, … has a negative value at the start.
  @Test("A start below zero does not hide what is better", arguments: [0, 1e-3])
  func belowZero(gap: Double) {
    let whole = MixedIntegerProgram.Column(0...1, isWhole: true)
    let program = MixedIntegerProgram(
      columns: [whole, whole, whole, .init(-.infinity ... .infinity)],
      rows: [
        .init(entries: [(0, 141), (1, 248), (2, 161)], bounds: -.infinity...216),
        .init(entries: [(0, 133), (1, 370), (2, 446), (3, -1)], bounds: 0 ... .infinity),
        .init(entries: [(0, 130), (1, 330), (2, -124), (3, -1)], bounds: 0 ... .infinity),
        .init(entries: [(0, 103), (1, 230), (2, 300), (3, -1)], bounds: 0 ... .infinity),
      ])
    let answer = program.maximum(
      of: [(column: 3, coefficient: 1)], effort: .init(gap: gap), from: [0, 0, 1, -124])
    #expect(answer.status == .optimal && (answer.value - 103).magnitude < 1e-6)
    #expect(answer.bound >= 103 - 1e-6 && answer.bound < 104)
  }

  /// Of the 32 choices the best without one column is that without the first.
  ///
  /// Cbc 2.10.8's preprocessing leaves out the fifth, for −761.519.
  @Test("rows that are nearly parallel lose no point")
  func nearlyParallelRows() {
    let rows = [
      [142.877, 349.674, 369.675, 332.283, 265.008], [94.23, 353.532, 380.367, 348.69, 261.569],
    ]
    let costs = [206.427, 312.894, 102.452, 139.746, 184.769]
    func entries(_ values: [Double], _ sign: Double) -> [(column: Int, coefficient: Double)] {
      values.enumerated().map { ($0.offset, sign * $0.element) }
    }
    let program = MixedIntegerProgram(
      columns: costs.map { _ in .init(0...1, isWhole: true) } + [.init(-.infinity ... .infinity)],
      rows: rows.map { .init(entries: entries($0, 1), bounds: 1_099.955 ... .infinity) }
        + [.init(entries: entries(costs, -1) + [(5, -1)], bounds: 0 ... .infinity)])
    let answer = program.maximum(of: [(5, 1)], effort: .init(gap: 0))
    #expect(answer.status == .optimal && answer.point.prefix(5) == [0, 1, 1, 1, 1])
    #expect((answer.value + 739.861).magnitude < 1e-6 && answer.bound >= -739.861 - 1e-6)
  }
}
