import Indicators
import Optimisation
import Testing

@testable import Audit

@Suite struct RoundingIntervalTests {
  private func figure(_ value: Double, decimals: Int, grain: Double? = nil) -> AuditFigure {
    AuditFigure(
      id: "x", printed: value, decimals: decimals, unit: Unit(parsing: "백만원") ?? .none,
      grain: grain)
  }

  @Test func endsByWayAndSign() {
    #expect(figure(470, decimals: 0).interval(.nearest) == 469.5...470.5)
    #expect(figure(-149, decimals: 0).interval(.nearest) == -149.5 ... -148.5)
    #expect(figure(470, decimals: 0).interval(.down) == 470...471)
    #expect(figure(-149, decimals: 0).interval(.down) == -150 ... -149)
    #expect(figure(470, decimals: 0).interval(.up) == 469...470)
    #expect(figure(0, decimals: 0).interval(.nearest) == -0.5...0.5)
    #expect(figure(0, decimals: 0).interval(.down) == -1...1)
    #expect(figure(0, decimals: 0).interval(.up) == 0...0)
    #expect(figure(12_300, decimals: -2).interval(.nearest) == 12_250...12_350)
    #expect(figure(-149, decimals: 0).interval(.up) == -149 ... -148)
  }

  /// Half to even: 2.5 and 1.5 are printed 2, 3.5 is printed 4.
  @Test func halvesToEvenBelongToEvenDigits() {
    #expect(figure(2, decimals: 0, grain: 0.1).interval(.even) == 1.5...2.5)
    #expect(figure(3, decimals: 0, grain: 0.1).interval(.even) == 2.6...3.4)
    #expect(figure(-2, decimals: 0, grain: 0.1).interval(.even) == -2.5 ... -1.5)
    #expect(figure(0, decimals: 0, grain: 0.1).interval(.even) == -0.5...0.5)
    let printed = [(0.5, 0.0), (1.5, 2), (2.5, 2), (-3.5, -4), (2.4, 2), (2.6, 3)]
    for (value, shown) in printed {
      #expect(figure(0, decimals: 0).rounded(value, .even) == shown)
    }
    #expect(figure(0, decimals: 1).rounded(0.25, .even) == 0.2)
  }

  @Test func aGrainMovesOpenEndsIn() {
    #expect(figure(470, decimals: 0, grain: 0.001).interval(.nearest) == 469.5...470.499)
    #expect(figure(456, decimals: 0, grain: 1).interval(.nearest) == 456...456)
    #expect(figure(470, decimals: 0, grain: 0.25).interval(.down) == 470...470.75)
    #expect(figure(470, decimals: 0, grain: 0.25).interval(.up) == 469.25...470)
  }
}

@Suite struct HittingSetTests {
  /// All sets of members that meet every set, by trying each.
  private func bruteForce(_ sets: [[Int]]) -> Int {
    (0..<1024).filter { mask in sets.allSatisfy { $0.contains { mask >> $0 & 1 == 1 } } }
      .map(\.nonzeroBitCount).min() ?? 0
  }

  @Test(arguments: 0..<60) func smallestIsThatOfTryingAll(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let sets = (0..<(1 + seed % 9)).map { _ in
      Array(
        Set(
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            Int.random(in: 0..<10, using: &random)
          })
      ).sorted()
    }
    var steps = 0
    let found = HittingSet.smallest(of: sets, steps: &steps)
    #expect(found.isSmallest && found.members.count == bruteForce(sets))
    #expect(sets.allSatisfy { set in found.members.contains { set.contains($0) } })
    let wider = HittingSet.all(of: sets, size: found.members.count + 1, limit: 1_000)
    #expect(wider.allSatisfy { $0.count == found.members.count + 1 })
    let all = HittingSet.all(of: sets, size: found.members.count, limit: 1_000)
    #expect(all.contains(found.members) && found.least == found.members.count)
    let kernel = HittingSet.kernel(sets)
    #expect(bruteForce(kernel) == found.members.count)
    #expect(kernel.count <= sets.count)
    #expect(HittingSet.parts(sets).map(bruteForce).reduce(0, +) == found.members.count)
  }
}

@Suite struct InfeasibilityProofTests {
  private func program() throws -> LinearProgram {
    // x + y = 0 with both between 1 and 2
    try #require(
      LinearProgram(
        columns: [1...2, 1...2],
        rows: [.init(entries: [(0, 1), (1, 1)], bounds: 0...0)]))
  }

  @Test func theSolversMultipliersProve() throws {
    let program = try program()
    guard case .infeasible(let ray) = program.feasibility() else {
      Issue.record("x + y = 0 has no solution")
      return
    }
    let support = try #require(InfeasibilityProof.support(of: ray, in: program))
    #expect(support.rows == [0] && support.columns == [0, 1])
  }

  @Test func uselessMultipliersProveNothing() throws {
    let program = try program()
    #expect(InfeasibilityProof.support(of: [0], in: program) == nil)
    #expect(InfeasibilityProof.support(of: [.nan], in: program) == nil)
    program.setColumn(1, -3...2)
    #expect(InfeasibilityProof.support(of: [1], in: program) == nil)
    guard case .feasible(let point) = program.feasibility() else {
      Issue.record("x = 1, y = -1 is a solution")
      return
    }
    #expect((point[0] + point[1]).magnitude < 1e-9)
    #expect(program.maximum(of: [(0, 1)]).value == 2)
  }
}
