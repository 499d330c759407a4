import Foundation

/// The fit of an optimised Theta model to a history without season.
struct ThetaFit: Sendable {
  /// The parameters in the frame.
  let framed: ThetaParameters
  /// The frame of the history.
  let frame: ValueFrame
  /// One-step forecasts and levels in the frame.
  let run: ThetaRun
  /// Degrees of freedom: observed values but the first, minus what was estimated.
  let df: Int
  /// Standard deviation of a one-step error on the history's scale; 0 where nothing is left over.
  let scale: Double
  /// What l₀ and ω leave uncertain, per unit scale, one loading each.
  let loadings: [(level: Double, weight: Double)]
  /// The history in the frame, NaN at gaps.
  private let values: [Double]

  /// Fits, searching for the parameters that are not given.
  init(_ history: [Double?], isDynamic: Bool, given: ThetaConstraint) {
    let frame = ValueFrame(history, keepsZero: given.initialLevel != nil)
    let values = history.map { $0.map(frame.inside) ?? .nan }
    let lines = ThetaLines(values, isDynamic: isDynamic)
    let weight = given.theta.map { 1 - 1 / $0 }
    let level = given.initialLevel.map { $0 / frame.unit }
    let alpha = given.alpha ?? Self.bestAlpha(values, lines, weight: weight, level: level)
    let normal = Self.normal(values, lines, alpha)
    let best = normal.best(weight: weight, level: level)
    framed = ThetaParameters(
      alpha: alpha, theta: given.theta ?? 1 / (1 - best.weight), initialLevel: best.level,
      isDynamic: isDynamic)
    run = lines.run(values, framed)
    let observed = values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
    df = observed - 1 - given.free
    let raw = df > 0 ? (run.squares / Double(df)).squareRoot() * frame.unit : 0
    scale = Negligible.isNoise(raw, among: history) ? 0 : raw
    let isInside = best.weight > 0 && best.weight < ThetaParameters.largestWeight
    loadings = normal.loadings(
      weightIsFree: weight == nil && isInside, levelIsFree: level == nil)
    self.frame = frame
    self.values = values
  }

  /// The parameters on the history's scale.
  var parameters: ThetaParameters {
    ThetaParameters(
      alpha: framed.alpha, theta: framed.theta,
      initialLevel: framed.initialLevel * frame.unit + frame.origin * (1 - framed.weight),
      isDynamic: framed.isDynamic)
  }

  /// The state after the first `count` entries, in the frame; the line is that of those entries alone.
  func state(after count: Int) -> ThetaState {
    let count = min(max(1, count), values.count)
    var line = TimeLine()
    for index in 0..<count where !values[index].isNaN {
      line.add(values[index], at: Double(index + 1))
    }
    return ThetaState(level: run.levels[count - 1], line: line, index: count)
  }

  private static func normal(_ values: [Double], _ lines: ThetaLines, _ alpha: Double)
    -> ThetaNormal
  {
    values.withUnsafeBufferPointer { y in
      lines.intercepts.withUnsafeBufferPointer { a in
        lines.slopes.withUnsafeBufferPointer { b in ThetaNormal(y, a, b, alpha: alpha) }
      }
    }
  }

  private static func bestAlpha(
    _ values: [Double], _ lines: ThetaLines, weight: Double?, level: Double?
  ) -> Double {
    LineSearch.minimum(in: ThetaParameters.alphas, points: 10, tolerance: 1e-6) { alpha in
      normal(values, lines, alpha).best(weight: weight, level: level).squares
    }.x
  }
}
