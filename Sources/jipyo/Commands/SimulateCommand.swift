import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Planning
import Reports
import Tables
import WhatIf

/// A sampler as an option.
enum SamplerOption: String, ExpressibleByArgument, CaseIterable {
  case mc, lhs, sobol

  /// The sampler itself.
  func sampler(seed: UInt64) -> any Sampler {
    switch self {
    case .mc: MonteCarloSampler(seed: seed)
    case .lhs: LatinHypercubeSampler(seed: seed)
    case .sobol: SobolSampler(seed: seed)
    }
  }
}

/// `jipyo simulate`: the scenarios of a driver model.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", _superCommandName: Jipyo.name,
    abstract: .told(ko: "동인 모형 파일의 시나리오를 실행합니다.", en: "Run the scenarios of a driver model file."),
    usage: """
      jipyo simulate Datasets/seogu-2017/models/press-2018.yaml
      jipyo simulate model.yaml --scenario monthly3 --draws 1000000 --json
      jipyo simulate model.yaml --sampler sobol --precision p95=1% --time 10s
      jipyo simulate monthly.yaml --periods all
      jipyo simulate model.yaml --draws-out draws.npy
      jipyo simulate model.yaml --watch
      """)

  @Argument(help: .told(ko: "동인 모형 파일(YAML).", en: "A driver model file (YAML)."))
  var model: String

  @Option(
    help: .told(
      ko: "기본안과 함께 실행할 시나리오. 여러 번 쓸 수 있습니다. 쓰지 않으면 모두 실행합니다.",
      en: "A scenario to run beside the base; may be given several times (default: all)."))
  var scenario: [String] = []

  @Option(
    parsing: .unconditional,
    help: .told(
      ko: "추출 횟수. --precision이나 --time과 함께 쓰면 최대 횟수입니다. 쓰지 않으면 100000, 그 둘과 함께는 10000000입니다.",
      en: "Draws; with --precision or --time the most to take (default: 100000, then 10000000)."))
  var draws: Int?

  @Option(
    help: .told(
      ko: "추출 방식: mc(난수), lhs(라틴 하이퍼큐브), sobol(Sobol' 점열).",
      en: "Where draws come from: mc (random), lhs (Latin hypercube), sobol (Sobol' points)."))
  var sampler = SamplerOption.mc

  @Option(
    help: .told(
      ko:
        "이 정밀도에 이를 때까지 추출합니다: mean=0.5%, p95=1%, chance=0.5%(%p), difference=2%, ranking. 모든 결과 변수의 95% 구간 반폭이며, 여러 번 쓸 수 있습니다.",
      en:
        "Draw until this is known: mean=0.5%, p95=1%, chance=0.5% (percentage points), difference=2%, ranking. Half a 95% interval, of all outcomes; may be given several times."
    ))
  var precision: [String] = []

  @Option(
    help: .told(ko: "추출에 쓸 수 있는 시간: 2s, 500ms, 1m.", en: "Draw no longer than this: 2s, 500ms, 1m.")
  )
  var time: String?

  @Option(
    help: .told(
      ko: "모든 결과 변수의 추출값을 이 파일에 씁니다: .csv 또는 .npy.",
      en: "Write every draw of every outcome to this file: .csv or .npy."))
  var drawsOut: String?

  @OptionGroup var source: SourceOptions

  @Option(
    help: .told(
      ko: "표를 모두 보일 기간: all, 또는 2025-03,2025-12처럼. 쓰지 않으면 마지막 기간의 표와 그때까지의 요약입니다.",
      en:
        "Periods whose full tables are printed: all, or such as 2025-03,2025-12 (default: the last one, and the way there in brief)."
    ))
  var periods: String?

  @Flag(
    help: .told(
      ko: "표에 나쁜 쪽 10% 추출의 평균(CVaR)을 더합니다.",
      en: "Add the mean of the worst tenth of the draws (CVaR) to the tables."))
  var worst = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @Flag(
    help: .told(
      ko: "모형 파일을 저장할 때마다 다시 실행합니다(Ctrl-C로 멈춤).",
      en: "Run again whenever the model file is saved, until Ctrl-C."))
  var watch = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard watch else { return try runOnce() }
    try FileWatch(path: model).forEachChange {
      do {
        try runOnce()
      } catch is ExitCode {
        // The findings have been reported; the next save may mend them.
      }
      let console = common.console
      console.say(
        LocalizedText(
          ko: "'\(model)' 저장을 기다립니다. 끝내려면 Ctrl-C.",
          en: "Waiting for '\(model)' to be saved; Ctrl-C ends."))
    }
  }

  private func runOnce() throws {
    let console = common.console
    let export = try console.reading { () throws(Findings) in try exportFormat() }
    let wanted = try console.reading { () throws(Findings) in try PeriodChoice(periods) }
    let ready = try source.file(model).read(console)
    try console.reading { () throws(Findings) in try wanted.check(ready.model.periods) }
    let result = try ready.asking(console) { () throws(Findings) in try simulate(ready.model) }
    let failures = result.notes.filter { $0.severity == .error }
    guard failures.isEmpty else {
      return try console.settle(ready.placed(failures), strict: false)
    }
    var exported: [Finding] = []
    if let export, let drawsOut {
      let draws = DrawExport(result, format: export)
      exported = draws.note.map { [$0] } ?? []
      try console.writing { () throws(WriteError) in
        let file = try StreamedFile(path: drawsOut, inputs: [model])
        try draws.forEachPiece { (piece) throws(WriteError) in
          try file.write(piece)
        }
        try file.commit()
      }
    }
    let name = URL(fileURLWithPath: model).deletingPathExtension().lastPathComponent
    if json {
      console.out(ready.stamped(result.toJSON(language: console.language)).utf8() + [0x0A])
    } else {
      let pages = ScenarioPages(
        ScenarioSet(model: name, result: result), wanted, withWorst: worst)
      console.out(pages.text(console.language))
      if let hint = pages.hint { console.say(hint) }
    }
    let told = result.notes.filter { $0.severity >= .warning || Self.told.contains($0.code) }
    try console.settle(
      ready.placed(ready.reading.findings + told) + exported, strict: common.strict)
  }

  /// Notes about the run itself, which are shown like warnings.
  private static let told: Set<String> = [
    "simulation-draws-rounded", "precision-met", "simulation-time-limit", "outcome-same-draws",
    "correlation-estimated", "target-direction-of-indicator",
  ]

  private func simulate(_ compiled: CompiledModel) throws(Findings) -> SimulationResult {
    var rules: [PrecisionRule] = []
    var limit: Duration?
    do throws(Finding) {
      for text in precision { rules.append(try PrecisionRule(parsing: text)) }
      limit = try time.map { (text) throws(Finding) in try PrecisionRule.duration(text) }
    } catch {
      throw Findings([error])
    }
    let names = scenario.isEmpty ? nil : scenario
    let isOpen = !rules.isEmpty || limit != nil
    let options = SimulationOptions(
      draws: draws ?? (isOpen ? 10_000_000 : 100_000),
      sampler: sampler.sampler(seed: compiled.declaration.seed),
      keepsDraws: drawsOut != nil)
    return isOpen
      ? try compiled.simulate(until: rules, within: limit, options, scenarios: names)
      : try compiled.simulate(options, scenarios: names)
  }

  private func exportFormat() throws(Findings) -> DrawExport.Format? {
    guard let drawsOut else { return nil }
    let ending = URL(fileURLWithPath: drawsOut).pathExtension.lowercased()
    guard let format = DrawExport.Format(rawValue: ending) else {
      throw Findings([
        Finding(
          code: "draws-out-format", severity: .error, place: Place(file: drawsOut),
          message: LocalizedText(
            ko: "추출값 파일의 확장자 '\(ending)'\(Josa.object.form(after: ending)) 쓸 수 없습니다.",
            en: "Draws cannot be written to a file ending in '\(ending)'."),
          mend: LocalizedText(
            ko: ".csv(텍스트)나 .npy(NumPy)로 끝나는 이름을 쓰십시오.",
            en: "Use a name ending in .csv (text) or .npy (NumPy)."))
      ])
    }
    return format
  }
}
