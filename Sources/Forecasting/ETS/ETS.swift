import CKernels
import Indicators

/// Exponential smoothing (`ets`): the whole family, one model or the best of all by AICc.
///
/// Smoothing parameters and initial states maximise the likelihood. R. J. Hyndman, A. B. Koehler,
/// J. K. Ord and R. D. Snyder (2008), *Forecasting with Exponential Smoothing*, Springer; R. J. Hyndman,
/// A. B. Koehler, R. D. Snyder and S. Grose (2002), *International Journal of Forecasting* 18, 439–454.
///
/// ```swift
/// ETS()                                    // the best model by AICc
/// ETS(ETSModel(error: .multiplicative, trend: .additive, damped: true))
/// ETS(model, parameters: ETSParameters(alpha: 0.3))  // the initial state alone is estimated
/// ```
public struct ETS: ForecastMethod {
  /// The model; nil for the best one.
  public let model: ETSModel?
  /// Smoothing parameters to use instead of the best ones; read with a ``model`` only.
  public let parameters: ETSParameters?
  /// An initial state to use instead of the best one; read with a ``model`` only.
  public let initial: ETSState?
  /// What models are compared by.
  public let criterion: Criterion
  /// Whether models with unstable variance are left out, as in R: additive errors with a factor, and
  /// ETS(M,M,A).
  public let restrict: Bool
  /// Whether models with a multiplicative trend take part; R's default is that they do not.
  public let multiplicativeTrend: Bool

  /// The automatic choice among all models that suit the history.
  public init(
    criterion: Criterion = .aicc, restrict: Bool = true, multiplicativeTrend: Bool = false
  ) {
    model = nil
    parameters = nil
    initial = nil
    self.criterion = criterion
    self.restrict = restrict
    self.multiplicativeTrend = multiplicativeTrend
  }

  /// One model, with estimated or given parameters and initial state.
  public init(
    _ model: ETSModel, parameters: ETSParameters? = nil, initial: ETSState? = nil
  ) {
    self.model = model
    self.parameters = parameters
    self.initial = initial
    criterion = .aicc
    restrict = false
    multiplicativeTrend = true
  }

  /// `ets`.
  public var name: String { "ets" }
  /// 3 for the automatic choice; one more than what is estimated for one model.
  public var minimumObservations: Int {
    guard let model else { return 3 }
    let states = model.trend == nil ? 1 : 2
    return 1 + (parameters == nil ? model.smoothingCount : 0) + (initial == nil ? states : 0)
  }

  /// The models that take part in an automatic choice, simple ones first.
  ///
  /// - Parameters:
  ///   - positive: whether every value is above 0; otherwise models with a factor are left out.
  ///   - seasonal: whether there is a season.
  /// - Returns: the models.
  public func candidates(positive: Bool, seasonal: Bool) -> [ETSModel] {
    let trends: [(ETSModel.Form?, Bool)] =
      [(nil, false), (.additive, false), (.additive, true)]
      + (multiplicativeTrend ? [(.multiplicative, false), (.multiplicative, true)] : [])
    let seasons: [ETSModel.Form?] = seasonal ? [nil, .additive, .multiplicative] : [nil]
    return seasons.flatMap { season in
      trends.flatMap { trend, damped in
        ETSModel.Form.allCases.map { error in
          ETSModel(error: error, trend: trend, damped: damped, season: season)
        }
      }
    }.filter { (positive || !$0.needsPositive) && (!restrict || $0.isStable) }
  }

  /// Fits one model, or all of them, and keeps the best.
  ///
  /// - Throws: `tooFewObservations`; `failed` where the model does not suit the history: a factor with
  ///   values of 0 or below, a season longer than 24 or never repeated, parameters out of range.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedETS {
    try requireEnough(input)
    let season = input.seasonLength
    let usable = season > 1 && season <= ETSWorkspace.longestSeason && input.values.count > season
    let work = ETSWorkspace(input.values, period: usable ? season : 1)
    var selection = ETSSelection(work, criterion: criterion)
    if let model {
      return try fitOne(model, input, &selection)
    }
    let models = candidates(positive: work.least > 1e-13, seasonal: usable)
    guard let best = selection.best(of: models) ?? selection.only(ETSModel()) else {
      throw ETS.refusal(ko: "맞는 모형을 찾지 못했습니다.", en: "no model could be fitted.")
    }
    return FittedETS(input, work, best, estimated: (true, true), tried: selection.fits)
  }

  /// Refuses what the model or the given parameters do not allow, before anything is fitted.
  private func requireUsable(
    _ model: ETSModel, _ work: ETSWorkspace
  ) throws(ForecastError) {
    if model.needsPositive, !(work.least > 0) {
      throw ETS.refusal(
        ko: "\(model.label): 곱셈 성분이 있는 모형은 모든 값이 0보다 커야 합니다.",
        en: "\(model.label): a model with a factor needs values above 0.")
    }
    if model.season != nil, work.period == 1 {
      throw ETS.refusal(
        ko: "\(model.label): 계절 길이는 2 이상 \(ETSWorkspace.longestSeason) 이하이고 자료가 그보다 길어야 합니다.",
        en: "\(model.label): the season must be 2 to \(ETSWorkspace.longestSeason) long and the "
          + "history longer.")
    }
    if let parameters, !parameters.isUsable {
      throw ETS.refusal(
        ko: "평활계수가 범위를 벗어났습니다.", en: "the smoothing parameters are out of range.")
    }
  }

  private func fitOne(
    _ model: ETSModel, _ input: ForecastInput, _ selection: inout ETSSelection
  ) throws(ForecastError) -> FittedETS {
    let work = selection.work
    try requireUsable(model, work)
    let point = try initial.map { (state) throws(ForecastError) -> [Double] in
      try ETS.point(state, model, work)
    }
    let needed =
      1 + (parameters == nil ? model.smoothingCount : 0)
      + (initial == nil
        ? model.parameterCount(period: work.period) - model.smoothingCount : 0)
    guard work.observed >= needed else {
      throw .tooFewObservations(method: name, needed: needed, found: work.observed)
    }
    guard let fit = selection.only(model, parameters: parameters, initial: point),
      fit.value.isFinite
    else {
      throw ETS.refusal(
        ko: "\(model.label): 이 자료에는 맞출 수 없습니다.",
        en: "\(model.label) cannot be fitted to this history.")
    }
    return FittedETS(
      input, work, fit, given: parameters, estimated: (parameters == nil, initial == nil),
      tried: [fit])
  }

  private static func point(
    _ state: ETSState, _ model: ETSModel, _ work: ETSWorkspace
  ) throws(ForecastError) -> [Double] {
    let expected = model.season == nil ? 0 : work.period
    let all = [state.level, state.trend] + state.season
    guard state.season.count == expected, all.allSatisfy(\.isFinite) else {
      throw refusal(
        ko: "초기 상태의 계절지수는 \(expected)개여야 합니다.",
        en: "the initial state must have \(expected) seasonal indices.")
    }
    var point = [Double](repeating: 0, count: ETSWorkspace.pointSize)
    point[ETSWorkspace.level] = state.level / work.unit
    point[ETSWorkspace.trend] =
      model.trend == .multiplicative ? state.trend : state.trend / work.unit
    for (j, index) in state.season.enumerated() {
      point[ETSWorkspace.season + j] = model.season == .multiplicative ? index : index / work.unit
    }
    return point
  }

  static func refusal(ko: String, en: String) -> ForecastError {
    .failed(method: "ets", reason: LocalizedText(ko: ko, en: en))
  }
}
