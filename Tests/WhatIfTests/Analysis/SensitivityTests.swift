import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Sensitivity")
struct SensitivityTests {
  private func ishigami() throws -> CompiledModel {
    let pi = Double.pi
    return try CompiledModel(
      try model(
        drivers: ["x1", "x2", "x3"].map { ($0, "uniform(\(-pi), \(pi))") },
        formulas: [("y", "sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)")], outcomes: ["y"]))
  }

  @Test("gives the indices of the Ishigami function")
  func ishigamiFunction() throws {
    let compiled = try ishigami()
    let result = try compiled.sensitivity(of: try compiled.question(), points: 8_192)
    // Closed form (Ishigami and Homma 1990) with a = 7, b = 0.1.
    let (first, total) = ([0.313905, 0.442411, 0], [0.557589, 0.442411, 0.243684])
    #expect(result.indices.map(\.driver) == ["x1", "x2", "x3"])
    for (index, found) in result.indices.enumerated() {
      #expect(abs(found.first.value - first[index]) < 3e-3)
      #expect(abs(found.total.value - total[index]) < 3e-3)
      #expect(found.first.low < found.first.value && found.first.value < found.first.high)
      #expect(found.total.high - found.total.low < 0.02)
    }
    #expect(abs(result.variance - 13.844588) < 0.05 && abs(result.mean - 3.5) < 0.01)
  }

  @Test("gives the indices of Sobol's g-function")
  func gFunction() throws {
    let a = [0.0, 1, 4.5, 9]
    let product = a.indices.map { "((abs(4 * x\($0) - 2) + \(a[$0])) / (1 + \(a[$0])))" }
    let compiled = try CompiledModel(
      try model(
        drivers: a.indices.map { ("x\($0)", "uniform(0, 1)") },
        formulas: [("y", product.joined(separator: " * "))], outcomes: ["y"]))
    let result = try compiled.sensitivity(of: try compiled.question(), points: 1_024)
    let own = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let all = own.reduce(1) { $0 * (1 + $1) }
    for (index, found) in result.indices.enumerated() {
      #expect(abs(found.first.value - own[index] / (all - 1)) < 5e-3)
      let total = own[index] * (all / (1 + own[index])) / (all - 1)
      #expect(abs(found.total.value - total) < 5e-3)
    }
  }

  @Test("95 % intervals hold the truth")
  func coverage() throws {
    var held = 0
    for seed in 1...20 {
      var declaration = try ishigami().declaration
      declaration.seed = UInt64(seed)
      let compiled = try CompiledModel(declaration)
      let result = try compiled.sensitivity(of: try compiled.question(), points: 64)
      for (found, truth) in zip(
        result.indices.map(\.first) + result.indices.map(\.total),
        [0.313905, 0.442411, 0, 0.557589, 0.442411, 0.243684])
      where found.low <= truth && truth <= found.high { held += 1 }
    }
    #expect(held >= 105, "\(held) of 120")
  }

  /// Owen and Prieur (2017), §3: y = Σ βᵢ xᵢ with x ~ N(0, Σ); every sum over subsets in full.
  @Test("gives the Shapley effects of the linear Gaussian model")
  func linear() throws {
    let (beta, sd) = ([1.0, 2, -1], [1.0, 1.5, 2])
    let rho = [(0, 1, 0.5), (1, 2, -0.6), (0, 2, 0.1)]
    let compiled = try CompiledModel(
      try model(
        drivers: sd.indices.map { ("x\($0)", "normal(0, \(sd[$0]))") },
        correlations: rho.map { ("x\($0.0)", "x\($0.1)", $0.2) }, kind: .normal,
        formulas: [("y", "x0 + 2 * x1 - x2")], outcomes: ["y"]))
    let result = try compiled.sensitivity(of: try compiled.question(), points: 2_048)
    #expect(result.indices.isEmpty && result.notes.map(\.code) == ["sobol-correlated"])
    var sigma = [[Double]](repeating: [0, 0, 0], count: 3)
    for i in 0..<3 { sigma[i][i] = sd[i] * sd[i] }
    for (i, j, r) in rho {
      sigma[i][j] = r * sd[i] * sd[j]
      sigma[j][i] = sigma[i][j]
    }
    func explained(_ set: [Int]) throws -> Double {
      guard !set.isEmpty else { return 0 }
      let own = Matrix(rows: set.count, columns: set.count).filled { sigma[set[$0]][set[$1]] }
      let cross = set.map { s in (0..<3).reduce(0.0) { $0 + beta[$1] * sigma[$1][s] } }
      let solved = try own.solving(cross)
      return zip(cross, solved).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let variance = try explained([0, 1, 2])
    for driver in 0..<3 {
      let others = (0..<3).filter { $0 != driver }
      var effect = 0.0
      for mask in 0..<4 {
        let set = others.indices.filter { mask >> $0 & 1 == 1 }.map { others[$0] }
        let weight = [1.0 / 3, 1.0 / 6, 1.0 / 3][set.count]
        effect += weight * (try explained((set + [driver]).sorted()) - explained(set))
      }
      let found = try #require(result.shapley.first { $0.driver == "x\(driver)" }?.share)
      #expect(abs(found.value - effect / variance) < 0.01, "x\(driver)")
    }
    #expect(abs(result.shapley.reduce(0) { $0 + $1.share.value } - 1) < 1e-12)
  }

  @Test("takes all periods of a series as one driver")
  func seriesDriver() throws {
    var matrix = Matrix.identity(2)
    matrix[0, 1] = 0.7
    matrix[1, 0] = 0.7
    let driver = SeriesDriver(
      periods: [.year(2018), .year(2019)],
      margins: [try Normal(mean: 0, sd: 1), try Normal(mean: 0, sd: 1)], stepCorrelation: matrix)
    let compiled = try CompiledModel(
      try model(
        periods: .year(2018)...(.year(2019)), drivers: [("s", "series:s"), ("e", "normal(0, 1)")],
        formulas: [("y", "total(s) + e")], outcomes: ["y"]), series: ["s": driver])
    let result = try compiled.sensitivity(of: try compiled.question(), points: 1_024)
    // Var(s₁ + s₂) = 2 + 2 · 0.7 = 3.4 against 1.
    #expect(result.indices.map(\.driver) == ["s", "e"])
    #expect(abs((result.indices.first?.first.value ?? 0) - 3.4 / 4.4) < 3e-3)
    #expect(abs((result.indices.first?.total.value ?? 0) - 3.4 / 4.4) < 3e-3)
  }

  @Test("orders the tornado by swing, at the exact percentiles")
  func tornado() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 10)"), ("b", "uniform(0, 1)")],
        formulas: [("y", "a - 20 * b")], outcomes: ["y"]))
    let tornado = try compiled.sensitivity(of: try compiled.question(), points: 16).tornado
    #expect(tornado.bars.map(\.driver) == ["b", "a"] && abs(tornado.middle + 5) < 1e-9)
    let bar = try #require(tornado.bars.first)
    #expect(abs(bar.lowInput - 0.1) < 1e-6 && abs(bar.highInput - 0.9) < 1e-6)
    #expect(abs(bar.low - 3) < 1e-4 && abs(bar.high + 13) < 1e-4)
  }

  @Test("rounds points up to a power of two and says so; refuses what does not vary")
  func points() throws {
    let compiled = try ishigami()
    let result = try compiled.sensitivity(of: try compiled.question(), points: 100)
    #expect(result.points == 128 && result.notes.map(\.code) == ["draws-rounded"])
    let fixed = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 1)")], formulas: [("y", "3 + 0 * a"), ("z", "7")],
        outcomes: ["y", "z"]))
    for name in ["y", "z"] {
      #expect(throws: Findings.self) {
        try fixed.sensitivity(of: try fixed.question(name), points: 16)
      }
    }
    #expect(throws: Findings.self) {
      try compiled.sensitivity(of: try compiled.question(), points: 0)
    }
  }
}

extension Matrix {
  fileprivate func filled(_ value: (Int, Int) -> Double) -> Matrix {
    var matrix = self
    for i in 0..<rows { for j in 0..<columns { matrix[i, j] = value(i, j) } }
    return matrix
  }

  /// Cramer-free elimination, as an independent solver.
  fileprivate func solving(_ right: [Double]) throws -> [Double] {
    var (a, b) = (self, right)
    for k in 0..<rows {
      for i in (k + 1)..<max(rows, k + 1) {
        let factor = a[i, k] / a[k, k]
        for j in k..<columns { a[i, j] -= factor * a[k, j] }
        b[i] -= factor * b[k]
      }
    }
    var x = b
    for i in (0..<rows).reversed() {
      for j in (i + 1)..<max(columns, i + 1) where j < columns { x[i] -= a[i, j] * x[j] }
      x[i] /= a[i, i]
    }
    return x
  }
}
