internal import Foundation
public import Indicators

extension ScoreMethod {
  /// Fits the method to past results.
  ///
  /// Where the history does not carry 편차 or 추세치 (fewer than three years, no spread), the ratio
  /// method of `MethodRules.fallback(for:)` stands in; `method` and `notes` of the result say so.
  /// Throws `emptyHistory`, `notFinite`, `bandNotScored` or `undefinedLine`.
  public func fitted(
    to history: ScoreHistory, direction: Direction, options: ScoreOptions = ScoreOptions()
  ) throws(ScoringError) -> ScoreFunction {
    let fitting = ScoreFitting(
      requested: self, history: history, direction: direction, options: options)
    return try fitting.fitted()
  }

  /// Fits the method to consecutive past results, oldest first; the next step is scored.
  public func fitted(
    to history: [Double], direction: Direction, options: ScoreOptions = ScoreOptions()
  ) throws(ScoringError) -> ScoreFunction {
    try fitted(to: ScoreHistory(history), direction: direction, options: options)
  }
}

/// One fitting of one method.
struct ScoreFitting {
  let requested: ScoreMethod
  let history: ScoreHistory
  let direction: Direction
  let options: ScoreOptions

  func fitted() throws(ScoringError) -> ScoreFunction {
    guard history.values.allSatisfy(\.isFinite), options.stretch.isFinite,
      options.target?.isFinite ?? true
    else { throw .notFinite }
    var notes: [LocalizedText] = []
    if case .achievement(let form, let cap) = requested {
      let curve = try achievement(form, cap, &notes)
      return ScoreFunction(requested: requested, method: requested, curve: curve, notes: notes)
    }
    guard !history.points.isEmpty else { throw .emptyHistory }
    if case .band = direction { throw .bandNotScored }
    let used = substitute(&notes)
    let curve: ScoreFunction.Curve
    switch used {
    case .trend: curve = try trend(&notes)
    case .ratio(let best, let floor): curve = .line(try ratio(best, floor, &notes))
    case .deviation(let sigmas, let sigma): curve = .line(try deviation(sigmas, sigma, &notes))
    case .achievement: throw .emptyHistory
    }
    return ScoreFunction(requested: requested, method: used, curve: curve, notes: notes)
  }

  var isLower: Bool { direction == .lower }

  /// 기준치: the better of the last result and the mean of the last three, stretched.
  func reference(_ notes: inout [LocalizedText]) throws(ScoringError) -> Double {
    guard let last = history.points.last?.value else { throw .emptyHistory }
    let recent = history.suffix(MethodRules.referenceYears).map(\.value)
    var reference = last
    if recent.count < MethodRules.referenceYears {
      notes.append(ScoreNotes.referenceIsLast(years: recent.count))
    } else {
      let mean = recent.reduce(0, +) / Double(recent.count)
      reference = isLower ? min(last, mean) : max(last, mean)
    }
    if options.stretch != 0 {
      reference *= isLower ? 1 - options.stretch : 1 + options.stretch
      notes.append(ScoreNotes.stretched(options.stretch, reference))
    }
    return reference
  }

  /// Population or sample standard deviation of the last five results.
  func spread(_ sigma: SigmaKind) -> Double {
    let recent = history.suffix(MethodRules.spreadYears).map(\.value)
    let n = Double(recent.count)
    let mean = recent.reduce(0, +) / n
    let squares = recent.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return sqrt(squares / (sigma == .population ? n : n - 1))
  }

  /// Whether the last five results are all the same but for the noise of arithmetic.
  var isFlat: Bool {
    let size = history.values.map(\.magnitude).max() ?? 0
    return spread(.population) <= 1e-12 * size
  }

  private func deviation(
    _ sigmas: Double, _ sigma: SigmaKind, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let reference = try reference(&notes)
    let width = (isLower ? -1 : 1) * sigmas * spread(sigma)
    return try scale(reference, best: reference + width, floor: reference - width, &notes)
  }

  private func ratio(
    _ best: Double, _ floor: Double, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let reference = try reference(&notes)
    guard reference > 0 else { throw .undefinedLine(reference: reference) }
    let up = isLower ? 2 - best : best
    let down = isLower ? 2 - floor : floor
    return try scale(reference, best: reference * up, floor: reference * down, &notes)
  }

  /// The line through best and floor, held inside the bounds.
  private func scale(
    _ reference: Double, best: Double, floor: Double, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let low = options.bounds.lower ?? -.infinity
    let high = options.bounds.upper ?? .infinity
    let heldBest = min(max(best, low), high)
    let heldFloor = min(max(floor, low), high)
    guard isLower ? heldBest < heldFloor : heldBest > heldFloor,
      let scale = ScoreScale(reference: reference, best: heldBest, floor: heldFloor)
    else { throw .undefinedLine(reference: reference) }
    if heldBest != best || heldFloor != floor {
      notes.append(
        ScoreNotes.bounded(
          best: (best, heldBest), floor: (floor, heldFloor), score: scale.score(reference)))
    }
    return scale
  }

  private func trend(_ notes: inout [LocalizedText]) throws(ScoringError) -> ScoreFunction.Curve {
    let points = history.suffix(MethodRules.spreadYears)
    guard let line = TrendLine(points, at: history.scoredTime, isLower: isLower) else {
      throw .undefinedLine(reference: history.values.last ?? .nan)
    }
    return .trend(line)
  }

  private func achievement(
    _ form: AchievementForm, _ cap: Double?, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreFunction.Curve {
    let target: Double
    if let declared = options.target {
      target = declared
    } else if case .band(let range) = direction {
      target = (range.lowerBound + range.upperBound) / 2
      notes.append(ScoreNotes.bandRate(range))
    } else {
      target = try reference(&notes)
      notes.append(ScoreNotes.targetIsReference(target))
    }
    return .achievement(
      AchievementRate(target: target, direction: direction, form: form, cap: cap))
  }
}
