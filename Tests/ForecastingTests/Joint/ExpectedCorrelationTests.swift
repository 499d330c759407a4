import LinearAlgebra
import Testing

@testable import Forecasting

@Suite("Correlation of forecast errors that is to be expected")
struct ExpectedCorrelationTests {
  /// Two rows of `n` residuals whose correlation about 0 is `r`.
  private func rows(_ r: Double, _ n: Int) -> [[Double?]] {
    let x = (0..<n).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    // At right angles to x for an even number of periods; of odd ones the last is left out of it.
    let z = (0..<n).map { $0 / 2 % 2 == 0 ? 1.0 : -1.0 }
    let cross = zip(x, z).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
    let free = zip(x, z).map { $1 - cross * $0 }
    let size = (free.reduce(0) { $0 + $1 * $1 } / Double(n)).squareRoot()
    return [x, zip(x, free).map { r * $0 + (1 - r * r).squareRoot() * $1 / size }]
  }

  /// ∫ρ L / ∫L with L = (1 − ρ²)^(n/2) (1 − ρ r)^(1/2 − n), by SciPy's `quad`.
  @Test(
    "is the posterior mean of a pair",
    arguments: [
      (0.8, 5, 0.556278162889772), (0.6, 12, 0.49285480629935957), (-0.5, 24, -0.44786750230566824),
      (0, 8, 0),
    ])
  func pair(_ r: Double, _ n: Int, _ expected: Double) {
    let found = ExpectedCorrelation(residuals: rows(r, n))
    #expect(abs(found.matrix[0, 1] - expected) < 2e-4)
    #expect(found.matrix[0, 1] == found.matrix[1, 0] && found.matrix[1, 1] == 1)
    #expect(found.commonPeriods == n)
  }

  @Test("holds many series without connection for nearer 0 than one pair")
  func many() {
    let pair = rows(0.5, 8)
    var all = pair
    for shift in 3..<8 {
      all.append((0..<8).map { ($0 & shift).nonzeroBitCount % 2 == 0 ? 1.0 : -1.0 })
    }
    let (alone, among) = (
      ExpectedCorrelation(residuals: pair), ExpectedCorrelation(residuals: all)
    )
    #expect(among.matrix[0, 1] > 0 && among.matrix[0, 1] < 0.8 * alone.matrix[0, 1])
  }

  @Test("knows nothing of series without common periods or without variation")
  func none() {
    let found = ExpectedCorrelation(residuals: [
      [1, 2, -1, nil, nil], [nil, nil, nil, 1, -1], [0, 0, 0, 0, 0],
    ])
    #expect(found.matrix[0, 1] == 0 && found.matrix[0, 2] == 0 && found.commonPeriods == 0)
    #expect(ExpectedCorrelation(residuals: []).commonPeriods == 0)
  }
}
