import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import Forecasting

@Suite struct HierarchicalForecasterTests {
  private let edges = [
    Hierarchy.Edge(child: "총무", parent: "국"), Hierarchy.Edge(child: "홍보", parent: "국"),
    Hierarchy.Edge(child: "국", parent: "시"), Hierarchy.Edge(child: "구", parent: "시"),
  ]

  private func inputs(count: Bool = false) throws -> [String: ForecastInput] {
    let rows: [String: [Double?]] = [
      "총무": [30, 34, 31, 36, 38, 37, 41, 43], "홍보": [12, 9, 14, 8, 13, 16, 12, 17],
      "구": [55, 60, 52, 66, 71, 65, 74, 80],
    ]
    return try rows.mapValues { row throws(ForecastError) in
      try ForecastInput(
        values: row, start: .year(2016), support: count ? .count : .nonNegative)
    }
  }

  private func forecast(
    _ method: Reconciliation, count: Bool = false
  ) throws -> HierarchicalForecast {
    let inputs = try inputs(count: count)
    let hierarchy = try Hierarchy(series: ["총무", "홍보", "구"], edges: edges)
    return try HierarchicalForecaster(
      hierarchy: hierarchy, method: Drift(), reconciliation: method, draws: 400
    ).forecast(inputs, horizon: 3)
  }

  @Test(arguments: Reconciliation.allCases) func everyDrawAddsUp(_ method: Reconciliation) throws {
    for count in [false, true] {
      let result = try forecast(method, count: count)
      let place = Dictionary(
        uniqueKeysWithValues: result.hierarchy.nodes.enumerated().map { ($1, $0) })
      let (city, bureau) = (try #require(place["시"]), try #require(place["국"]))
      let leaves = try ["총무", "홍보", "구"].map { try #require(place[$0]) }
      for step in 0..<3 {
        for draw in stride(from: 0, to: result.draws[0][0].count, by: 97) {
          let values = leaves.map { result.draws[$0][step][draw] }
          #expect(values.allSatisfy { $0 >= 0 && (!count || $0 == $0.rounded()) })
          #expect(abs(result.draws[bureau][step][draw] - values[0] - values[1]) < 1e-9)
          #expect(
            abs(result.draws[city][step][draw] - values.reduce(0, +)) < 1e-9, "\(method)")
        }
      }
    }
  }

  @Test func bottomUpKeepsTheLeavesAndSumsTheirMeans() throws {
    let result = try forecast(.bottomUp)
    for (name, input) in try inputs() {
      let own = try Drift().forecast(input, horizon: 3)
      let reconciled = try #require(result[name])
      for step in 1...3 {
        #expect(abs(reconciled.mean(step: step) / own.mean(step: step) - 1) < 1e-12)
        #expect(reconciled.periods == own.periods)
      }
    }
    let city = try #require(result["시"])
    let sum = try ["총무", "홍보", "구"].map { try #require(result[$0]).mean(step: 1) }
    #expect(abs(city.mean(step: 1) - sum.reduce(0, +)) < 1e-9)
  }

  @Test func pointsAddUpEvenWithoutMeans() throws {
    // Two figures a series: a Student t with one degree of freedom has no mean.
    let inputs = try ["a": [3.0, 5], "b": [10.0, 9]].mapValues { row throws(ForecastError) in
      try ForecastInput(values: row, start: .year(2022))
    }
    let hierarchy = try Hierarchy(
      series: ["a", "b"], edges: [.init(child: "a", parent: "t"), .init(child: "b", parent: "t")])
    let result = try HierarchicalForecaster(hierarchy: hierarchy, method: Mean(), draws: 200)
      .forecast(inputs, horizon: 2)
    for step in 1...2 {
      let points = try ["a", "b", "t"].map { try #require(result[$0]).mean(step: step) }
      #expect(abs(points[0] + points[1] - points[2]) < 1e-9)
      #expect(abs(points[2] - 13.5) < 0.6)
    }
  }

  @Test func aSumOfIndependentLeavesHasTheSumOfTheirVariances() throws {
    // Residuals in orthogonal patterns: no correlation to find.
    let rows: [String: [Double?]] = [
      "a": [10, 12, 10, 12, 10, 12, 10, 12, 10], "b": [20, 20, 24, 24, 20, 20, 24, 24, 20],
    ]
    let inputs = try rows.mapValues { row throws(ForecastError) in
      try ForecastInput(values: row, start: .year(2016))
    }
    let hierarchy = try Hierarchy(
      series: ["a", "b"],
      edges: [.init(child: "a", parent: "t"), .init(child: "b", parent: "t", weight: 0.5)])
    let result = try HierarchicalForecaster(
      hierarchy: hierarchy, method: Mean(), reconciliation: .bottomUp
    ).forecast(inputs, horizon: 1)
    let (a, b) = (try #require(result["a"]), try #require(result["b"]))
    let total = try #require(result["t"])
    let covariance =
      result.correlation.matrix[0, 1]
      * (a.margins[0].variance * b.margins[0].variance).squareRoot()
    let expected = a.margins[0].variance + 0.25 * b.margins[0].variance + covariance
    #expect(abs(total.margins[0].variance / expected - 1) < 0.06)
    #expect(abs(result.correlation.matrix[0, 1]) < 0.2)
  }

  @Test func aWholeThatDisagreesIsAverageOfBothViews() throws {
    var inputs = try inputs()
    inputs["시"] = try ForecastInput(
      values: [120, 125, 118, 131, 144, 139, 150, 160], start: .year(2016))
    let hierarchy = try Hierarchy(series: ["시", "총무", "홍보", "구"], edges: edges)
    let forecaster = HierarchicalForecaster(
      hierarchy: hierarchy, method: Drift(), reconciliation: .leastSquares, draws: 400)
    let result = try forecaster.forecast(inputs, horizon: 1)
    let own = try Drift().forecast(try #require(inputs["시"]), horizon: 1).mean(step: 1)
    let parts = try ["총무", "홍보", "구"].map {
      try Drift().forecast(try #require(inputs[$0]), horizon: 1).mean(step: 1)
    }.reduce(0, +)
    let mean = try #require(result["시"]).mean(step: 1)
    #expect(min(own, parts) < mean && mean < max(own, parts))
  }

  @Test func laterLeavesAreForecastFurther() throws {
    var inputs = try inputs()
    inputs["구"] = inputs["구"]?.dropLast(2)
    let hierarchy = try Hierarchy(series: ["총무", "홍보", "구"], edges: edges)
    let result = try HierarchicalForecaster(hierarchy: hierarchy, method: Drift(), draws: 400)
      .forecast(inputs, horizon: 2)
    #expect(result["구"]?.periods == [.year(2024), .year(2025)])
    #expect(result["시"]?.periods == [.year(2024), .year(2025)])
  }

  @Test func whatIsNoHierarchyIsRefused() throws {
    func code(_ edges: [(String, String, Double)]) -> String? {
      do throws(HierarchyError) {
        _ = try Hierarchy(
          series: ["a", "b"],
          edges: edges.map { .init(child: $0.0, parent: $0.1, weight: $0.2) })
        return nil
      } catch { return error.code }
    }
    #expect(code([("a", "t", 1), ("a", "u", 1)]) == "hierarchy-two-parents")
    #expect(code([("a", "b", 1), ("b", "a", 1)]) == "hierarchy-circle")
    #expect(code([("a", "a", 1)]) == "hierarchy-circle")
    #expect(code([("a", "t", 0)]) == "hierarchy-invalid-weight")
    #expect(code([("A", "t", 1)]) == "hierarchy-unknown-series")
    #expect(code([("a", "t", 1), ("b", "t", -1)]) == nil)
  }

  @Test func aLeafWithoutValuesIsNamed() throws {
    var inputs = try inputs()
    inputs["구"] = nil
    let hierarchy = try Hierarchy(series: ["총무", "홍보", "구"], edges: edges)
    let error = #expect(throws: ForecastError.self) {
      try HierarchicalForecaster(hierarchy: hierarchy, method: Drift(), draws: 400)
        .forecast(inputs, horizon: 1)
    }
    #expect(error?.message.ko.contains("'구'") == true)
  }
}
