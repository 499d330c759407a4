import Testing

@testable import Probability

@Suite struct OrderWeightsTests {
  /// By either way, each weight is what the distribution function of the beta rises by over its cell.
  @Test(arguments: [
    (1_000, 0.05), (1_000, 0.5), (1_000, 0.95), (4_096, 0.01), (4_096, 0.75), (165, 0.5),
    (100, 0.5), (40, 0.1), (2, 0.9),
  ])
  func weightsAreRisesOfTheBeta(_ count: Int, _ p: Double) {
    let order = OrderWeights.of(p, count: count)
    let n = Double(count)
    let (a, b) = (p * (n + 1), (1 - p) * (n + 1))
    let largest = order.weights.max() ?? 0
    for (k, weight) in order.weights.enumerated() {
      let ends = [k, k + 1].map {
        SpecialFunctions.incompleteBeta(Double(order.first + $0) / n, a, b)
      }
      // In the nearer tail, where the difference has more digits.
      let rise =
        ends[0].lower < 0.5 ? ends[1].lower - ends[0].lower : ends[0].upper - ends[1].upper
      #expect((weight - rise).magnitude <= 4e-12 * largest, "\(order.first + k)")
    }
    #expect((order.weights.reduce(0, +) - 1).magnitude < 1e-13)
  }
}
