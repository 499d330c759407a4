internal import Indicators

extension ScoreFitting {
  /// The method that the history carries, with a note where it is not the one asked for.
  func substitute(_ notes: inout [LocalizedText]) -> ScoreMethod {
    guard needsSpread else { return requested }
    let stand = requested.standIn(parameters)
    let count = min(history.points.count, parameters.spreadYears)
    if history.hasBreak, parameters.afterBreak == .ratio {
      notes.append(ScoreNotes.replaced(requested, by: stand, because: ScoreNotes.broken))
      return stand
    }
    if let reason = obstacle(count) {
      notes.append(ScoreNotes.replaced(requested, by: stand, because: reason))
      return stand
    }
    if count < parameters.spreadYears {
      notes.append(ScoreNotes.shortHistory(count, of: parameters.spreadYears))
    }
    if history.points.count > parameters.spreadYears {
      notes.append(ScoreNotes.longHistory(history.points.count, of: parameters.spreadYears))
    }
    if history.hasGaps { notes.append(ScoreNotes.gaps(requested == .trend)) }
    return requested
  }

  private var needsSpread: Bool {
    switch requested {
    case .deviation, .trend, .comparator: true
    case .beta: options.threePoints == nil
    case .ratio, .midterm, .achievement, .targetVersusActual, .stages: false
    }
  }

  /// Why the spread cannot be used; nil where it can.
  private func obstacle(_ count: Int) -> LocalizedText? {
    switch options.shortPolicy {
    case .useAvailable(let minimum):
      let fewest = max(minimum, 3)
      if count < fewest { return ScoreNotes.tooFew(count, fewest) }
    case .ratio:
      if count < parameters.spreadYears { return ScoreNotes.tooFew(count, parameters.spreadYears) }
    }
    if isFlat { return ScoreNotes.flat(count) }
    if requested == .trend,
      trendLine(trendPoints) == nil
    {
      return ScoreNotes.exactLine(count)
    }
    return nil
  }
}
