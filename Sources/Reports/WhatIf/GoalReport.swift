public import Indicators
import Probability
public import WhatIf

/// The answer to a goal seek in words and a table.
public struct GoalReport: Sendable {
  private let solution: GoalSolution
  private let title: String

  /// Makes the report of an answer; `title` is the model's.
  public init(_ solution: GoalSolution, title: String) {
    self.solution = solution
    self.title = title
  }

  /// The report for a terminal.
  public func text(_ language: Language) -> String {
    let korean = language == .ko
    var lines = ["\(title): \(goal(language))"]
    if !solution.isReached {
      lines.append(notReached(language))
    } else if solution.best.change == 0 {
      lines.append(korean ? "지금의 선택으로 이미 이룹니다." : "Reached already, as things are.")
    }
    lines.append("")
    lines.append(table(language).terminal(language))
    lines.append(check(language))
    return lines.joined(separator: "\n") + "\n"
  }

  private func goal(_ language: Language) -> String {
    let (goal, question) = (solution.goal, solution.question)
    let bounds = [
      goal.atLeast.map { "≥ " + StatisticText.declared($0, question.unit) },
      goal.atMost.map { "≤ " + StatisticText.declared($0, question.unit) },
    ].compactMap { $0 }.joined(separator: ", ")
    let start =
      solution.scenario == .base
      ? "" : (language == .ko ? " (시나리오 " : " (scenario ") + solution.scenario.name + ")"
    guard let probability = goal.probability else {
      return (language == .ko ? "\(question.label)의 평균 " : "mean of \(question.label) ")
        + bounds + start
    }
    let chance = NumberFormat().text(probability * 100)
    return language == .ko
      ? "\(question.label) \(bounds)일 확률 \(chance)% 이상\(start)"
      : "chance of \(question.label) \(bounds) at least \(chance)%\(start)"
  }

  /// How near it gets.
  private func notReached(_ language: Language) -> String {
    let achieved = achieved(solution.best)
    let unit =
      solution.goal.probability == nil ? StatisticText.suffix(solution.question.unit) : "%"
    guard solution.best.change > 0 else {
      return language == .ko
        ? "닿지 않음: 지금의 \(achieved.value)\(unit)(±\(achieved.error))보다 가까이 가는 선택이 없습니다."
        : "Not reached: no choice comes nearer than today's \(achieved.value)\(unit) "
          + "(±\(achieved.error))."
    }
    let moves = solution.best.moves.map {
      "\($0.lever) \(StatisticText.declared($0.value, $0.unit))"
    }.joined(separator: ", ")
    return language == .ko
      ? "닿지 않음: 가장 가까이 가도 \(achieved.value)\(unit)(±\(achieved.error))입니다. \(moves)"
      : "Not reached: the nearest is \(achieved.value)\(unit) (±\(achieved.error)), with \(moves)."
  }

  private func achieved(_ attempt: GoalSolution.Attempt) -> (value: String, error: String) {
    let statistic = solution.achieved(attempt)
    return solution.goal.probability == nil
      ? (StatisticText.value(statistic), StatisticText.error(statistic))
      : (StatisticText.percent(statistic), StatisticText.percentError(statistic))
  }

  /// One row an attempt: today, the answer, and what each lever can do alone.
  private func table(_ language: Language) -> ReportTable {
    let levers = solution.today.moves.map(\.lever)
    var rows = [row(solution.today, language == .ko ? "지금" : "today", levers, language)]
    if solution.best.change > 0 {
      let name =
        solution.isReached
        ? (language == .ko ? "제안" : "proposal") : (language == .ko ? "가장 가까움" : "nearest")
      rows.append(row(solution.best, name, levers, language))
    }
    for attempt in solution.alone {
      let only = attempt.moves[0].lever
      let name =
        (language == .ko ? "\(only)만" : "\(only) alone")
        + (attempt.reaches ? "" : language == .ko ? " (닿지 않음)" : " (not reached)")
      rows.append(row(attempt, name, levers, language))
    }
    return ReportTable(
      header: [LocalizedText(verbatim: "")] + levers.map(LocalizedText.init(verbatim:)) + [
        LocalizedText(ko: "평균", en: "mean"), LocalizedText(verbatim: "±"),
        LocalizedText(ko: "확률 %", en: "chance %"), LocalizedText(verbatim: "±"),
      ], numeric: Set(1...(levers.count + 4)), rows: rows)
  }

  private func row(
    _ attempt: GoalSolution.Attempt, _ name: String, _ levers: [String], _ language: Language
  ) -> [String] {
    let cells = levers.map { lever -> String in
      guard let move = attempt.moves.first(where: { $0.lever == lever }) else { return "·" }
      let value = StatisticText.declared(move.value, move.unit)
      guard move.value != move.today else { return value }
      let change =
        StatisticText.declared(move.value - move.today, .none, plus: true)
        + StatisticText.changeSuffix(move.unit, language)
      return "\(value) (\(change))"
    }
    return [name] + cells + [
      StatisticText.value(attempt.mean), StatisticText.error(attempt.mean),
      StatisticText.percent(attempt.probability), StatisticText.percentError(attempt.probability),
    ]
  }

  private func check(_ language: Language) -> String {
    let isMean = solution.goal.probability == nil
    let (value, error) =
      isMean
      ? (StatisticText.value(solution.check), StatisticText.error(solution.check))
      : (
        StatisticText.percent(solution.check) + "%",
        StatisticText.percentError(solution.check) + (language == .ko ? "%p" : " points")
      )
    let draws = NumberFormat().text(Double(solution.draws))
    return language == .ko
      ? "찾을 때 쓰지 않은 다른 난수 \(draws)개로 다시 재면 \(value) ± \(error)입니다."
      : "On \(draws) other draws, which the search has not seen: \(value) ± \(error)."
  }
}
