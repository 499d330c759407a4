internal import Forecasting
internal import Indicators

/// A target that does not follow from its own basis.
struct BasisMismatch {
  let indicator: Indicator
  let claim: BasisClaim
  let year: Int
  let target: Double
  let base: Double
  /// What the basis gives.
  let computed: Double

  /// The first claim of a basis that does not give the target; nil where all do, or none can be
  /// compared.
  static func first(
    _ claims: [BasisClaim], _ indicator: Indicator, _ pairs: TargetPairs, planYear: Int
  ) -> BasisMismatch? {
    guard !claims.isEmpty,
      let target = pairs.targets.last(where: { $0.year == planYear }) ?? pairs.targets.last
    else { return nil }
    return claims.lazy
      .compactMap { BasisMismatch(indicator, $0, pairs, target) }.first
  }

  private init?(
    _ indicator: Indicator, _ claim: BasisClaim, _ pairs: TargetPairs, _ target: YearValue
  ) {
    guard claim.baseUnit.map({ $0 == indicator.unit.symbol }) ?? true,
      let base = BasisMismatch.base(claim.base, before: target.year, pairs)
    else { return nil }
    let claim = claim.turned(for: indicator.direction)
    guard let value = BasisMismatch.value(claim.change, base, indicator, pairs, target.year) else {
      return nil
    }
    computed = value
    let isBetter = !indicator.direction.isWorse(target.value, than: computed)
    let isBeyond = (target.value - computed) * (computed - base) > 0
    if claim.isLimit, isBetter || isBeyond { return nil }
    self.indicator = indicator
    self.claim = claim
    year = target.year
    self.target = target.value
    self.base = base
    let decimals = indicator.rounding.decimals
    guard !BasisMismatch.agrees(target.value, computed, decimals) else { return nil }
    if claim.isAbout, (target.value - computed).magnitude <= (computed - base).magnitude / 2 {
      return nil
    }
    if let end = claim.other,
      let other = BasisMismatch.value(end, base, indicator, pairs, target.year),
      (min(other, computed)...max(other, computed)).contains(target.value)
        || BasisMismatch.agrees(target.value, other, decimals)
    {
      return nil
    }
  }

  /// What a change makes of a base; nil where it is in another unit, or names the level of a figure
  /// that is not the last result.
  private static func value(
    _ change: BasisClaim.Change, _ base: Double, _ indicator: Indicator, _ pairs: TargetPairs,
    _ year: Int
  ) -> Double? {
    switch change {
    case .factor(let factor): return base * factor
    case .points(let points): return base + points
    case .units(let more, let unit):
      return unit == indicator.unit.symbol ? base + more : nil
    case .level(let value, let unit):
      let last = pairs.results.last { $0.year < year }
      let isOurs =
        base.isNaN || last.map { agrees(base, $0.value, indicator.rounding.decimals) } ?? false
      return isOurs && [indicator.unit.symbol, ""].contains(unit) ? value : nil
    }
  }

  private static func base(_ base: BasisClaim.Base, before year: Int, _ pairs: TargetPairs)
    -> Double?
  {
    switch base {
    case .stated(let value): return value
    case .calculation: return .nan
    case .lastYear: return pairs.results.last { $0.year == year - 1 }?.value
    case .lastTarget: return pairs.targets.last { $0.year == year - 1 }?.value
    case .year(let named): return pairs.results.last { $0.year == named && named < year }?.value
    case .meanOf(let count):
      let years = pairs.results.filter { $0.year >= year - count && $0.year < year }
      guard years.count == count else { return nil }
      return years.reduce(0) { $0 + $1.value } / Double(count)
    }
  }

  /// Whether a target is a computed value, rounded to the plan's digits or more coarsely to its own
  /// trailing zeros, up, down or to the nearest.
  static func agrees(_ target: Double, _ computed: Double, _ decimals: Int) -> Bool {
    var step = NumberFormat.power(ofTen: -decimals)
    while step * 10 <= 0.011 * target.magnitude, (target / (step * 10)).isWhole { step *= 10 }
    return (target - computed).magnitude < step * (1 + 1e-9) - 1e-9 * target.magnitude
  }

  /// The target in percent of the base.
  var actualPercent: Double { base == 0 ? .nan : 100 * target / base }

  /// Whether the claim is a percent of a result.
  var isOfResult: Bool { claim.base.isResult && !claim.percent.isNaN }

  /// Whether the percent was added as points: 80% and 5% more, set at 85%.
  var meansPoints: Bool {
    guard indicator.unit.exponents == ["%": 1], case .factor(let factor) = claim.change else {
      return false
    }
    guard ((factor - 1).magnitude - claim.percent / 100).magnitude < 1e-9 else { return false }
    let points = factor < 1 ? -claim.percent : claim.percent
    return (target - base - points).magnitude < 1e-9 * target.magnitude
  }
}

extension PlanLints {
  /// `basis-does-not-give-target`, and `percent-means-points` where a rise in % was added in %p.
  ///
  /// Where two bases fit each other's targets, both findings say so: labels that were swapped.
  static func basesAgainstTargets(
    _ indicators: [(Indicator, TargetPairs)], planYear: Int
  ) -> [Finding] {
    // Plans repeat their bases: each text is read once.
    let texts = Array(Set(indicators.lazy.map(\.0.basis)))
    let claims = Dictionary(
      uniqueKeysWithValues: zip(texts, Concurrent.map(texts) { BasisClaim.all($0) }))
    let mismatches = indicators.compactMap { indicator, pairs in
      BasisMismatch.first(claims[indicator.basis] ?? [], indicator, pairs, planYear: planYear)
    }
    var byClaim: [Double: [Int]] = [:]
    for (index, mismatch) in mismatches.enumerated() where mismatch.isOfResult {
      byClaim[mismatch.claim.percent, default: []].append(index)
    }
    return mismatches.enumerated().map { index, mismatch in
      if mismatch.meansPoints { return points(mismatch) }
      if case .level = mismatch.claim.change { return level(mismatch) }
      let other =
        mismatch.actualPercent.isFinite
        ? byClaim[mismatch.actualPercent.rounded()]?.first { other in
          other != index
            && mismatches[other].actualPercent.rounded() == mismatch.claim.percent
        } : nil
      return finding(mismatch, swappedWith: other.map { mismatches[$0].indicator })
    }
  }

  private static func finding(
    _ mismatch: BasisMismatch, swappedWith other: Indicator?
  ) -> Finding {
    let indicator = mismatch.indicator
    let target = indicator.observedText(mismatch.target)
    let base = near(mismatch.base, indicator)
    let computed = near(mismatch.computed, indicator)
    let percent = Figure.text(mismatch.actualPercent, atMost: 1)
    let swap = other.map { other in
      LocalizedText(
        ko: " 이 근거는 '\(other.name)'의 목표와 맞으므로 두 지표의 근거가 서로 바뀐 것으로 보입니다.",
        en: " It fits the target of '\(other.name)': the two bases seem to be swapped.")
    }
    return Finding(
      code: "basis-does-not-give-target", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 설정 근거 “\(indicator.basis)”대로면 기준값 \(base)에서 "
          + "\(computed.with(.subject)) 나오는데 \(mismatch.year)년 목표는 \(target)입니다"
          + "(기준값의 \(percent)%).\(swap?.ko ?? "")",
        en: "By its basis “\(indicator.basis)”, '\(indicator.name)' follows from \(base) as "
          + "\(computed), but the \(mismatch.year) target is \(target) (\(percent)% of it)."
          + (swap?.en ?? "")),
      mend: mismatch.claim.percent.isNaN
        ? LocalizedText(
          ko: "근거와 목표 가운데 틀린 쪽을 고치고, 반올림 방식을 적으십시오.",
          en: "Correct the basis or the target, whichever is wrong, and state the rounding.")
        : LocalizedText(
          ko: "근거의 비율을 \(percent)%로 고치거나 목표를 다시 계산하고, 반올림 방식을 적으십시오.",
          en: "Correct the basis to \(percent)%, or recompute the target and state the rounding."))
  }

  /// A figure on the way to a target, with at most two decimals more than the plan prints.
  private static func near(_ value: Double, _ indicator: Indicator) -> String {
    if indicator.rounding.apply(value) == value { return indicator.text(value) }
    return Figure.text(value, atMost: indicator.rounding.decimals + 2) + indicator.unit.symbol
  }

  private static func level(_ mismatch: BasisMismatch) -> Finding {
    let indicator = mismatch.indicator
    let target = indicator.observedText(mismatch.target)
    let written = Figure.text(mismatch.computed, atMost: 6) + indicator.unit.symbol
    return Finding(
      code: "basis-does-not-give-target", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 설정 근거 “\(indicator.basis)”에는 \(written.with(.direction)) 적혀 "
          + "있는데 \(mismatch.year)년 목표는 \(target)입니다.",
        en: "The basis “\(indicator.basis)” of '\(indicator.name)' says \(written), but the "
          + "\(mismatch.year) target is \(target)."),
      mend: LocalizedText(
        ko: "근거와 목표 가운데 틀린 쪽을 고치십시오.",
        en: "Correct the basis or the target, whichever is wrong."))
  }

  private static func points(_ mismatch: BasisMismatch) -> Finding {
    let indicator = mismatch.indicator
    let target = indicator.observedText(mismatch.target)
    let base = indicator.observedText(mismatch.base)
    let shown = Figure.text(mismatch.claim.percent)
    return Finding(
      code: "percent-means-points", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 설정 근거는 \(shown)%라고 하지만 \(base)에서 \(target)까지는 "
          + "\(shown)%p입니다.",
        en: "The basis of '\(indicator.name)' says \(shown)%, but from \(base) to \(target) it is "
          + "\(shown)%p."),
      mend: LocalizedText(
        ko: "비율의 차이는 %p로 적으십시오.", en: "Write a difference of rates in %p."))
  }
}

extension Double {
  fileprivate var isWhole: Bool { (self - rounded()).magnitude < 1e-9 }
}

extension BasisClaim {
  /// The claim for an indicator: getting better by 20% is 20% less where less is better.
  fileprivate func turned(for direction: Direction) -> BasisClaim {
    guard isBetterment, direction == .lower else { return self }
    let turned: Change
    switch change {
    case .factor(let factor): turned = .factor(2 - factor)
    case .points(let points): turned = .points(-points)
    case .units(let more, let unit): turned = .units(-more, unit)
    case .level: turned = change
    }
    var claim = BasisClaim(base: base, change: turned, percent: percent)
    (claim.isLimit, claim.isAbout) = (isLimit, isAbout)
    return claim
  }
}
