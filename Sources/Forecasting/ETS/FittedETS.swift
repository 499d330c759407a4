import CKernels
import Foundation
public import Indicators
import Probability

/// A fitted exponential smoothing model.
public struct FittedETS: FittedModel {
  /// A model that was tried, with its criterion.
  public struct Candidate: Sendable, Hashable {
    /// The model.
    public let model: ETSModel
    /// The criterion of the choice; an upper bound for models that were given up early.
    public let criterion: Double
  }

  /// `ets`, or the name of the method that asked for this model.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The model.
  public let model: ETSModel
  /// The smoothing parameters.
  public let parameters: ETSParameters
  /// The state before the first period.
  public let initialState: ETSState
  /// −½ (n log Σe² + 2 Σ log f), the logarithms for relative errors only: R's convention, without the
  /// constants.
  public let logLikelihood: Double
  /// How many numbers were estimated, the variance included.
  public let parameterCount: Int
  /// The sum of squared one-step errors, relative ones for multiplicative errors.
  public let sumOfSquares: Double
  /// The models that were compared, in the order in which they were fitted.
  public let candidates: [Candidate]
  let trace: ETSTrace
  let estimated: (parameters: Bool, state: Bool)

  /// Observed values minus everything that was estimated but the variance.
  public var df: Int { input.count - (parameterCount - 1) }
  /// The variance of a one-step error (relative for multiplicative errors); 0 where nothing is left over.
  public var variance: Double {
    df > 0 && !isExact ? sumOfSquares / Double(df) : 0
  }
  /// Whether the fit leaves rounding errors only.
  var isExact: Bool {
    let n = Double(max(1, input.count))
    if model.error == .additive {
      return Negligible.isNoise((sumOfSquares / n).squareRoot(), among: input.values)
    }
    return !((sumOfSquares / n).squareRoot() > 1e-13)
  }
  /// Akaike's criterion.
  public var aic: Double { value(of: .aic) }
  /// Akaike's criterion corrected for short series; infinite where there are too few values.
  public var aicc: Double { value(of: .aicc) }
  /// Schwarz' criterion.
  public var bic: Double { value(of: .bic) }

  private func value(of criterion: ETS.Criterion) -> Double {
    criterion.value(
      minusTwoLogLikelihood: -2 * logLikelihood, parameters: parameterCount,
      observations: input.count)
  }

  /// Such as `ETS(A,Ad,N)`.
  public var label: LocalizedText { LocalizedText(verbatim: model.label) }
  /// One-step forecasts.
  public var fitted: [Double?] { trace.fitted }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, a spread that could not be estimated, and a season that is too long.
  public var notes: [LocalizedText] {
    FitNotes.standard(input, scale: variance) + seasonNotes
  }
  /// The state after the last period.
  public var lastState: ETSState { trace.state(after: input.values.count, initialState, model) }

  private var seasonNotes: [LocalizedText] {
    guard input.seasonLength > ETSWorkspace.longestSeason else { return [] }
    return [
      LocalizedText(
        ko: "계절 길이가 \(ETSWorkspace.longestSeason)를 넘어 계절 없이 맞추었습니다.",
        en: "The season is longer than \(ETSWorkspace.longestSeason); fitted without season.")
    ]
  }

  /// The model's path from the state after `origin` entries, without further errors.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let origin = min(max(origin, 0), input.values.count)
    return trace.state(after: origin, initialState, model).path(model, parameters, horizon)
  }
}

extension FittedETS {
  /// Reads the result of a search, back on the scale of the data.
  init(
    _ input: ForecastInput, _ work: ETSWorkspace, _ fit: ETSSelection.Fit,
    given: ETSParameters? = nil, estimated: (parameters: Bool, state: Bool),
    tried: [ETSSelection.Fit]
  ) {
    let model = fit.model
    let parameters = fit.point.withUnsafeBufferPointer { point in
      given ?? point.baseAddress.map { model.parameters(at: $0) } ?? ETSParameters(alpha: 0)
    }
    let initial = ETSState(fit.point, model, work, normalised: estimated.state)
    let trace = ETSTrace(input.values, model, parameters, initial, period: work.period)
    let n = Double(work.observed)
    method = "ets"
    self.input = input
    self.model = model
    self.parameters = parameters
    self.initialState = initial
    self.estimated = estimated
    self.trace = trace
    sumOfSquares = trace.squares
    let shift = 2 * n * log(work.unit)
    logLikelihood = -0.5 * (fit.value + shift)
    let states = model.parameterCount(period: work.period) - model.smoothingCount
    parameterCount =
      1 + (estimated.parameters ? model.smoothingCount : 0) + (estimated.state ? states : 0)
    candidates = tried.map { Candidate(model: $0.model, criterion: $0.criterion + shift) }
  }
}
