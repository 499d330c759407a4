import Foundation

/// How often each count was seen before it came, and how many counts were.
struct CountRecurrence: Sendable {
  /// The weight of a candidate's distribution against the counts seen, in values.
  static let prior = 8.0

  /// One entry per period.
  let seen: [Double]
  let known: [Double]

  init(_ values: [Double?]) {
    var counts: [Double: Double] = [:]
    var (seen, known, total) = ([Double](), [Double](), 0.0)
    seen.reserveCapacity(values.count)
    known.reserveCapacity(values.count)
    for value in values {
      known.append(total)
      guard let value else {
        seen.append(0)
        continue
      }
      let before = counts[value] ?? 0
      seen.append(before)
      counts[value] = before + 1
      total += 1
    }
    self.seen = seen
    self.known = known
  }

  /// The share of the counts seen, of what is expected after `known` of them.
  static func share(after known: Double) -> Double { known / (prior + known) }
}

/// The logarithm of the probability of counts under a negative binomial, the old ones faded.
struct CountLikelihood {
  private let values: [Double?]
  private let constants: [Double]
  private let size: Double?
  /// The first entry whose evidence still counts.
  private let first: Int

  /// What the evidence of a value keeps one value later.
  static let fade = 0.97

  /// Prepares what does not depend on the mean.
  init(_ values: [Double?], dispersion: Double) {
    self.values = values
    let size = dispersion > 0 ? 1 / dispersion : nil
    self.size = size
    // 0.97^1200 is below what a double adds to 1.
    first = max(0, values.count - 1200)
    constants = values.indices.map { [first] index in
      guard index >= first, let y = values[index] else { return 0 }
      guard let size else { return -lgamma(y + 1) }
      return lgamma(y + size) - lgamma(size) - lgamma(y + 1)
    }
  }

  /// The faded sum over all observed entries given the expected counts.
  ///
  /// For the negative binomial alone, and pooled with the counts seen before, (α p(y) + seen) / (α + known):
  /// the predictive probability of a Dirichlet process, T. S. Ferguson (1973), *Annals of Statistics* 1,
  /// 209–230.
  func sums(_ means: [Double], _ recurrence: CountRecurrence) -> (alone: Double, pooled: Double) {
    let prior = CountRecurrence.prior
    var (alone, pooled) = (0.0, 0.0)
    for index in first..<values.count {
      guard let y = values[index] else { continue }
      let term = constants[index] + kernel(y, means[index])
      alone = alone * Self.fade + term
      let seen = recurrence.seen[index]
      let all = prior + recurrence.known[index]
      pooled =
        pooled * Self.fade
        + (seen > 0 ? log((prior * exp(term) + seen) / all) : term + log(prior / all))
    }
    return (alone, pooled)
  }

  private func kernel(_ y: Double, _ mean: Double) -> Double {
    guard let size else { return (y > 0 ? y * log(mean) : 0) - mean }
    return (y > 0 ? y * log(mean / (size + mean)) : 0) - size * log1p(mean / size)
  }
}
