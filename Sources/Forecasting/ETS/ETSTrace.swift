import CKernels
import Foundation

/// The states after every period, in three numbers a period: each period changes its own season's
/// index alone.
struct ETSTrace: Sendable {
  let fitted: [Double]
  let level: [Double]
  let trend: [Double]
  let season: [Double]
  let squares: Double
  let period: Int

  /// Runs the recursions over a history.
  init(
    _ values: [Double?], _ model: ETSModel, _ parameters: ETSParameters, _ initial: ETSState,
    period: Int
  ) {
    let n = values.count
    let y = values.map { $0 ?? .nan }
    var state = [initial.level, initial.trend] + initial.season
    var kernel = model.kernel(parameters, period: period)
    var squares = 0.0
    var columns = [Double](repeating: 0, count: 4 * n)
    columns.withUnsafeMutableBufferPointer { memory in
      guard let base = memory.baseAddress else { return }
      let trace = jipyo_ets_trace(
        fitted: base, level: base + n, trend: base + 2 * n, season: base + 3 * n)
      squares = jipyo_ets_traced(&kernel, y, n, &state, trace).squares
    }
    fitted = Array(columns[0..<n])
    level = Array(columns[n..<(2 * n)])
    trend = Array(columns[(2 * n)..<(3 * n)])
    season = model.season == nil ? [] : Array(columns[(3 * n)...])
    self.squares = squares
    self.period = period
  }

  /// The state after the first `origin` entries, the next period's seasonal index first.
  func state(after origin: Int, _ initial: ETSState, _ model: ETSModel) -> ETSState {
    guard origin > 0 else { return initial }
    let indices =
      model.season == nil
      ? []
      : (0..<period).map { j -> Double in
        // The last entry before `origin` at the position of entry `origin + j`.
        let entry = origin + j - period
        return entry >= 0 ? season[entry] : initial.season[(origin + j) % period]
      }
    return ETSState(level: level[origin - 1], trend: trend[origin - 1], season: indices)
  }
}

extension ETSState {
  /// The state at a point of the search, on the scale of the data; with `normalised`, additive indices
  /// sum to 0 and multiplicative ones to their number, which changes no forecast.
  init(_ point: [Double], _ model: ETSModel, _ work: ETSWorkspace, normalised: Bool) {
    var level = point[ETSWorkspace.level] * work.unit
    var trend = point[ETSWorkspace.trend]
    if model.trend == .additive { trend *= work.unit }
    var season: [Double] = []
    if let form = model.season {
      season = Array(point[ETSWorkspace.season..<(ETSWorkspace.season + work.period)])
      let mean = season.reduce(0, +) / Double(work.period)
      switch form {
      case .additive:
        let centre = normalised ? mean : 0
        season = season.map { ($0 - centre) * work.unit }
        level += centre * work.unit
      case .multiplicative:
        let factor = normalised ? mean : 1
        season = season.map { $0 / factor }
        level *= factor
        if model.trend == .additive { trend *= factor }
      }
    }
    self.init(level: level, trend: model.trend == nil ? 0 : trend, season: season)
  }

  /// What the recursions give without further errors.
  func path(_ model: ETSModel, _ parameters: ETSParameters, _ horizon: Int) -> [Double] {
    var (level, trend) = (level, trend)
    return (0..<max(0, horizon)).map { h in
      switch model.trend {
      case nil: break
      case .additive:
        trend *= parameters.phi
        level += trend
      case .multiplicative:
        if parameters.phi != 1 { trend = pow(trend, parameters.phi) }
        level *= trend
      }
      switch model.season {
      case nil: return level
      case .additive: return level + season[h % season.count]
      case .multiplicative: return level * season[h % season.count]
      }
    }
  }
}
