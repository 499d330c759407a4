import Indicators

/// How a season enters complex exponential smoothing.
public enum ComplexSeason: String, Sendable, Hashable, CaseIterable {
  /// No season: level and potential move from period to period.
  case none = "N"
  /// Level and potential of the same season a year earlier.
  case simple = "S"
  /// Level and potential from period to period, and an additive real season.
  case partial = "P"
  /// The same, and a complex season.
  case full = "F"

  /// How many states a season position has.
  var components: Int {
    switch self {
    case .none, .simple: 2
    case .partial: 3
    case .full: 4
    }
  }

  /// How many smoothing parameters are estimated.
  var parameterCount: Int {
    switch self {
    case .none, .simple: 2
    case .partial: 3
    case .full: 4
    }
  }

  /// Whether there is a seasonal state beside level and potential.
  var hasSeasonalState: Bool { self == .partial || self == .full }
}

/// The parameters of complex exponential smoothing.
public struct ComplexParameters: Sendable, Hashable {
  /// α₀, β₁ and so on as one vector: (α₀, α₁, β₀, β₁).
  let vector: SIMD4<Double>

  /// The real part of the level's parameter.
  public var alpha0: Double { vector[0] }
  /// The imaginary part of the level's parameter.
  public var alpha1: Double { vector[1] }
  /// The real part of the season's parameter; without meaning where there is none.
  public var beta0: Double { vector[2] }
  /// The imaginary part of the season's parameter; without meaning where there is none.
  public var beta1: Double { vector[3] }

  /// Makes parameters; those of a season that the model does not have are ignored.
  public init(alpha0: Double, alpha1: Double, beta0: Double = 0, beta1: Double = 0) {
    vector = SIMD4(alpha0, alpha1, beta0, beta1)
  }

  init(_ vector: SIMD4<Double>) { self.vector = vector }

  /// Where statsforecast lets them lie.
  static let lower = SIMD4<Double>(repeating: 0.01)
  static let upper = SIMD4<Double>(1.8, 1.9, 1.5, 1.5)
}
