internal import Audit
internal import Indicators

/// What an audit found, in sentences.
struct AuditSentences {
  private let result: AuditResult
  private let isWhole: Bool

  /// Sentences about an audit; without `isWhole` the first contradictions of many.
  init(_ result: AuditResult, isWhole: Bool = false) {
    self.result = result
    self.isWhole = isWhole
  }

  /// The sentences, the verdict first.
  var all: [LocalizedText] {
    [verdict] + extent + contradictions + roundings + means + notes
  }

  private var count: String { number(result.table.figures.count { $0.printed != nil }) }

  private func number(_ count: Int) -> String { NumberFormat(decimals: 0).text(Double(count)) }

  private var verdict: LocalizedText {
    switch result.verdict {
    case .exact, .given:
      return LocalizedText(
        ko: "판정: 일치. 인쇄된 수치 \(count)개를 그대로 다시 계산한 값이 모두 같습니다.",
        en: "Verdict: exact. All \(count) printed figures follow from one another as printed.")
    case .withinRounding:
      return LocalizedText(
        ko: "판정: 반올림 범위 안에서 일치. 인쇄된 수치 \(count)개를 한꺼번에 만족하는 실제 값이 있습니다.",
        en: "Verdict: within rounding. There are true values that give all \(count) printed "
          + "figures at once.")
    case .inconsistent:
      return LocalizedText(
        ko: "판정: 불일치. 어떤 실제 값으로도 인쇄된 수치 \(count)개가 한꺼번에 나올 수 없습니다.",
        en: "Verdict: inconsistent. No true values give all \(count) printed figures at once.")
    }
  }

  // MARK: How much is wrong

  private static let mostContradictions = 10

  private var isLong: Bool { result.contradictions.count > AuditSentences.mostContradictions }

  /// How many figures are wrong at least, where the contradictions alone do not say so.
  private var extent: [LocalizedText] {
    guard result.verdict == .inconsistent, isLong || !result.isSearchedWhole else { return [] }
    let failing = Set(
      result.cells.flatMap(\.checks).filter { $0.verdict == .inconsistent }.map(\.relation)
    ).count
    let relations = number(result.table.relations.count)
    let shown = AuditSentences.mostContradictions
    return [
      LocalizedText(
        ko: "- 그 관계의 수치만 보아도 어긋나는 관계: \(relations)개 가운데 \(number(failing))개",
        en: "- Relations that fail by their own figures alone: \(number(failing)) of \(relations)"),
      fewest,
    ]
      + (isLong && !isWhole
        ? [
          LocalizedText(
            ko: "- 아래에는 서로 어긋나는 묶음 \(result.contradictions.count)개 가운데 \(shown)개만 적습니다"
              + "(모두 보려면 --all).",
            en: "- The first \(shown) of \(result.contradictions.count) contradictions follow "
              + "(--all shows them all).")
        ] : [])
  }

  private var fewest: LocalizedText {
    let least = number(result.leastWrong)
    let enough = result.sufficient.map { number($0.count) }
    if result.isSearchedWhole, result.sufficient?.count == result.leastWrong {
      return LocalizedText(
        ko: "- 가장 적게는 수치 \(least)개를 고치면 나머지가 모두 맞습니다.",
        en: "- The fewest figures to correct: \(least); the rest is consistent then.")
    }
    guard let enough else {
      return LocalizedText(
        ko: "- 적어도 수치 \(least)개가 틀렸습니다. 그 이상은 찾지 않았습니다.",
        en: "- At least \(least) figures are wrong. Nothing more was sought.")
    }
    return LocalizedText(
      ko: "- 적어도 수치 \(least)개가 틀렸고, \(enough)개를 고치면 나머지가 모두 맞습니다. 더 적게 고쳐도 맞을 수 "
        + "있으나, 어긋난 곳이 많아 그 이상은 찾지 않았습니다.",
      en: "- At least \(least) figures are wrong, and with \(enough) corrected the rest is "
        + "consistent. Fewer may do: so much contradicts that nothing more was sought.")
  }

  // MARK: What contradicts

  private var contradictions: [LocalizedText] {
    let most = isWhole ? Int.max : AuditSentences.mostContradictions
    return result.contradictions.prefix(most).flatMap { contradiction -> [LocalizedText] in
      let (clash, corrections) = words(of: contradiction)
      let first = LocalizedText(
        ko: "- 함께 성립할 수 없는 수치: \(clash.ko)", en: "- These cannot hold together: \(clash.en)")
      let second = LocalizedText(ko: "  " + corrections.ko, en: "  " + corrections.en)
      return corrections.ko.isEmpty ? [first] : [first, second]
    }
  }

  /// The smallest set that cannot hold together, and the fewest figures to correct.
  func words(
    of contradiction: AuditResult.Contradiction
  ) -> (clash: LocalizedText, corrections: LocalizedText) {
    let names = (contradiction.conflicts.min { $0.count < $1.count } ?? []).map(name)
    let clash = LocalizedText(
      ko: names.map(\.ko).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
    return (clash, corrections(contradiction))
  }

  private static let mostListed = 4
  private static let mostFigures = 12

  private func corrections(_ contradiction: AuditResult.Contradiction) -> LocalizedText {
    let size = contradiction.blamed.count
    guard size > 0 else { return LocalizedText(verbatim: "") }
    let sure = beginning(contradiction, size)
    let ways = contradiction.alternatives.prefix(AuditSentences.mostListed).map(words)
    let rest = contradiction.alternatives.count - ways.count
    let koRest = rest > 0 ? " 그 밖에 \(rest)가지가 더 있습니다." : ""
    let enRest = rest > 0 ? " There are \(rest) more." : ""
    return LocalizedText(
      ko: "\(sure.ko): \(ways.map(\.ko).joined(separator: "; 또는 ")).\(koRest)",
      en: "\(sure.en) \(ways.map(\.en).joined(separator: "; or ")).\(enRest)")
  }

  /// What a correction of so many figures comes to.
  private func beginning(
    _ contradiction: AuditResult.Contradiction, _ size: Int
  ) -> LocalizedText {
    if contradiction.isSmallest {
      return LocalizedText(
        ko: "가장 적게는 수치 \(size)개를 고치면 맞습니다", en: "The fewest figures to correct: \(size).")
    }
    return result.isSearchedWhole
      ? LocalizedText(
        ko: "수치 \(size)개를 고치면 맞습니다(더 적을 수 있음)",
        en: "Figures to correct (fewer may do): \(size).")
      : LocalizedText(
        ko: "여기까지 찾은 어긋남은 수치 \(size)개를 고치면 없어집니다",
        en: "What was found here is mended by \(size) figures.")
  }

  /// The figures of one correction, the first of many.
  private func words(of way: [AuditResult.Suspect]) -> LocalizedText {
    let shown = (isWhole ? way[...] : way.prefix(AuditSentences.mostFigures)).map(correction)
    let rest = way.count - shown.count
    return LocalizedText(
      ko: shown.map(\.ko).joined(separator: ", ") + (rest > 0 ? " 외 \(rest)개" : ""),
      en: shown.map(\.en).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""))
  }

  private func correction(_ suspect: AuditResult.Suspect) -> LocalizedText {
    let figure = result.table.figures[suspect.figure]
    let needed = suspect.needed.map { range in
      range.lowerBound.isInfinite || range.upperBound.isInfinite ? "" : figure.fine(range)
    }
    let shown = name(suspect.figure)
    guard let needed, !needed.isEmpty else { return shown }
    let unit = figure.unit.symbol
    return LocalizedText(ko: "\(shown.ko) → \(needed)\(unit)", en: "\(shown.en) → \(needed)\(unit)")
  }

  private func name(_ index: Int) -> LocalizedText {
    let figure = result.table.figures[index]
    return LocalizedText(verbatim: "'\(figure.label)' \(figure.text)\(figure.unit.symbol)")
  }

  /// A rate that is not that of the totals may be the mean of the rates of several bodies, as the
  /// 82.5% of the National Assembly's report on FY2011 was (80.7% of all indicators).
  private var means: [LocalizedText] {
    let table = result.table
    let shares = table.relations.filter { $0.kind == .share }
    return result.contradictions.flatMap(\.alternatives).filter { $0.count == 1 }.flatMap { $0 }
      .compactMap { suspect in
        guard let share = shares.first(where: { $0.result == suspect.figure }),
          shares.count(where: { $0.operands[1] == share.operands[1] }) == 1,
          table.figures[share.operands[1]].unit.exponents["원"] == nil
        else { return nil }
        let label = "'\(table.figures[suspect.figure].label)'"
        return LocalizedText(
          ko: "- \(label.with(.subject)) 합계로 낸 비율이 아니라 기관·부서별 비율의 평균이라면, 그 비율들을 표에 넣고 "
            + "mean(가, 나, …)으로 적어 대조하십시오.",
          en:
            "- If \(label) is the mean of several bodies' rates and not the rate of the totals, add "
            + "those rates to the table and write mean(a, b, …).")
      }
  }

  // MARK: How it was rounded, and what was left aside

  private var roundings: [LocalizedText] {
    guard let way = result.consistentRoundings.first else { return [] }
    let more = result.consistentRoundings.count - 1
    return [
      LocalizedText(
        ko: "- \(way.text.ko) 보면 모든 수치가 맞습니다. 반올림 방식을 확인하십시오."
          + (more > 0 ? " (다른 방식 \(more)가지도 맞음)" : ""),
        en: "- With \(way.text.en), all figures are consistent: check how they were rounded."
          + (more > 0 ? " (\(more) other ways fit, too)" : ""))
    ]
  }

  private var notes: [LocalizedText] {
    var notes: [LocalizedText] = []
    let names = result.skipped.map { relation in
      "'\(result.table.figures[result.table.relations[relation].result].label)'"
    }
    if !names.isEmpty {
      let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
      notes.append(
        LocalizedText(
          ko: "- 나누는 값이 0일 수 있어 함께 따지지 않은 수치 \(names.count)개: \(shown)",
          en: "- Left out of the joint check, because the divisor may be zero "
            + "(\(names.count)): \(shown)"))
    }
    if !result.hasAllRanges {
      notes.append(
        LocalizedText(
          ko: "- 표가 커서 실제 값의 범위는 앞쪽 수치만 구했습니다.",
          en: "- The table is large: true values were bounded for its first figures only."))
    }
    switch result.wholeAmounts {
    case .found:
      notes.append(
        LocalizedText(
          ko: "- 정수 금액·건수로도 성립함을 확인했습니다(실제 값 한 벌을 찾아 다시 반올림해 대조).",
          en: "- Whole amounts and counts exist, too: one set was found, rounded and compared."))
    case .notFound:
      notes.append(
        LocalizedText(
          ko: "- 실제 값이 정수(원, 건, 명)라는 조건은 따지지 못했습니다.",
          en: "- That true amounts are whole (won, cases, persons) was not taken into account."))
    case .notSought: break
    }
    return notes
  }
}

extension AuditRounding {
  /// The convention in words that a sentence goes on from.
  var text: LocalizedText {
    let names: [Way: LocalizedText] = [
      .nearest: LocalizedText(ko: "반올림", en: "rounding to the nearest"),
      .down: LocalizedText(ko: "절사", en: "truncation"),
      .up: LocalizedText(ko: "올림", en: "rounding up"),
      .even: LocalizedText(ko: "짝수 반올림", en: "rounding halves to even"),
    ]
    let a = names[amounts] ?? LocalizedText(verbatim: "")
    let p = names[percents] ?? a
    guard amounts != percents else { return LocalizedText(ko: a.ko.with(.direction), en: a.en) }
    return LocalizedText(
      ko: "금액은 \(a.ko), 비율은 \(p.ko.with(.direction))",
      en: "\(a.en) of amounts and \(p.en) of percentages")
  }
}
