import ArgumentParser
import Foundation
import Indicators
import Reports
import TargetSetting

/// `jipyo score`: the score of a result, or the result a score needs.
struct ScoreCommand: ParsableCommand {
  /// The two directions that are scored.
  enum Direction: String, ExpressibleByArgument, CaseIterable {
    case higher, lower
  }

  /// The divisor of a standard deviation.
  enum Sigma: String, ExpressibleByArgument, CaseIterable {
    case population, sample
    var kind: SigmaKind { self == .population ? .population : .sample }
  }

  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a result by an official method, or find the result a score needs.",
    usage: """
      jipyo score --method deviation-2sigma --history 90,94,97,99,105 --actual 110 --direction higher
      jipyo score --method trend --history 12.0,11.4,11.0,10.2,10.5 --actual 9.8 --direction lower
      jipyo score --method deviation-2sigma --history 90,94,97,99,105 --score 90
      """)

  @Option(
    help: """
      deviation-2sigma, deviation-1sigma, ratio-120-80, ratio-110-90, ratio-110-80, trend or
      achievement.
      """)
  var method: String

  @Option(help: "Past results, oldest first, separated by commas.")
  var history: String

  @Option(help: "The result to score.")
  var actual: Double?

  @Option(help: "The score to reach; gives the result it needs.")
  var score: Double?

  @Option(help: "higher (상향지표) or lower (하향지표).")
  var direction: Direction = .higher

  @Option(help: "Divisor of the standard deviation: population (n) or sample (n-1).")
  var sigma: Sigma = .population

  @Option(help: "The target of 'achievement'; the reference value without it.")
  var target: Double?

  @Option(help: "The most that 'achievement' counts, in percent.")
  var cap: Double?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (actual == nil) != (score == nil) else {
      throw ValidationError("Give either --actual or --score.")
    }
    guard ScoreMethod.names.contains(method) else {
      throw ValidationError(
        "'\(method)' is not a method. Methods: \(ScoreMethod.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let console = common.console
    let values = try readHistory(console)
    guard let chosen = ScoreMethod(named: method, sigma: sigma.kind, cap: cap) else {
      throw Exit.usage
    }
    do throws(ScoringError) {
      let function = try chosen.fitted(
        to: values, direction: direction == .higher ? .higher : .lower,
        options: ScoreOptions(target: target))
      let report =
        if let actual { try ScoreReport(function, actual: actual) } else {
          try ScoreReport(function, score: score ?? .nan)
        }
      let language = console.language
      console.out(json ? report.json(language).text() + "\n" : words(report, language))
    } catch {
      console.report(error.finding)
      throw Exit.invalidData
    }
  }

  private func readHistory(_ console: Console) throws -> [Double] {
    let cells = history.split(separator: ",", omittingEmptySubsequences: false)
    let values = cells.map { Double($0.trimmingCharacters(in: .whitespaces)) }
    if let bad = values.firstIndex(where: { !($0?.isFinite ?? false) }) {
      console.report(
        Finding(
          code: "history-not-a-number", severity: .error, place: Place(column: "--history"),
          message: LocalizedText(
            ko:
              "\(bad + 1)번째 값 '\(cells[bad])'\(Josa.topic.form(after: String(cells[bad]))) 숫자가 아닙니다.",
            en: "Value \(bad + 1), '\(cells[bad])', is not a number."),
          mend: LocalizedText(
            ko: "오래된 해부터 쉼표로 나누어 90,94,97처럼 쓰십시오.",
            en: "Write them oldest first with commas between, such as 90,94,97.")))
      throw Exit.invalidData
    }
    return values.compactMap { $0 }
  }

  private func words(_ report: ScoreReport, _ language: Language) -> String {
    let number = NumberFormat(decimals: 2)
    var table = TextTable(
      language == .ko ? ["항목", "값"] : ["item", "value"], alignments: [.left, .right])
    func add(_ ko: String, _ en: String, _ value: Double?) {
      guard let value else { return }
      table.add([language == .ko ? ko : en, number.text(value)])
    }
    add("평점", "score", report.score)
    add("필요한 실적", "result needed", report.requiredActual)
    add("기준치", "reference", report.function.reference)
    add("최고목표", "best", report.function.scale?.best)
    add("최저목표", "floor", report.function.scale?.floor)
    let notes = report.notes.map { "- \($0[language])\n" }.joined()
    return table.text + notes
  }
}
