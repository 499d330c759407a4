import Foundation
import Indicators
import LinearAlgebra
import Testing

@testable import Forecasting

/// Reconciled points against hierarchicalforecast 1.5 and the written-out formula;
/// `Tests/Reference/hierarchy/generate.py` makes the values.
@Suite struct ReconciliationTests {
  private struct Values: Decodable {
    let nodes: [String]
    let edges: [[String]]
    let base: [[Double]]
    let residuals: [[Double]]
    let scale: [Double]
    let shrinkage: Double
    let correlation: [[Double]]
  }

  private static let data: Data = {
    let url = Bundle.module.url(
      forResource: "hierarchy", withExtension: "json", subdirectory: "Fixtures")
    return url.flatMap { try? Data(contentsOf: $0) } ?? Data()
  }()

  private func values() throws -> (Values, Hierarchy) {
    let values = try JSONDecoder().decode(Values.self, from: Self.data)
    let edges = values.edges.map { Hierarchy.Edge(child: $0[0], parent: $0[1]) }
    return (values, try Hierarchy(series: values.nodes, edges: edges))
  }

  @Test(arguments: Reconciliation.allCases) func pointsEqualTheReference(
    _ method: Reconciliation
  ) throws {
    let (values, hierarchy) = try values()
    let all = try JSONSerialization.jsonObject(with: Self.data) as? [String: Any]
    let expected = try #require(all?[method.rawValue] as? [[Double]])
    let projection = try method.projection(
      summing: hierarchy.summing, leaves: hierarchy.leaves, scales: values.scale,
      correlation: try Matrix(rows: values.correlation))
    let result = try hierarchy.summing * (projection * Matrix(rows: values.base))
    for (i, row) in expected.enumerated() {
      for (j, value) in row.enumerated() {
        #expect(abs(result[i, j] - value) < 1e-9 * max(1, abs(value)), "\(i), \(j)")
      }
    }
  }

  /// From the same base forecasts and residuals the middles are those of hierarchicalforecast, which estimates
  /// spreads and shrunk correlations itself.
  @Test(arguments: [Reconciliation.variance, .minTrace])
  func estimatedFromResidualsAsByHierarchicalforecast(_ method: Reconciliation) throws {
    let (values, hierarchy) = try values()
    let all = try JSONSerialization.jsonObject(with: Self.data) as? [String: Any]
    let expected = try #require(all?["\(method.rawValue)-centred"] as? [[Double]])
    let residuals = try #require(all?["centred"] as? [[Double]])
    let projection = try method.projection(
      summing: hierarchy.summing, leaves: hierarchy.leaves,
      scales: residuals.map { row in
        (row.reduce(0) { $0 + $1 * $1 } / Double(row.count)).squareRoot()
      },
      correlation: ErrorCorrelation(residuals: residuals).matrix)
    let result = try hierarchy.summing * (projection * Matrix(rows: values.base))
    for (i, row) in expected.enumerated() {
      for (j, value) in row.enumerated() { #expect(abs(result[i, j] / value - 1) < 1e-6) }
    }
  }

  @Test func whatAddsUpAlreadyStays() throws {
    let (values, hierarchy) = try values()
    let leaves = try Matrix(rows: [[3.0], [1], [4], [1], [5]])
    let coherent = try hierarchy.summing * leaves
    for method in Reconciliation.allCases {
      let projection = try method.projection(
        summing: hierarchy.summing, leaves: hierarchy.leaves, scales: values.scale,
        correlation: try Matrix(rows: values.correlation))
      let again = try projection * coherent
      for i in 0..<5 { #expect(abs(again[i, 0] - leaves[i, 0]) < 1e-9, "\(method)") }
    }
  }

  @Test func correlationIsShrunkAsPublished() throws {
    let (values, _) = try values()
    let result = ErrorCorrelation(residuals: values.residuals)
    #expect(abs(result.shrinkage - values.shrinkage) < 1e-12)
    #expect(result.commonPeriods == 24)
    for (i, row) in values.correlation.enumerated() {
      for (j, value) in row.enumerated() { #expect(abs(result.matrix[i, j] - value) < 1e-12) }
    }
  }

  @Test func gapsAndConstantSeriesCountAsUncorrelated() {
    let up: [Double?] = [1, -2, 3, nil, 0.5, -1]
    let result = ErrorCorrelation(residuals: [
      up, up.map { $0.map { 2 * $0 } }, [0, 0, 0, 0, 0, 0], [1, nil, nil, 4, nil, nil],
    ])
    #expect(result.matrix[0, 1] > 0.3)
    #expect(result.matrix[0, 2] == 0)
    #expect(result.matrix[0, 3] == 0)
    #expect(result.commonPeriods == 0 || result.commonPeriods == 1)
  }
}
