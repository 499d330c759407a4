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

  @Test(arguments: [-90.0, 0, 8, 400], [Double.nan, 0.1, 1e-9, .infinity])
  func findsTheCell(first: Double, slope: Double) throws {
    for isReached in [true, false] {
      for index in outcomes.indices {
        var search = search(first: first, isReached, slope: slope)
        try finish(&search, index, isReached)
      }
    }
  }

  /// From what a coarse grid has shown, of half of the points in its outer parts.
  @Test(arguments: [true, false])
  func goesOnFromAGrid(isReached: Bool) throws {
    for (index, outcome) in outcomes.enumerated() {
      var search = search(first: 0, isReached, slope: .nan)
      for edge in [-126.0, -60, -30, -8, 0, 8, 30, 60, 126] {
        let places = search.places(at: edge, count: abs(edge) > 50 ? 32 : 64)
        let isSteady = search.note(edge, places.map(outcome), count: places.count)
        #expect(isSteady)
      }
      _ = search.begin()
      try finish(&search, index, isReached)
    }
  }

  /// How steep the outcome is between the edges noted on both sides.
  @Test func tellsTheSlope() {
    var search = search(first: 0, true, slope: .nan)
    for edge in [-20.0, 4, 30] {
      let places = search.places(at: edge, count: 64)
      _ = search.note(edge, places.map { 2 * $0 }, count: 64)
    }
    let slope = search.begin()
    #expect((slope - 2 * Self.cell).magnitude < 1e-12)
  }

  @Test func whatGoesBackIsNotSteady() {
    var search = search(first: 0, true, slope: .nan)
    let values = [Double](repeating: 2, count: 64)
    let (up, down) = (search.note(0, values, count: 64), values.map { _ in 0.0 })
    #expect(up)
    let isSteady = search.note(8, down, count: 64)
    #expect(!isSteady)
  }

  private let shifts = (0..<64).map { (Double($0) / 64 - 0.5) * Self.cell }

  private func search(first: Double, _ isReached: Bool, slope: Double) -> SwitchSearch {
    SwitchSearch(
      first: first, edges: Self.edges, cell: Self.cell, shifts: shifts, target: 1,
      isReached: isReached, slope: slope)
  }

  /// Looks until all is found, which must be what trying all edges finds.
  private func finish(_ search: inout SwitchSearch, _ index: Int, _ isReached: Bool) throws {
    let outcome = outcomes[index]
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

  @Test func aMissingValueIsTold() {
    var search = SwitchSearch(
      first: 0, edges: Self.edges, cell: Self.cell, shifts: [0, 0.01], target: 1, isReached: true,
      slope: .nan)
    let isKnown = search.take([0.5, .nan])
    #expect(!isKnown)
  }
}
