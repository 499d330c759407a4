internal import Indicators

extension ScoreFitting {
  /// 추세치: the line through the last five results, without outliers where the rules drop them.
  func trend(_ notes: inout [LocalizedText]) throws(ScoringError) -> ScoreFunction.Curve {
    let points = trendPoints
    let left = history.suffix(parameters.spreadYears).count - points.count
    if left > 0 { notes.append(ScoreNotes.outliers(left, parameters.outlierDeviations)) }
    guard let line = trendLine(points) else {
      throw .undefinedLine(reference: history.points.last?.value ?? .nan)
    }
    return .trend(line)
  }

  func trendLine(_ points: [ScoreHistory.Point]) -> TrendLine? {
    TrendLine(
      points, at: history.scoredTime, isLower: isLower, form: parameters.trendForm,
      range: parameters.scoreRange)
  }

  /// The results the trend is fitted to.
  var trendPoints: [ScoreHistory.Point] {
    let points = history.suffix(parameters.spreadYears)
    guard parameters.dropsTrendOutliers else { return points }
    let outliers = TrendLine.outliers(points, beyond: parameters.outlierDeviations)
    let kept = points.indices.filter { !outliers.contains($0) }.map { points[$0] }
    return kept.count >= 3 ? kept : points
  }

  /// 중장기: the reference moved one unit step α = (goal − reference)/n, with its sign.
  ///
  /// The sign matters: adding |α| to a 하향 indicator, as two public programs do, moves its target
  /// away from the goal.
  func midterm(_ notes: inout [LocalizedText]) throws(ScoringError) -> ScoreScale {
    guard let goal = options.longTermGoal else { throw .noLongTermGoal }
    let reference = try reference(&notes)
    let step = (goal - reference) / Double(parameters.midtermYears)
    let target = reference + step
    notes.append(
      ScoreNotes.midterm(
        reference: reference, goal: goal, years: parameters.midtermYears, step: step,
        target: target, range: parameters.midtermRange))
    if isLower ? step > 0 : step < 0 { notes.append(ScoreNotes.goalIsWorse(goal, reference)) }
    let width: Double
    switch parameters.midtermRange {
    case .share(let share): width = share * target.magnitude
    case .unitStep: width = step.magnitude
    }
    let towards = isLower ? -width : width
    return try scale(target, best: target + towards, floor: target - towards, &notes)
  }

  /// β분포: the given points, or worst, reference and best of the last five results.
  func threePoints(_ notes: inout [LocalizedText]) throws(ScoringError) -> ThreePointScore {
    let points: ThreePoints
    if let given = options.threePoints {
      points = given
    } else {
      let recent = history.suffix(parameters.spreadYears).map(\.value)
      let reference = try reference(&notes)
      let low = min(recent.min() ?? reference, reference)
      let high = max(recent.max() ?? reference, reference)
      points = ThreePoints(
        worst: isLower ? high : low, standard: reference, best: isLower ? low : high)
      notes.append(ScoreNotes.threePointsFromHistory(points))
    }
    guard let score = ThreePointScore(points, isLower: isLower, parameters: parameters) else {
      throw .threePointsOutOfOrder(points)
    }
    return score
  }

  /// 달성률, 목표 대 실적 and 단계별 구간.
  func againstTarget(_ notes: inout [LocalizedText]) throws(ScoringError) -> ScoreFunction.Curve {
    var form = parameters.achievementForm
    var cap: Double?
    if case .achievement(let own, let limit) = requested { (form, cap) = (own, limit) }
    if requested == .targetVersusActual { cap = parameters.targetCap }
    let rate = AchievementRate(
      target: try target(&notes), direction: direction, form: form, cap: cap,
      decimals: parameters.rateDecimals)
    return requested == .stages ? .stages(parameters.stages, rate) : .achievement(rate)
  }

  private func target(_ notes: inout [LocalizedText]) throws(ScoringError) -> Double {
    if let declared = options.target { return declared }
    if case .band(let range) = direction {
      notes.append(ScoreNotes.bandRate(range))
      return (range.lowerBound + range.upperBound) / 2
    }
    let target = try reference(&notes)
    notes.append(ScoreNotes.targetIsReference(target))
    return target
  }

  /// 편차 and 비율 of an indicator with a band.
  func banded(_ range: ClosedRange<Double>) throws(ScoringError) -> ScoreFunction {
    guard (options.band ?? parameters.band) == .distance, let last = history.points.last?.value
    else {
      throw .bandNotScored
    }
    var notes: [LocalizedText] = []
    switch requested {
    case .deviation, .ratio: break
    default: throw .bandNotScored
    }
    let used = substitute(&notes)
    let middle = (range.lowerBound + range.upperBound) / 2
    let width: Double
    switch used {
    case .deviation(let sigmas, let sigma): width = sigmas * spread(sigma)
    case .ratio(_, let floor): width = (1 - floor) * middle.magnitude
    default: throw .bandNotScored
    }
    guard
      let scale = BandScale(
        range: range, width: width, last: last, points: parameters.scoreRange)
    else {
      throw .undefinedLine(reference: middle)
    }
    notes.append(ScoreNotes.bandDistance(range, width, parameters.scoreRange))
    return ScoreFunction(requested: requested, method: used, curve: .band(scale), notes: notes)
  }
}
