import Foundation
import Indicators
import Probability

extension SampleCity {
  static let flat = [Double](repeating: 1, count: 12)
  static let pressSeason = [0.9, 0.85, 1.05, 1.1, 1.15, 1.05, 0.95, 0.85, 1.1, 1.2, 1.05, 0.75]
  static let contractSeason = [0.7, 1.2, 1.5, 1.3, 1.1, 1.0, 0.8, 0.8, 1.0, 0.9, 0.8, 0.9]
  static let grantSeason = [0.4, 0.8, 1.4, 1.5, 1.3, 1.1, 1.0, 0.9, 1.1, 1.0, 0.8, 0.7]

  /// Years whose totals are published and must come out exactly.
  private static let publishedYears: Set<Int> = [2023]

  /// A monthly series whose yearly totals are given, up to a yearly shock of about 4% in years
  /// without a published total.
  func monthly(
    _ id: String, _ name: String, _ unit: String, _ measure: Measure, _ area: String,
    _ department: String, yearly: (Int) -> Double, season: [Double]
  ) -> Generated {
    let shocks = RandomStream(seed: seed, name: "\(id)/year")
    let values = (2020...2024).flatMap { year -> [Int] in
      let shock =
        Self.publishedYears.contains(year)
        ? 1 : 0.93 + 0.14 * shocks.uniform(at: UInt64(year - 2020))
      let total = Int((yearly(year) * shock).rounded())
      return split("\(id)/\(year)", total: total, count: 12, season: season, sigma: 0.15)
    }
    return Generated(
      id: id, name: name, unit: unit, measure: measure, area: area, department: department,
      values: values)
  }

  /// The total of several series, month by month.
  func sum(_ id: String, _ name: String, _ parts: [Generated]) -> Generated {
    let values = (0..<60).map { month in parts.reduce(0) { $0 + $1.values[month] } }
    return Generated(
      id: id, name: name, unit: parts.first?.unit ?? "", measure: .flow,
      area: parts.first?.area ?? "", department: "", values: values)
  }

  /// Splits a whole total over periods by random weights; the parts sum to the total exactly
  /// (largest remainder).
  func split(_ name: String, total: Int, count: Int, season: [Double], sigma: Double) -> [Int] {
    let stream = RandomStream(seed: seed, name: name)
    let weights = (0..<count).map { index -> Double in
      let wiggle = (stream.uniform(at: UInt64(index)) - 0.5) * sqrt(12) * sigma
      return season[index % season.count] * exp(wiggle)
    }
    let whole = weights.reduce(0, +)
    let exact = weights.map { Double(total) * $0 / whole }
    var parts = exact.map { Int($0) }
    let order = exact.indices.sorted {
      let (a, b) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
    return parts
  }
}
