import ArgumentParser
import Reports

/// The folder of a plan and how many draws its scenarios have.
struct PlanFolderOptions: ParsableArguments {
  @Option(
    help: .told(
      ko: "결과를 쓸 폴더. 새 폴더이거나 비었거나 앞선 결과여야 합니다.",
      en: "Folder to write; it must be new, empty or an earlier result."))
  var out: String

  @Option(help: .told(ko: "시나리오마다 추출 횟수.", en: "Draws of each scenario."))
  var draws = 100_000

  /// Ends the command before any work where the folder holds something else.
  func check(_ console: Console, of options: WorkspaceOptions, command: String) throws {
    try console.writing { () throws(WriteError) in
      try OutputFolder(out).check(inputs: [options.workspace], command: command)
    }
  }
}
