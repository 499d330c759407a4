internal import Foundation
public import Indicators

extension ScoreMethod {
  /// Fits the method to past results.
  ///
  /// Where the history does not carry a spread (fewer than three years, all the same), the ratio
  /// method stands in; `method` and `notes` of the result say so.
  /// Throws `emptyHistory`, `notFinite`, `undefinedLine`, or what the method lacks.
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

  /// The ratio method that stands in where a spread is not defined: that of 주요사업 (2σ, 추세치) or of
  /// 기타 (1σ).
  func standIn(_ parameters: ScoreParameters) -> ScoreMethod {
    isOther(parameters) ? parameters.ratioOther : parameters.ratioMain
  }

  /// Whether the method is a deviation nearer to that of 기타(경영관리) than to that of 주요사업.
  func isOther(_ parameters: ScoreParameters) -> Bool {
    guard case .deviation(let sigmas, _) = self else { return false }
    return abs(sigmas - parameters.sigmasOther) < abs(sigmas - parameters.sigmasMain)
  }
}

/// One fitting of one method.
struct ScoreFitting {
  let requested: ScoreMethod
  let history: ScoreHistory
  let direction: Direction
  let options: ScoreOptions

  var parameters: ScoreParameters { options.parameters }
  var isLower: Bool { direction == .lower }

  func fitted() throws(ScoringError) -> ScoreFunction {
    let given = [options.target, options.longTermGoal, options.comparator, options.stretch]
    guard history.values.allSatisfy(\.isFinite), given.allSatisfy({ $0?.isFinite ?? true }) else {
      throw .notFinite
    }
    var notes: [LocalizedText] = []
    if requested.needsTarget {
      let curve = try againstTarget(&notes)
      return ScoreFunction(requested: requested, method: requested, curve: curve, notes: notes)
    }
    guard !history.points.isEmpty else { throw .emptyHistory }
    if case .band(let range) = direction { return try banded(range) }
    let used = substitute(&notes)
    let curve: ScoreFunction.Curve
    switch used {
    case .trend: curve = try trend(&notes)
    case .ratio(let best, let floor): curve = .line(try ratio(best, floor, &notes))
    case .deviation(let sigmas, let sigma), .comparator(let sigmas, let sigma):
      curve = .line(try deviation(sigmas, sigma, &notes))
    case .midterm: curve = .line(try midterm(&notes))
    case .beta: curve = .threePoints(try threePoints(&notes))
    case .targetVersusActual, .stages, .achievement: throw .emptyHistory
    }
    return ScoreFunction(requested: requested, method: used, curve: curve, notes: notes)
  }

  /// 기준치: the better of the last result and the mean of the last three, stretched.
  func reference(_ notes: inout [LocalizedText]) throws(ScoringError) -> Double {
    guard let last = history.points.last?.value else { throw .emptyHistory }
    let recent = history.suffix(parameters.referenceYears)
    var reference = last
    if recent.count < parameters.referenceYears {
      notes.append(ScoreNotes.referenceIsLast(years: recent.count))
    } else {
      let mean = recent.reduce(0) { $0 + $1.value } / Double(recent.count)
      reference = isLower ? min(last, mean) : max(last, mean)
    }
    let stretch = options.stretch ?? parameters.stretch
    if stretch != 0 {
      reference *= isLower ? 1 - stretch : 1 + stretch
      notes.append(ScoreNotes.stretched(stretch, reference))
    }
    return reference
  }

  /// What best and floor are built around: the mean of the peers in 글로벌 비교, else 기준치.
  private func base(_ notes: inout [LocalizedText]) throws(ScoringError) -> Double {
    guard case .comparator = requested else { return try reference(&notes) }
    guard let comparator = options.comparator else { throw .noComparator }
    notes.append(ScoreNotes.comparator(comparator))
    return comparator
  }

  /// Population or sample standard deviation of the last five results.
  func spread(_ sigma: SigmaKind) -> Double {
    let recent = history.points.suffix(parameters.spreadYears)
    let n = Double(recent.count)
    let mean = recent.reduce(0) { $0 + $1.value } / n
    let squares = recent.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    return sqrt(squares / (sigma == .population ? n : n - 1))
  }

  /// Whether the last five results are all the same but for the noise of arithmetic.
  var isFlat: Bool {
    let size = history.points.reduce(0) { max($0, $1.value.magnitude) }
    return spread(.population) <= 1e-12 * size
  }

  private func deviation(
    _ sigmas: Double, _ sigma: SigmaKind, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let base = try base(&notes)
    let width = (isLower ? -1 : 1) * sigmas * spread(sigma)
    return try scale(base, best: base + width, floor: base - width, &notes)
  }

  private func ratio(
    _ best: Double, _ floor: Double, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let base = try base(&notes)
    guard base > 0 else { throw .undefinedLine(reference: base) }
    let up = isLower ? 2 - best : best
    let down = isLower ? 2 - floor : floor
    return try scale(base, best: base * up, floor: base * down, &notes)
  }

  /// The line through best and floor, held inside the bounds.
  func scale(
    _ reference: Double, best: Double, floor: Double, _ notes: inout [LocalizedText]
  ) throws(ScoringError) -> ScoreScale {
    let low = options.bounds.lower ?? -.infinity
    let high = options.bounds.upper ?? .infinity
    let heldBest = min(max(best, low), high)
    let heldFloor = min(max(floor, low), high)
    guard isLower ? heldBest < heldFloor : heldBest > heldFloor,
      let scale = ScoreScale(
        reference: reference, best: heldBest, floor: heldFloor, range: parameters.scoreRange)
    else { throw .undefinedLine(reference: reference) }
    if heldBest != best || heldFloor != floor {
      notes.append(
        ScoreNotes.bounded(
          best: (best, heldBest), floor: (floor, heldFloor), score: scale.score(reference)))
    }
    return scale
  }
}
