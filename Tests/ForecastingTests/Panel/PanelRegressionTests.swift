import Foundation
import Testing

@testable import Forecasting

@Suite("Panel: the regression")
struct PanelRegressionTests {
  /// Dense matrices in NumPy; `Tests/Reference/panel/panel.py` makes them.
  struct Case: Decodable, Sendable {
    let period: [Int]
    let spread: [Double]
    let features: [[Double]]
    let change: [Double]
    let coefficients: [Double]
    let variance: Double
    let at: [Double]
    let uncertainty: Double
  }

  private func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "panel", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
  }

  @Test("Agrees with dense matrices")
  func reference() throws {
    let cases = try cases()
    #expect(cases.count == 5)
    for item in cases {
      let rows = item.period.indices.map {
        PanelRow(
          member: $0, period: item.period[$0], change: item.change[$0],
          features: item.features[$0], spread: item.spread[$0])
      }
      let fit = try #require(PanelRegression(rows))
      for (a, b) in zip(fit.coefficients, item.coefficients) { #expect(abs(a - b) < 1e-9) }
      #expect(abs(fit.variance - item.variance) < 1e-9 * item.variance)
      #expect(abs(fit.uncertainty(item.at) - item.uncertainty) < 1e-9 * item.uncertainty)
    }
  }

  @Test("One constant is the normal–normal shrinkage in closed form", arguments: [1, 4, 50])
  func closedForm(n: Int) throws {
    // Changes so small that no row is far off; one row a period.
    let (change, spread) = (1e-6, 0.02)
    let rows = (0..<n).map {
      PanelRow(
        member: 0, period: $0, change: change, features: [0, 1 / spread, 0, 0, 0], spread: spread)
    }
    let fit = try #require(PanelRegression(rows))
    // Error variance φ(1 + θ), φ = 8/(n + 8), θ = ρ/(1 − ρ); prior variance 0.15² in spreads.
    let noise = 8 / Double(n + 8) / (1 - PanelRegression.priorCorrelation)
    let prior = PanelConstants.commonDeviation
    let share = Double(n) / noise / (Double(n) / noise + 1 / (prior * prior))
    #expect(abs(fit[.common] / spread / change - share) < 1e-6)
    #expect(fit[.growth] == 1 || abs(fit[.growth] - 1) < 1e-12)
  }

  @Test("A shock that all members share counts as one year, not as many observations")
  func sharedShock() throws {
    func rows(shared: Bool) -> [PanelRow] {
      (0..<60).map { i in
        PanelRow(
          member: i % 20, period: shared ? i / 20 : i, change: 1,
          features: [0, 20, 0, 0, 0], spread: 0.05)
      }
    }
    let together = try #require(PanelRegression(rows(shared: true)))
    let apart = try #require(PanelRegression(rows(shared: false)))
    #expect(together[.common] < apart[.common])
    #expect(together.correlation > apart.correlation)
  }
}
