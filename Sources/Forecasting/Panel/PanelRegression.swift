import Foundation
import LinearAlgebra

/// One past step of one member: what `short` missed, and what the panel may explain of it.
struct PanelRow: Sendable {
  /// The member's place among those sorted.
  let member: Int
  /// The ordinal of the period predicted; rows of one period share a shock.
  let period: Int
  /// The change from the value before, in units of ``spread``.
  let change: Double
  /// The features in units of ``spread``, in the order of ``PanelFeature``.
  let features: [Double]
  /// The spread that `short` gave the step, on the working scale.
  let spread: Double
}

/// What the change of a member may depend on.
enum PanelFeature: Int, CaseIterable, Sendable {
  /// The growth that `short` predicts from the member's own past.
  case growth
  /// 1: what all members have in common.
  case common
  /// How far the member stands from the mean of the panel.
  case position
  /// How far its last value stands from its own mean.
  case distance
  /// Its last change.
  case lastChange
}

/// The normal regression of changes on features with normal priors: the panel's empirical Bayes step.
///
/// With y the changes, F the features, prior β ~ N(m, S) and errors whose covariance within a period is
/// φ((1 − ρ)I + ρ11ᵀ)/(1 − ρ), the posterior precision is `S⁻¹ + FᵀV⁻¹F` and its mean solves
/// `(S⁻¹ + FᵀV⁻¹F) β = S⁻¹m + FᵀV⁻¹y` (D. V. Lindley and A. F. M. Smith (1972), *JRSS B* 34, 1–41). A row
/// far off counts less, by the weights of a Student t with four degrees of freedom.
struct PanelRegression: Sendable {
  /// The posterior means, one per feature.
  let coefficients: [Double]
  /// The variance of the errors that the regression leaves, in units of `short`'s own, by their median.
  let variance: Double
  /// The same for the widths: the median's and that of the outer errors, the ninth tenth of their size.
  let widthVariance: Double
  /// The correlation of the errors that members have in the same period, shrunk.
  let correlation: Double
  /// How many periods and rows it rests on.
  let periods, count: Int
  private let precision: Cholesky

  /// Prior means of the coefficients: `short` as it is, a slight return after a change.
  static let priorMeans = [1, 0, 0, PanelConstants.distanceMean, PanelConstants.lastChangeMean]
  /// Prior standard deviations; that of `common` in typical spreads.
  static let priorDeviations = [
    PanelConstants.growthDeviation, PanelConstants.commonDeviation,
    PanelConstants.positionDeviation, PanelConstants.distanceDeviation,
    PanelConstants.lastChangeDeviation,
  ]
  /// The correlation within a period that the regression allows for.
  static let priorCorrelation = PanelConstants.correlation

  private static let freedom = 4.0
  private static let passes = 3
  /// How many rows' worth of evidence the variance of 1 has.
  private static let varianceWeight = 8.0
  /// Which error stands for the outer ones, and its size where `short` is right.
  private static let (outer, outerSize) = (0.9, 2.0)

  /// Fits to past steps; nil without any, or where they cannot be computed with.
  init?(_ rows: [PanelRow], deviations: [Double] = priorDeviations) {
    guard !rows.isEmpty else { return nil }
    let typical = exp(rows.reduce(0) { $0 + log($1.spread) } / Double(rows.count))
    var deviations = deviations
    deviations[PanelFeature.common.rawValue] *= typical
    let groups = Dictionary(grouping: rows, by: \.period).sorted { $0.key < $1.key }.map(\.value)
    var (means, variance) = (Self.priorMeans, 1.0)
    var found: Cholesky?
    for _ in 0..<Self.passes {
      let errors = Self.sizes(rows, means)
      let middle = errors[errors.count / 2] / 2 + errors[(errors.count - 1) / 2] / 2
      variance = Self.shrunk(middle / 0.6745, errors.count)
      var sums = Sums(deviations)
      for group in groups { sums.add(group, means, variance) }
      guard let factor = try? Cholesky(sums.precision), let solved = try? factor.solve(sums.right),
        solved.allSatisfy(\.isFinite)
      else { return nil }
      (means, found) = (solved, factor)
    }
    guard let found else { return nil }
    (coefficients, self.variance, precision) = (means, variance, found)
    let errors = Self.sizes(rows, means)
    let far = errors[Int(Self.outer * Double(errors.count - 1) + 0.5)]
    let wide = Self.shrunk(far / Self.outerSize, errors.count)
    widthVariance = pow(variance, 1 - PanelConstants.tail) * pow(wide, PanelConstants.tail)
    (periods, count) = (groups.count, rows.count)
    correlation = Self.correlation(groups, means, variance)
  }

  /// The sizes of the errors, the smallest first.
  private static func sizes(_ rows: [PanelRow], _ means: [Double]) -> [Double] {
    rows.map { ($0.change - $0.predicted(means)).magnitude }.sorted()
  }

  /// The square of a scale that a number of errors shows, shrunk toward 1.
  private static func shrunk(_ scale: Double, _ count: Int) -> Double {
    let n = Double(count)
    return (scale * scale * n + varianceWeight) / (n + varianceWeight)
  }

  subscript(feature: PanelFeature) -> Double { coefficients[feature.rawValue] }

  /// The variance of `Σ f β` from not knowing β.
  func uncertainty(_ features: [Double]) -> Double {
    guard let solved = try? precision.solve(features) else { return 0 }
    return max(0, zip(features, solved).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// The mean product of errors of two members in one period over the mean square, shrunk toward 0.25.
  private static func correlation(
    _ groups: [[PanelRow]], _ means: [Double], _ variance: Double
  ) -> Double {
    var (products, squares, periods) = (0.0, 0.0, 4.0)
    let limit = 3 * variance.squareRoot()
    for group in groups where group.count > 1 {
      let errors = group.map { min(max($0.change - $0.predicted(means), -limit), limit) }
      let sum = errors.reduce(0, +)
      let square = errors.reduce(0) { $0 + $1 * $1 }
      let others = Double(group.count - 1)
      products += (sum * sum - square) / others
      squares += square
      periods += 1
    }
    let raw = squares > 0 ? products / squares : 0
    return min(max((4 * 0.25 + (periods - 4) * raw) / periods, 0), 0.9)
  }

  /// The normal equations.
  private struct Sums {
    var precision: Matrix
    var right: [Double]

    init(_ deviations: [Double]) {
      precision = .identity(deviations.count)
      for i in deviations.indices { precision[i, i] = 1 / (deviations[i] * deviations[i]) }
      right = zip(priorMeans, deviations).map { $0 / ($1 * $1) }
    }

    /// Adds the rows of a period: (I + θ11ᵀ)⁻¹ = I − θ/(1 + θn) 11ᵀ, θ = ρ/(1 − ρ), with weights.
    mutating func add(_ rows: [PanelRow], _ means: [Double], _ variance: Double) {
      let size = means.count
      var ones = [Double](repeating: 0, count: size)
      var (outcome, weight) = (0.0, 0.0)
      for row in rows {
        let error = row.change - row.predicted(means)
        let w = freedom / (freedom + error * error / variance)
        for i in 0..<size {
          let scaled = w * row.features[i]
          ones[i] += scaled
          right[i] += scaled * row.change / variance
          for j in 0..<size { precision[i, j] += scaled * row.features[j] / variance }
        }
        outcome += w * row.change
        weight += w
      }
      let theta = priorCorrelation / (1 - priorCorrelation)
      let shared = theta / (1 + weight * theta) / variance
      for i in 0..<size {
        right[i] -= shared * ones[i] * outcome
        for j in 0..<size { precision[i, j] -= shared * ones[i] * ones[j] }
      }
    }
  }
}

extension PanelRow {
  /// The change that coefficients give, in units of the spread.
  func predicted(_ coefficients: [Double]) -> Double {
    zip(features, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
