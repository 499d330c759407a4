import Foundation
public import Indicators
import Probability
public import WhatIf

/// An allocation in words and tables.
public struct AllocationReport: Sendable {
  let answer: AllocationAnswer
  let title: String
  private let korean: Bool
  /// The most limits that have a column beside the levers.
  private static let mostColumns = 3

  /// Makes the report of an answer in a language; `title` is the model's.
  public init(_ answer: AllocationAnswer, title: String, _ language: Language) {
    self.answer = answer
    self.title = title
    korean = language == .ko
  }

  var language: Language { korean ? .ko : .en }

  /// The report for a terminal.
  public var text: String {
    var lines = ["\(title): \(aim)", ""]
    if let conflict = answer.conflict { lines += self.conflict(conflict) }
    if let choice = answer.choice {
      lines.append(settings(choice).terminal(language))
      if let left = leftOut(choice) { lines += [left, ""] }
      if !choice.limits.isEmpty { lines.append(limits(choice).terminal(language)) }
      lines += outcome(choice) + proof(choice)
    }
    if !answer.frontier.isEmpty { lines += ["", frontier.terminal(language)] }
    return lines.joined(separator: "\n") + (answer.frontier.isEmpty ? "\n" : "")
  }

  var aim: String {
    let (name, isMaximum) = (answer.request.text, answer.request.isMaximum)
    switch answer.request.aim {
    case .mean:
      return korean
        ? "\(name)의 평균을 가장 \(isMaximum ? "크게" : "작게")"
        : "\(isMaximum ? "largest" : "smallest") mean of \(name)"
    case .worst(let share):
      let percent = NumberFormat().text(share * 100)
      return korean
        ? "\(name)의 나쁜 쪽 \(percent)% 평균을 가장 \(isMaximum ? "크게" : "작게")"
        : "\(isMaximum ? "largest" : "smallest") mean of the worst \(percent)% of \(name)"
    case .chance(let target):
      let bound = (isMaximum ? "≥ " : "≤ ") + shown(target, answer.unit)
      return korean ? "\(name) \(bound)일 확률을 가장 크게" : "largest chance of \(name) \(bound)"
    }
  }

  private func shown(_ value: Double, _ unit: Indicators.Unit) -> String {
    exact(value) + StatisticText.suffix(unit)
  }

  // MARK: Settings

  /// Levers that are not at nothing, those that gain most first where all are projects.
  private func settings(_ choice: AllocationAnswer.Choice) -> ReportTable {
    let columns = choice.limits.prefix(Self.mostColumns).indices.map { $0 }
    let shown = choice.settings.filter { !($0.isProject && $0.value == 0) }
    let rows = shown.map { setting in
      let value =
        setting.isProject
        ? (korean ? "선택" : "chosen") : self.shown(setting.value, setting.unit)
      return [setting.lever, value, number(setting.gain)]
        + columns.map {
          choice.limits[$0].chance == nil
            ? exact(setting.uses[$0]) : number(setting.uses[$0])
        }
    }
    return ReportTable(
      header: [
        LocalizedText(ko: "수단", en: "lever"), LocalizedText(ko: "선택", en: "setting"),
        LocalizedText(verbatim: answer.request.text),
      ] + columns.map { LocalizedText(verbatim: choice.limits[$0].limit.text) },
      numeric: Set(1...(2 + columns.count)), rows: rows)
  }

  private func leftOut(_ choice: AllocationAnswer.Choice) -> String? {
    let left = choice.settings.filter { $0.isProject && $0.value == 0 }.map(\.lever)
    guard !left.isEmpty else { return nil }
    let names = left.prefix(10).joined(separator: ", ")
    let rest = left.count - min(10, left.count)
    return korean
      ? "고르지 않음(\(left.count)): \(names)\(rest > 0 ? " 외 \(rest)" : "")"
      : "Not chosen (\(left.count)): \(names)\(rest > 0 ? " and \(rest) more" : "")"
  }

  /// A number to six significant digits.
  private func number(_ value: Double) -> String {
    NumberFormat().text(Double(String(format: "%.6g", value)) ?? value)
  }

  /// A number with all the digits it was made of, or so many, but whole numbers whole.
  ///
  /// What is left of a larger number has no more decimals than that.
  private func exact(_ value: Double, of size: Double = 0, digits: Int = 12) -> String {
    let most = max(value.magnitude, size.magnitude)
    guard most > 0, most < 1e13 else { return NumberFormat().text(value) }
    let decimals = max(0, digits - Int(log10(most).rounded(.up)))
    return NumberFormat().text(Double(String(format: "%.*f", decimals, value)) ?? value)
  }

  // MARK: Limits

  private func limits(_ choice: AllocationAnswer.Choice) -> ReportTable {
    let hasChance = choice.limits.contains { $0.chance != nil }
    let hasPrice = choice.limits.contains { $0.price != nil }
    var header = [
      LocalizedText(ko: "한도", en: "limit"), LocalizedText(ko: "값", en: "value"),
      LocalizedText(ko: "남음", en: "left"),
    ]
    if hasChance { header.append(LocalizedText(ko: "지킬 확률 %", en: "kept %")) }
    if hasPrice { header.append(LocalizedText(ko: "1단위 늘리면", en: "one more adds")) }
    let rows = choice.limits.map { use -> [String] in
      var row = [
        "\(use.limit.text) \(use.limit.relation.rawValue) \(shown(use.bound, use.unit))",
        use.chance == nil ? exact(use.value) : number(use.value),
        use.chance == nil ? exact(use.left, of: use.bound) : number(use.left),
      ]
      if hasChance { row.append(use.chance.map(StatisticText.percent) ?? "·") }
      if hasPrice { row.append(use.price.map(number) ?? "·") }
      return row
    }
    return ReportTable(header: header, numeric: Set(1..<header.count), rows: rows)
  }

  // MARK: Outcome

  private func outcome(_ choice: AllocationAnswer.Choice) -> [String] {
    let suffix = StatisticText.suffix(answer.unit)
    let share = if case .worst(let share) = answer.request.aim { share } else { 0.1 }
    let percent = NumberFormat().text(share * 100)
    func plusMinus(_ statistic: Statistic) -> String {
      statistic.standardError > 0
        ? "\(StatisticText.value(statistic)) ± \(StatisticText.error(statistic))\(suffix)"
        : number(statistic.value) + suffix
    }
    var lines = [
      korean
        ? "\(answer.request.text) 평균 \(plusMinus(choice.mean)), "
          + "나쁜 쪽 \(percent)% 평균 \(plusMinus(choice.worst))"
        : "\(answer.request.text): mean \(plusMinus(choice.mean)), "
          + "worst \(percent)% \(plusMinus(choice.worst))"
    ]
    if let chance = choice.chance { lines.append(self.chance(chance)) }
    lines.append(check(choice))
    return lines
  }

  private func chance(_ chance: Statistic) -> String {
    let target: Double? =
      if case .chance(let value) = answer.request.aim { value } else { answer.request.target }
    let bound = (answer.request.isMaximum ? "≥ " : "≤ ") + shown(target ?? 0, answer.unit)
    return (korean ? "\(bound)일 확률 " : "chance of \(bound): ")
      + "\(StatisticText.percent(chance))% ± \(StatisticText.percentError(chance))"
      + (korean ? "%p" : " points")
  }

  private func check(_ choice: AllocationAnswer.Choice) -> String {
    let isChance = if case .chance = answer.request.aim { true } else { false }
    let check = choice.check
    let measured =
      check.standardError == 0
      ? number(isChance ? check.value * 100 : check.value)
      : isChance
        ? "\(StatisticText.percent(check))% ± \(StatisticText.percentError(check))"
          + (korean ? "%p" : " points")
        : "\(StatisticText.value(check)) ± \(StatisticText.error(check))"
    let draws = NumberFormat().text(Double(check.draws))
    return korean
      ? "찾을 때 쓰지 않은 다른 난수 \(draws)개로 다시 재면 \(measured)입니다."
      : "On \(draws) other draws, which the search has not seen: \(measured)."
  }

  // MARK: Proof

  private func proof(_ choice: AllocationAnswer.Choice) -> [String] {
    let isChance = if case .chance = answer.request.aim { true } else { false }
    let proof = isChance ? proofOfChance(choice) : proofOfMean(choice)
    guard choice.isOutOfTime else { return [proof] }
    return [
      proof,
      korean
        ? "시간이 다 되어 멈췄습니다. --time을 늘리면 더 나은 선택이나 더 좁은 상한이 나올 수 있습니다."
        : "Time ran out: more --time may find a better choice or a closer bound.",
    ]
  }

  private func proofOfChance(_ choice: AllocationAnswer.Choice) -> String {
    let sample = NumberFormat().text(Double(choice.boundDraws))
    let own = NumberFormat(decimals: 0).text(choice.proved * Double(choice.boundDraws))
    let most = NumberFormat(decimals: 0).text(choice.bound * Double(choice.boundDraws))
    return korean
      ? "증명: 추출 \(sample)개 가운데 이 선택은 \(own)개에서 닿고, 어떤 선택도 \(most)개를 넘지 못합니다."
      : "Proof: of \(sample) draws this choice reaches it in \(own), and none in more than \(most)."
  }

  /// The proof for a mean, or for the mean of the worst draws: that is one on the draws it names,
  /// where the choice is worth something else than on all.
  private func proofOfMean(_ choice: AllocationAnswer.Choice) -> String {
    let gap = choice.gap(answer.request.aim)
    let sample = NumberFormat().text(Double(choice.boundDraws))
    let isOfDraws = choice.boundDraws > 0
    let on = isOfDraws ? (korean ? "추출 \(sample)개에서 " : "on \(sample) draws ") : ""
    guard gap > 1e-9 else {
      return korean ? "증명: \(on)이보다 나은 선택은 없습니다." : "Proof: \(on)no choice is better."
    }
    let own =
      isOfDraws ? (korean ? ", 이 선택은 " : ", this choice ") + number(choice.proved) : ""
    let (percent, bound, isUpper) = (gapText(gap), number(choice.bound), answer.request.isMaximum)
    return korean
      ? "증명: \(on)어떤 선택도 이보다 \(percent) 넘게 좋을 수 없습니다(\(isUpper ? "상한" : "하한") "
        + "\(bound)\(own))."
      : "Proof: \(on)no choice is better by more than \(percent) "
        + "(\(isUpper ? "upper" : "lower") bound \(bound)\(own))."
  }

  private func gapText(_ gap: Double) -> String {
    guard gap.isFinite else { return "∞%" }
    let percent = gap * 100
    let decimals = percent >= 1 ? 1 : percent >= 0.01 ? 2 : 4
    // Rounded up: a bound must not be told closer than it is.
    let scale = NumberFormat.power(ofTen: decimals)
    return NumberFormat(decimals: decimals).text((percent * scale - 1e-6).rounded(.up) / scale)
      + "%"
  }

  // MARK: Conflict and frontier

  private func conflict(_ conflict: AllocationAnswer.Conflict) -> [String] {
    var lines = [impossible(conflict)]
    for party in conflict.parties {
      let own =
        "\(party.limit.text) \(party.limit.relation.rawValue) \(shown(party.bound, party.unit))"
      guard let nearest = party.nearest else {
        lines.append("  \(own)" + (party.helps ? "" : notEnough))
        continue
      }
      let mended = "\(party.limit.relation.rawValue) \(shown(nearest, party.unit))"
      let until = party.limit.relation == .equal ? "" : "까지"
      lines.append(
        korean
          ? "  \(own): 이것만 고친다면 \(mended)\(until)" : "  \(own): alone it would have to be \(mended)"
      )
    }
    return lines
  }

  private var notEnough: String {
    korean
      ? ": 이것만 고쳐서는 되지 않습니다(나머지 한도 가운데에도 서로 맞지 않는 것이 있습니다)"
      : ": not enough alone (among the other limits some contradict each other, too)"
  }

  private func impossible(_ conflict: AllocationAnswer.Conflict) -> String {
    if conflict.parties.count == 1 {
      return korean
        ? "불가능: 다음 한도는 다른 한도가 없어도 지킬 수 없습니다."
        : "Impossible: no choice keeps this limit, even without the others."
    }
    return korean
      ? "불가능: 다음 한도를 함께 지키는 선택이 없습니다." : "Impossible: no choice keeps these limits together."
  }

  private func noChoice(_ point: AllocationAnswer.FrontierPoint) -> String {
    if point.isPossible == false { return korean ? "불가능" : "impossible" }
    return korean ? "찾지 못함" : "not found"
  }

  private var frontier: ReportTable {
    let isChanceAim = if case .chance = answer.request.aim { true } else { false }
    let hasChance = answer.frontier.contains { $0.chance != nil }
    var header = [
      LocalizedText(
        verbatim: answer.request.limits.first.map { "\($0.text) \($0.relation.rawValue)" } ?? ""),
      LocalizedText(ko: "고른 수", en: "chosen"), LocalizedText(ko: "평균", en: "mean"),
    ]
    if case .worst = answer.request.aim { header.append(LocalizedText(ko: "나쁜 쪽 평균", en: "worst")) }
    if hasChance { header.append(LocalizedText(ko: "확률 %", en: "chance %")) }
    if !isChanceAim { header.append(LocalizedText(ko: "증명된 한계", en: "bound")) }
    let rows = answer.frontier.map { point -> [String] in
      var row = [
        exact(point.bound, digits: 6), point.achieved == nil ? "·" : "\(point.chosen)",
        point.mean.map(number) ?? noChoice(point),
      ]
      if case .worst = answer.request.aim { row.append(point.achieved.map(number) ?? "·") }
      if hasChance {
        row.append(point.chance.map { NumberFormat(decimals: 1).text($0 * 100) } ?? "·")
      }
      if !isChanceAim { row.append(point.best.map(number) ?? "·") }
      return row
    }
    return ReportTable(header: header, numeric: Set(header.indices), rows: rows)
  }
}
