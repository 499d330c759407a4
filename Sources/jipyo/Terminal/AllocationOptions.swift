import ArgumentParser
import Foundation
import Indicators
import WhatIf

/// What an allocation makes best and what it keeps.
struct AllocationOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: .told(
      ko: "가장 크게 할 결과나 수식. 쓰지 않으면 목표가 있는 첫 결과입니다.",
      en: "Outcome or formula to make largest (default: the first outcome with a target)."))
  var maximize: String?

  @Option(
    parsing: .unconditional,
    help: .told(ko: "가장 작게 할 결과나 수식.", en: "Outcome or formula to make smallest."))
  var minimize: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: .told(
      ko: "지킬 한도. 여러 번 쓸 수 있습니다: \"cost <= 5억\", \"city >= 2\", \"a + b <= 1\".",
      en: "A limit to keep; may be repeated: \"cost <= 500000000\", \"city >= 2\", \"a + b <= 1\".")
  )
  var limit: [String] = []

  @Option(
    parsing: .unconditional,
    help: .told(
      ko: "사업표의 사업비 합계가 이 금액을 넘지 않게 합니다.",
      en: "The most that the projects of a table may cost together."))
  var budget: String?

  @Flag(
    name: .customLong("no-model-limits"),
    help: .told(ko: "모형 파일의 limits를 지키지 않습니다.", en: "Leave out the limits of the model's file."))
  var noModelLimits = false

  @Option(
    parsing: .unconditional,
    help: .told(ko: "이 값 이상일 확률을 가장 크게 합니다.", en: "Make the chance to be at least this largest."))
  var atLeast: String?

  @Option(
    parsing: .unconditional,
    help: .told(ko: "이 값 이하일 확률을 가장 크게 합니다.", en: "Make the chance to be at most this largest."))
  var atMost: String?

  @Option(
    help: .told(
      ko: "평균 대신 나쁜 쪽 이 몫(예: 10%)의 평균을 가장 좋게 합니다.",
      en: "Make the mean of the worst share, such as 10%, best instead of the mean."))
  var worst: String?

  @Option(
    help: .told(
      ko: "추출마다 다른 한도를 지킬 확률(예: 0.9).",
      en: "The chance with which limits that differ from draw to draw hold, such as 0.9."))
  var probability: String?

  @Option(
    help: .told(
      ko: "이만큼 가까이 증명되면 멈춥니다.", en: "Stop once the bound is proved this near."))
  var gap = "0.1%"

  @Option(
    help: .told(ko: "찾는 시간의 한도: 10s, 500ms, 1m.", en: "Search no longer than this: 10s, 500ms, 1m.")
  )
  var time = "10s"

  @Option(
    help: .told(
      ko: "첫 한도를 반에서 한 배 반까지 이만큼 나누어 각각의 최선을 보입니다.",
      en: "Show the best for as many bounds of the first limit, from half to half as much again."))
  var frontier = 0

  /// The options as they were given, for the record of a run.
  var words: String {
    let named = [
      ("maximize", maximize), ("minimize", minimize), ("budget", budget), ("at-least", atLeast),
      ("at-most", atMost), ("worst", worst), ("probability", probability), ("gap", gap),
      ("time", time), ("frontier", frontier > 0 ? String(frontier) : nil),
    ]
    let given = named.compactMap { name, value in value.map { " --\(name) \($0)" } }
    return (given + limit.map { " --limit \"\($0)\"" }).joined()
      + (noModelLimits ? " --no-model-limits" : "")
  }

  /// The request these options make of a model.
  ///
  /// `isTable` tells whether the model was read from a table of projects.
  func request(_ model: CompiledModel, isTable: Bool) throws(Findings) -> AllocationRequest {
    do throws(Finding) {
      let isMaximum = minimize == nil
      guard maximize == nil || minimize == nil else { throw AllocateWords.both() }
      let question = maximize ?? minimize
      let known = Set(model.units.keys)
      let usual = try model.question().name
      let outcome = question ?? usual
      var request = AllocationRequest(
        known.contains(outcome) ? .variable(outcome) : try expression(outcome), text: outcome,
        isMaximum: isMaximum)
      for text in limit { request.limits.append(try AllocationLimit(parsing: text, known: known)) }
      if let budget { request.limits.insert(try budgetLimit(budget, model, isTable), at: 0) }
      if !noModelLimits { request.limits += model.declaration.limits }
      try setAim(&request, model)
      if let target = model.declaration.targets.first(where: { $0.outcome == outcome }),
        (target.direction == .lower) != isMaximum
      {
        request.target = target.value
      }
      if let probability { request.probability = try share(probability, "--probability") }
      request.gap = try share(gap, "--gap")
      request.seconds = try PrecisionRule.duration(time) / .seconds(1)
      request.frontier = frontier
      return request
    } catch {
      throw Findings([error])
    }
  }

  /// The limit of `--budget` on the cost of a table, which is its second outcome.
  private func budgetLimit(
    _ text: String, _ model: CompiledModel, _ isTable: Bool
  ) throws(Finding) -> AllocationLimit {
    guard isTable, model.declaration.outcomes.count > 1 else { throw AllocateWords.noTable() }
    guard let (value, isMoney) = AllocationLimit.amount(text) else {
      throw AllocateWords.notRead("--budget", text)
    }
    let cost = model.declaration.outcomes[1]
    return AllocationLimit(.variable(cost), text: cost, .atMost, value, isMoney: isMoney)
  }

  private func expression(_ text: String) throws(Finding) -> Indicators.Expression {
    do throws(FormulaError) {
      return try Indicators.Expression(parsing: text)
    } catch {
      throw error.finding(place: Place(column: minimize == nil ? "--maximize" : "--minimize"))
    }
  }

  private func setAim(
    _ request: inout AllocationRequest, _ model: CompiledModel
  ) throws(Finding) {
    let given = [atLeast, atMost, worst].compactMap { $0 }
    guard given.count <= 1 else { throw AllocateWords.oneAim() }
    if let worst { request.aim = .worst(share: try share(worst, "--worst")) }
    let (bound, option) = request.isMaximum ? (atLeast, "--at-least") : (atMost, "--at-most")
    guard worst == nil, let text = given.first else { return }
    guard bound != nil else { throw AllocateWords.otherSide(request.isMaximum) }
    guard let (value, isMoney) = AllocationLimit.amount(text) else {
      throw AllocateWords.notRead(option, text)
    }
    let unit = try? UnitChecker.infer(request.objective, units: model.units)
    let isAmount = unit?.exponents == ["원": 1]
    if isMoney, let unit, !isAmount, !unit.isDimensionless {
      throw AllocateWords.notMoney(option, text, unit)
    }
    request.aim = .chance(of: isMoney && isAmount ? value / (unit?.scale ?? 1) : value)
  }

  /// A share written as `0.1` or `10%`.
  private func share(_ text: String, _ option: String) throws(Finding) -> Double {
    let isPercent = text.hasSuffix("%")
    guard let value = Double(isPercent ? String(text.dropLast()) : text), value.isFinite else {
      throw AllocateWords.notRead(option, text)
    }
    return isPercent ? value / 100 : value
  }
}

/// What can be wrong with the options of an allocation, in words.
private enum AllocateWords {
  private static func finding(_ option: String, _ message: LocalizedText, _ mend: LocalizedText)
    -> Finding
  {
    Finding(
      code: "allocation-options", severity: .error, place: Place(column: option), message: message,
      mend: mend)
  }

  static func both() -> Finding {
    finding(
      "--maximize",
      LocalizedText(
        ko: "--maximize와 --minimize는 함께 쓸 수 없습니다.",
        en: "--maximize and --minimize exclude each other."),
      LocalizedText(ko: "하나만 쓰십시오.", en: "Give one of them."))
  }

  static func noTable() -> Finding {
    finding(
      "--budget",
      LocalizedText(
        ko: "--budget은 사업표(CSV, .xlsx)에 씁니다.",
        en: "--budget goes with a table of projects (CSV, .xlsx)."),
      LocalizedText(
        ko: "모형에는 --limit \"cost <= 5억\"처럼 쓰십시오.",
        en: "With a model write --limit \"cost <= 500000000\"."))
  }

  static func oneAim() -> Finding {
    finding(
      "--worst",
      LocalizedText(
        ko: "--at-least, --at-most, --worst는 하나만 쓸 수 있습니다.",
        en: "Of --at-least, --at-most and --worst only one can be given."),
      LocalizedText(ko: "하나만 쓰십시오.", en: "Give one of them."))
  }

  static func otherSide(_ isMaximum: Bool) -> Finding {
    finding(
      isMaximum ? "--at-most" : "--at-least",
      LocalizedText(
        ko: isMaximum ? "--maximize에는 --at-least가 어울립니다." : "--minimize에는 --at-most가 어울립니다.",
        en: isMaximum ? "--maximize goes with --at-least." : "--minimize goes with --at-most."),
      LocalizedText(
        ko: "적을수록 좋은 결과라면 --minimize와 --at-most를, 아니면 --maximize와 --at-least를 쓰십시오.",
        en:
          "Use --minimize with --at-most where less is better, --maximize with --at-least otherwise."
      ))
  }

  static func notMoney(_ option: String, _ text: String, _ unit: Indicators.Unit) -> Finding {
    finding(
      option,
      LocalizedText(
        ko: "'\(text)'\(Josa.topic.form(after: text)) 금액인데 결과의 단위는 \(unit.text(.ko))입니다.",
        en: "'\(text)' is an amount of money, but the outcome is in \(unit.text(.en))."),
      LocalizedText(ko: "단위 없는 수로 적으십시오.", en: "Write a plain number."))
  }

  static func notRead(_ option: String, _ text: String) -> Finding {
    finding(
      option,
      LocalizedText(
        ko: "'\(text)'\(Josa.object.form(after: text)) 수로 읽을 수 없습니다.",
        en: "'\(text)' cannot be read as a number."),
      LocalizedText(
        ko: "--budget 5억, --at-least 3000, --worst 10%, --gap 0.1%처럼 적으십시오.",
        en: "Write --budget 500000000, --at-least 3000, --worst 10% or --gap 0.1%."))
  }
}
