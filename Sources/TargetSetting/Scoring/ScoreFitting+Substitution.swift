internal import Indicators

extension ScoreFitting {
  /// The method that the history carries, with a note where it is not the one asked for.
  func substitute(_ notes: inout [LocalizedText]) -> ScoreMethod {
    guard needsSpread else { return requested }
    let stand = MethodRules.fallback(for: requested)
    let count = history.suffix(MethodRules.spreadYears).count
    if let reason = obstacle(count) {
      notes.append(ScoreNotes.replaced(requested, by: stand, because: reason))
      return stand
    }
    if count < MethodRules.spreadYears { notes.append(ScoreNotes.shortHistory(count)) }
    if history.points.count > MethodRules.spreadYears {
      notes.append(ScoreNotes.longHistory(history.points.count))
    }
    if history.hasGaps { notes.append(ScoreNotes.gaps(requested == .trend)) }
    return requested
  }

  private var needsSpread: Bool {
    switch requested {
    case .deviation, .trend: true
    case .ratio, .achievement: false
    }
  }

  /// Why the spread cannot be used; nil where it can.
  private func obstacle(_ count: Int) -> LocalizedText? {
    switch options.shortHistory {
    case .useAvailable(let minimum):
      let fewest = max(minimum, MethodRules.fewestSpreadYears)
      if count < fewest { return ScoreNotes.tooFew(count, fewest) }
    case .ratio:
      if count < MethodRules.spreadYears {
        return ScoreNotes.tooFew(count, MethodRules.spreadYears)
      }
    }
    if isFlat { return ScoreNotes.flat(count) }
    let points = history.suffix(MethodRules.spreadYears)
    if requested == .trend,
      TrendLine(points, at: history.scoredTime, isLower: isLower) == nil
    {
      return ScoreNotes.exactLine(count)
    }
    return nil
  }
}
