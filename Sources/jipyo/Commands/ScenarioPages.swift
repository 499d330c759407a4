import Foundation
import Indicators
import Planning
import Reports

/// Which periods are shown in full.
enum PeriodChoice: Equatable {
  /// The last one, the others in brief.
  case last
  case all
  case some([Period])

  /// Reads the option; nil for ``last``.
  init(_ text: String?) throws(Findings) {
    guard let text else {
      self = .last
      return
    }
    guard text != "all" else {
      self = .all
      return
    }
    var periods: [Period] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let period = Period(parsing: part.trimmingCharacters(in: .whitespaces)) else {
        throw Findings([Self.unreadable(String(part))])
      }
      periods.append(period)
    }
    self = .some(periods)
  }

  /// - Throws: `simulation-periods` for periods that the model does not have.
  func check(_ known: [Period]) throws(Findings) {
    guard case .some(let wanted) = self, let first = known.first, let last = known.last,
      let strange = wanted.first(where: { !known.contains($0) })
    else { return }
    throw Findings([
      Finding(
        code: "simulation-periods", severity: .error, place: Place(column: "--periods"),
        message: LocalizedText(
          ko: "모형에 \(strange) 기간이 없습니다.", en: "The model has no period \(strange)."),
        mend: LocalizedText(
          ko: "모형의 기간은 \(first)부터 \(last)까지입니다.",
          en: "Its periods are \(first) to \(last)."))
    ])
  }

  private static func unreadable(_ text: String) -> Finding {
    Finding(
      code: "simulation-periods", severity: .error, place: Place(column: "--periods"),
      message: LocalizedText(
        ko: "'\(text)'\(Josa.topic.form(after: text)) 기간이 아닙니다.", en: "'\(text)' is no period."),
      mend: LocalizedText(
        ko: "all이나 2025, 2025-03, 2025Q1처럼 적으십시오. 여럿은 쉼표로 잇습니다.",
        en: "Write all, or periods such as 2025, 2025-03 or 2025Q1, separated by commas."))
  }
}

/// The tables of a run for the terminal: of an outcome with many periods, the last period in full and
/// the way there in brief.
struct ScenarioPages {
  private let set: ScenarioSet
  private let choice: PeriodChoice
  private let withWorst: Bool

  /// Up to so many periods are all shown in full, and up to so many are rows of the brief table.
  private static let (mostInFull, mostInBrief) = (3, 12)

  init(_ set: ScenarioSet, _ choice: PeriodChoice, withWorst: Bool) {
    self.set = set
    self.choice = choice
    self.withWorst = withWorst
  }

  func text(_ language: Language) -> String {
    paths.map { path in
      let full = inFull(path).map { page($0, language) }
      let brief = isShortened(path) ? [self.brief(path, language)] : []
      return (full + brief).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// How to see what is not shown; nil where all is.
  var hint: LocalizedText? {
    guard let longest = paths.filter(isShortened).map(\.count).max() else { return nil }
    return LocalizedText(
      ko: "기간 \(longest)개 가운데 마지막 기간만 자세히 보였습니다. 모두 보려면 --periods all을 붙이십시오.",
      en: "Only the last of \(longest) periods is shown in full; --periods all shows every one.")
  }

  /// The periods of each outcome.
  private var paths: [[ScenarioSet.Outcome]] {
    var paths: [[ScenarioSet.Outcome]] = []
    for outcome in set.outcomes {
      if let last = paths.last?.last, last.variable == outcome.variable {
        paths[paths.count - 1].append(outcome)
      } else {
        paths.append([outcome])
      }
    }
    return paths
  }

  private func isShortened(_ path: [ScenarioSet.Outcome]) -> Bool {
    choice == .last && path.count > Self.mostInFull
  }

  private func inFull(_ path: [ScenarioSet.Outcome]) -> [ScenarioSet.Outcome] {
    if case .some(let periods) = choice {
      return path.filter { outcome in outcome.period.map(periods.contains) ?? true }
    }
    return isShortened(path) ? path.suffix(1) : path
  }

  private func page(_ outcome: ScenarioSet.Outcome, _ language: Language) -> String {
    let unit = outcome.unit.isEmpty ? "" : " (\(outcome.unit))"
    let target = outcome.target.map {
      (language == .ko ? ", 목표 " : ", target ") + NumberFormat().text($0)
    }
    return "\(set.title): \(outcome.name)\(unit)\(target ?? "")\n"
      + ScenarioTable(set).table(outcome, withWorst: withWorst, language).terminal(language)
  }

  /// A row for every period; where these are many, for the last one of each year.
  private func brief(_ path: [ScenarioSet.Outcome], _ language: Language) -> String {
    let ends = path.indices.filter { index in
      index + 1 == path.count || path[index].period?.year != path[index + 1].period?.year
    }
    let rows = path.count > Self.mostInBrief ? ends.map { path[$0] } : path
    let hasTarget = path[0].target != nil
    let head = LocalizedText(
      ko: "\(path[0].variable)의 기간별 평균" + (hasTarget ? "(괄호는 달성 확률)" : ""),
      en: "Mean of \(path[0].variable) by period" + (hasTarget ? " (chance of the target)" : ""))
    return head[language] + "\n" + ScenarioTable(set).path(rows, language).terminal(language)
  }
}
