import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

/// Values of information against Tests/Reference/whatif/information.py, which works them out by brute
/// force, for values from a thousandth to twice the standard deviation of the outcome.
@Suite("Value of information")
struct InformationTests {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let formula: String
    let x: String
    let y: String
    let low: Double
    let high: Double
    let step: Double
    let knowingX: Double
    let knowingY: Double

    var testDescription: String { name }
  }

  static func cases() throws -> [Case] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/information.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
  }

  @Test("neither too low nor too high, and within their errors", arguments: try cases())
  func unbiased(item: Case) throws {
    let seeds = 3
    var (sums, errors) = ([0.0, 0.0], [0.0, 0.0])
    for seed in 0..<seeds {
      let compiled = try CompiledModel(
        try model(
          seed: UInt64(seed), drivers: [("x", item.x), ("y", item.y)],
          levers: [
            .init(
              name: "k", value: item.low + item.step, min: item.low, max: item.high, step: item.step
            )
          ],
          formulas: [("gain", item.formula)], outcomes: ["gain"]))
      let drawn = try #require(
        compiled.sensitivity(
          of: try compiled.question(), points: 8, drawn: 10_000,
          choices: try compiled.choices(ofLever: "k")
        ).drawn)
      for (index, truth) in [item.knowingX, item.knowingY].enumerated() {
        let found = try #require(
          drawn.drivers.first { $0.driver == ["x", "y"][index] }?.value)
        #expect(deviation(found, from: truth) < 4, "\(item.name) \(found), not \(truth)")
        sums[index] += found.value - truth
        errors[index] += found.standardError * found.standardError
      }
    }
    for index in 0..<2 { #expect(abs(sums[index]) < 3 * errors[index].squareRoot()) }
  }

  @Test("Lines through bins: straight under a great penalty, the means of the bins under none")
  func lines() {
    let places = [-2.0, -1.1, -0.3, 0.2, 0.9, 2.2]
    let weights = [3.0, 5, 2, 8, 1, 4]
    let straight = places.map { 2 - 3 * $0 }
    let bent = places.map { $0 * $0 }
    let smoother = BinSmoother(places: places)
    func sums(_ values: [Double]) -> [Double] { zip(values, weights).map { $0 * $1 } }
    for penalty in [0, 1, 1e4] {
      let line = smoother.lines(weights, [sums(straight)], penalty: penalty)[0]
      for (a, b) in zip(line, straight) { #expect(abs(a - b) < 1e-5) }
    }
    let means = smoother.lines(weights, [sums(bent)], penalty: 0)[0]
    for (a, b) in zip(means, bent) { #expect(abs(a - b) < 1e-5) }
    // The weighted least squares line, from its normal equations.
    let n = weights.reduce(0, +)
    let (mx, my) = (sums(places).reduce(0, +) / n, sums(bent).reduce(0, +) / n)
    let xy = zip(sums(places), bent).reduce(0.0) { $0 + $1.0 * $1.1 } - n * mx * my
    let xx = zip(sums(places), places).reduce(0.0) { $0 + $1.0 * $1.1 } - n * mx * mx
    let stiff = smoother.lines(weights, [sums(bent)], penalty: 1e7)[0]
    for (a, place) in zip(stiff, places) { #expect(abs(a - my - xy / xx * (place - mx)) < 1e-4) }
  }
}
