public import Indicators

extension CompiledModel {
  /// Runs with more and more draws until the rules are met, the time is up or the draws run out.
  ///
  /// Runs of the same number of draws are equal, however many shorter ones came before; a limit of
  /// time makes that number depend on the machine, and the result says what it was.
  ///
  /// - Parameters:
  ///   - rules: What must be known how well; without any, as many draws as the time allows.
  ///   - time: The longest time to take; nil for no limit.
  ///   - options: `draws` is the most to take.
  ///   - scenarios: As in ``simulate(_:scenarios:)``.
  /// - Returns: The last run, with a note or a warning on what was reached.
  /// - Throws: As ``simulate(_:scenarios:)``, and `precision-nothing`.
  public func simulate(
    until rules: [PrecisionRule], within time: Duration? = nil, _ options: SimulationOptions,
    scenarios: [String]? = nil
  ) throws(Findings) -> SimulationResult {
    let others = scenarios?.count ?? declaration.scenarios.count
    let findings =
      RunCheck.findings(options)
      + rules.compactMap {
        $0.isAboutNothing(hasTargets: !declaration.targets.isEmpty, hasScenarios: others > 0)
      }
    guard findings.isEmpty else { throw Findings(findings) }
    var options = options
    options.quantiles += rules.compactMap(\.probability)
    // Scenarios are ranked by the differences of their draws.
    options.keepsDraws = options.keepsDraws || rules.contains { $0.quantity == .ranking }
    let most = options.draws
    let sampler = options.sampler ?? MonteCarloSampler(seed: declaration.seed)
    let clock = ContinuousClock()
    let start = clock.now
    options.draws = min(most, sampler.rounded(draws: PrecisionSteps.first))
    while true {
      let before = clock.now
      let result = try simulate(options, scenarios: scenarios)
      let took = before.duration(to: clock.now)
      let draws = result.provenance.draws
      let checks = rules.map { PrecisionCheck($0, result) }
      let isUnseen = PrecisionSteps.mayHaveMissed(rules, result)
      let worst = isUnseen ? .infinity : checks.map(\.ratio).max() ?? .infinity
      let left = time.map { $0 - start.duration(to: clock.now) }
      let next = PrecisionSteps.next(
        draws, most: most, ratio: worst, isIndependent: result.provenance.replicates == 1,
        took: took, left: left)
      guard worst > 1, let next, sampler.rounded(draws: next) > draws else {
        return result.adding(PrecisionSteps.notes(rules, checks, draws: draws, time: time))
      }
      options.draws = next
    }
  }
}

/// How the number of draws grows.
enum PrecisionSteps {
  /// The first number of draws.
  static let first = 4_096

  /// Draws after which an outcome that is the same in all of them is taken to be so.
  static let enoughAlike = 1_000_000

  /// Whether an outcome is the same in all draws so far though drivers could move it: then it has no
  /// error by which to stop, and what is rare may be still to come.
  static func mayHaveMissed(_ rules: [PrecisionRule], _ result: SimulationResult) -> Bool {
    result.provenance.draws < enoughAlike && rules.contains { $0.quantity != .chance }
      && result.notes.contains { $0.code == SameDrawsFindings.code }
  }

  /// The next number; nil where none is left.
  ///
  /// - Parameters:
  ///   - draws: The last number.
  ///   - most: The largest allowed.
  ///   - ratio: How many times too wide the widest interval was.
  ///   - isIndependent: Whether errors fall as 1/√N.
  ///   - took: How long the last run took.
  ///   - left: The time left; nil for no limit.
  /// - Returns: A larger number of draws.
  static func next(
    _ draws: Int, most: Int, ratio: Double, isIndependent: Bool, took: Duration, left: Duration?
  ) -> Int? {
    guard draws < most else { return nil }
    var factor = isIndependent && ratio.isFinite ? 1.1 * ratio * ratio : 2
    factor = min(max(factor, isIndependent ? 1.3 : 2), 16)
    if let left {
      // The last run's pace, with a tenth in reserve.
      let affordable = 0.9 * (left / took)
      guard affordable >= 1.3 else { return nil }
      factor = min(ratio.isFinite ? factor : 16, affordable)
      if !isIndependent, factor < 2 { return nil }
    }
    return min(most, Int(Double(draws) * factor))
  }

  /// What was reached: a note for each rule that is met, a warning for each other.
  static func notes(
    _ rules: [PrecisionRule], _ checks: [PrecisionCheck], draws: Int, time: Duration?
  ) -> [Finding] {
    let count = NumberFormat().text(Double(draws))
    var notes = zip(rules, checks).map { rule, check -> Finding in
      let isMet = check.ratio <= 1
      let share = NumberFormat(decimals: check.ratio < 10 ? 2 : 0).text(check.ratio)
      return Finding(
        code: isMet ? "precision-met" : "precision-not-met", severity: isMet ? .note : .warning,
        place: Place(column: rule.text),
        message: isMet
          ? LocalizedText(
            ko: "\(count)번 추출로 \(rule.text) 정밀도에 이르렀습니다.",
            en: "\(rule.text) is reached with \(count) draws.")
          : LocalizedText(
            ko: "\(count)번 추출로는 \(rule.text) 정밀도에 못 미칩니다. "
              + "\(check.place)의 구간이 허용 폭의 \(share)배입니다.",
            en: "\(count) draws do not reach \(rule.text): the interval of \(check.place) is "
              + "\(share) times as wide as allowed."),
        mend: isMet
          ? nil
          : LocalizedText(
            ko: "추출 횟수나 시간을 늘리거나 --sampler sobol을 쓰십시오.",
            en: "Allow more draws or time, or use --sampler sobol."))
    }
    if time != nil {
      notes.append(
        Finding(
          code: "simulation-time-limit", severity: .note, place: Place(column: "--time"),
          message: LocalizedText(
            ko: "시간 한도 안에서 \(count)번 뽑았습니다. --draws \(draws)로 같은 결과를 다시 냅니다.",
            en: "\(count) draws within the time limit; --draws \(draws) gives the same again.")))
    }
    return notes
  }
}
