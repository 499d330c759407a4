import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo why WORKSPACE INDICATOR`: every figure of a target's 산출근거, down to rows and rules.
struct WhyTarget {
  let options: WorkspaceOptions
  let indicator: String
  let json: Bool
  let console: Console

  /// Prints the trace; an unknown indicator is reported with the nearest names.
  func run() throws {
    let (workspace, _) = try options.read(console)
    let (proposal, _) = try IndicatorChoice(name: indicator).proposal(workspace, options, console)
    let trace = TargetTrace(proposal, in: workspace)
    let language = console.language
    console.out(json ? trace.json(language).text() + "\n" : trace.tree(language) + "\n")
  }
}

/// One indicator of a workspace, by its identifier or its name.
struct IndicatorChoice {
  let name: String

  /// The indicator.
  func indicator(_ workspace: Workspace, _ console: Console) throws -> Indicator {
    let all = workspace.indicators
    if let found = all.first(where: { $0.id == name }) ?? all.first(where: { $0.name == name }) {
      return found
    }
    let names = all.map(\.id).joined(separator: ", ")
    console.report(
      Finding(
        code: "unknown-indicator", severity: .error, place: Place(file: "indicators.csv"),
        message: LocalizedText(
          ko: "'\(name)'\(Josa.topic.form(after: name)) 지표가 아닙니다. 지표: \(names).",
          en: "'\(name)' is not an indicator. Indicators: \(names)."),
        mend: NearestNames.hint(for: name, among: all.flatMap { [$0.id, $0.name] })))
    throw Exit.invalidData
  }

  /// Its proposal with its row; a failure is reported with its reason.
  func proposal(
    _ workspace: Workspace, _ options: WorkspaceOptions, _ console: Console
  ) throws -> (TargetProposal, IndicatorPlan) {
    let wanted = try indicator(workspace, console)
    var one = workspace
    one.indicators = [wanted]
    let maker = PlanMaker(options: try options.proposalOptions(console, for: workspace))
    guard let row = maker.indicators(of: one).first else { throw Exit.invalidData }
    switch row.result {
    case .success(let proposal): return (proposal, row)
    case .failure(let failure):
      let finding = failure.finding
      console.report(
        Finding(
          code: finding.code, severity: .error, place: finding.place, message: finding.message,
          mend: finding.mend))
      throw Exit.invalidData
    }
  }
}
