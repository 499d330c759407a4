import Foundation
import Testing

@testable import WhatIf

@Suite("Search for where points switch") struct SwitchSearchTests {
  private static let cell = 0.05
  private static let edges = 127.0

  /// The middle of the cell at whose upper edge an outcome first reaches the target, by trying all.
  private func expected(
    _ outcome: (Double) -> Double, _ shift: Double, _ isReached: (Double) -> Bool
  ) -> Double {
    var edge = -Self.edges
    while edge <= Self.edges, !isReached(outcome(shift + edge * Self.cell)) { edge += 1 }
    return shift + (edge - 0.5) * Self.cell
  }

  /// Curves, steps, steep and flat parts; the last two never or always reach 1.
  private let outcomes: [@Sendable (Double) -> Double] = [
    { 2 * $0 }, { exp(1.5 * $0) }, { $0.rounded(.down) }, { 1 + 1e9 * ($0 * $0 * $0) },
    { $0 < 3.2 ? -1e6 : 1e6 }, { 0.2 * $0 + ($0 > -2 ? 1 : 0) }, { $0 < -5.9 ? 0 : 1 },
    { 1 - exp(-$0) }, { min($0, 0.5) }, { max($0, 1) },
  ]

  @Test(arguments: [-90.0, 0, 8, 400], [true, false])
  func findsTheCell(first: Double, isReached: Bool) throws {
    let shifts = (0..<64).map { (Double($0) / 64 - 0.5) * Self.cell }
    for (index, outcome) in outcomes.enumerated() {
      var search = SwitchSearch(
        first: first, edges: Self.edges, cell: Self.cell, shifts: shifts, target: 1,
        isReached: isReached)
      var points = Array(shifts.indices)
      var looks = 0
      while !search.isDone {
        #expect(search.places.count == points.count)
        let isKnown = search.take(search.places.map(outcome))
        #expect(isKnown)
        if !search.isDone, let open = search.drop() { points = open.map { points[$0] } }
        looks += 1
        try #require(looks < 20)
      }
      for (shift, found) in zip(shifts, search.found) {
        let place = expected(outcome, shift) { isReached ? $0 >= 1 : $0 > 1 }
        #expect((found - place).magnitude < 1e-12, "outcome \(index) at \(shift)")
      }
    }
  }

  @Test func aMissingValueIsTold() {
    var search = SwitchSearch(
      first: 0, edges: Self.edges, cell: Self.cell, shifts: [0, 0.01], target: 1, isReached: true)
    let isKnown = search.take([0.5, .nan])
    #expect(!isKnown)
  }
}
