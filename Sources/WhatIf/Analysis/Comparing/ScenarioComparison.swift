public import Indicators
public import Probability

/// How two scenarios differ, and which change accounts for how much of it.
public struct ScenarioComparison: Sendable {
  /// The comparison in one outcome.
  public struct Outcome: Sendable {
    /// The outcome.
    public let question: OutcomeQuestion
    /// The mean in the first scenario.
    public let from: Statistic
    /// The mean in the second.
    public let to: Statistic
    /// The mean difference over shared draws, second minus first.
    public let difference: Statistic
    /// The range that holds 90% of the differences draw by draw: the 5th and 95th percentile.
    public let range: (low: Statistic, high: Statistic)
    /// Share of draws in which the second is better.
    public let better: Statistic
    /// Share of draws in which it is worse.
    public let worse: Statistic
    /// The chance of the target in the first, in the second, and its change; nil without a target.
    public let attainment: (from: Statistic, to: Statistic, change: Statistic)?
    /// From the mean of the first to that of the second by what changes.
    public let bridge: ScenarioBridge?
    /// The same for the chance of the target, from 0 to 1.
    public let attainmentBridge: ScenarioBridge?
  }

  /// Where it starts.
  public let first: ScenarioOverlay
  /// Where it ends.
  public let second: ScenarioOverlay
  /// The outcomes asked for.
  public let outcomes: [Outcome]
  /// Why there is no bridge, and other notes.
  public let notes: [Finding]
  /// Draws.
  public let draws: Int
  /// Seed of the random numbers.
  public let seed: UInt64
}

/// From one number to another by steps that add up exactly.
///
/// Each amount is the Shapley value of a change: what it adds, averaged over all orders in which the
/// changes could be made. All numbers are multiples of one power of two so that they sum without
/// rounding, in any order.
public struct ScenarioBridge: Sendable, Equatable {
  /// A change and what it accounts for.
  public struct Step: Sendable, Equatable {
    /// The variable that changes.
    public let variable: String
    /// What it is in the second scenario, as the file writes it.
    public let change: String
    /// The amount.
    public let amount: Double
    /// Its standard error.
    public let standardError: Double
  }

  /// The number in the first scenario.
  public let start: Double
  /// The changes, in the order of the model's file.
  public let steps: [Step]
  /// The number in the second: exactly `start` and all amounts.
  public let end: Double
  /// How many orders of the changes were averaged; nil for all of them.
  public let orders: Int?

  /// Puts amounts on a common grid, the rounding on the largest.
  init(start: Double, end: Double, steps: [Step], orders: Int?) {
    let largest = steps.reduce(max(start.magnitude, end.magnitude)) { max($0, $1.amount.magnitude) }
    let grid = largest > 0 ? (largest * Double(steps.count + 2)).ulp : 1
    func placed(_ value: Double) -> Double { (value / grid).rounded() * grid }
    var amounts = steps.map { placed($0.amount) }
    let gap = placed(end) - placed(start) - amounts.reduce(0, +)
    if let place = amounts.indices.max(by: { amounts[$0].magnitude < amounts[$1].magnitude }) {
      amounts[place] += gap
    }
    self.start = placed(start)
    self.end = placed(end)
    self.steps = zip(steps, amounts).map { step, amount in
      Step(
        variable: step.variable, change: step.change, amount: amount,
        standardError: step.standardError)
    }
    self.orders = orders
  }

  /// The amounts in units of the last printed decimal, rounded so that they still sum.
  ///
  /// The largest remainders are rounded up (Hare's method), after both ends are rounded.
  /// - Parameter decimals: Digits after the point; negative for tens, hundreds, ….
  /// - Returns: Both ends and the amounts, which sum to their difference.
  public func rounded(decimals: Int) -> (start: Double, amounts: [Double], end: Double) {
    let unit = decimalPower(-decimals)
    let (first, last) = ((start / unit).rounded(), (end / unit).rounded())
    let exact = steps.map { $0.amount / unit }
    var whole = exact.map { $0.rounded(.down) }
    var missing = Int(last - first - whole.reduce(0, +))
    let order = exact.indices.sorted { a, b in
      let (one, other) = (exact[a] - whole[a], exact[b] - whole[b])
      return one == other ? a < b : one > other
    }
    // Both ends round by up to a half, so up to one more than there are steps may be missing.
    while missing != 0, !order.isEmpty {
      for index in missing > 0 ? order : order.reversed() where missing != 0 {
        whole[index] += missing > 0 ? 1 : -1
        missing -= missing > 0 ? 1 : -1
      }
    }
    func shown(_ value: Double) -> Double {
      decimals > 0 ? value / decimalPower(decimals) : value * unit
    }
    return (shown(first), whole.map(shown), shown(last))
  }
}

private func decimalPower(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }
