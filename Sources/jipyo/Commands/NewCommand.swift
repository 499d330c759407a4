import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables

/// `jipyo new`: a workspace folder from a table of figures.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "실적 표로 작업 폴더를 만듭니다.", en: "Make a workspace folder from a table of figures."),
    usage: "jipyo new plan-2025 --from figures.csv --body 행복시 && jipyo targets plan-2025",
    discussion: .told(
      ko: """
        표는 한 줄에 값 하나(지표, 기간, 값)이거나, 연도를 옆으로 늘어놓은 것(지표, 단위, 2021, 2022, …)이며 \
        구분 열에 목표라고 쓴 줄과 '2025년 목표' 같은 열은 목표로 읽습니다. 표에 없는 것은 보통 쓰는 값으로 채우고, 살펴볼 칸을 \
        폴더의 README에 적습니다.
        """,
      en: """
        The table holds one value a row (지표, 기간, 값), or the years side by side (지표, 단위, 2021, 2022, …), with rows of \
        targets where a column 구분 says 목표, or columns of them (2025년 목표). What a table does not say has the usual value; the folder's README names \
        the cells to look at.
        """))

  @Argument(
    help: .told(ko: "만들 폴더. 없거나 비어 있어야 합니다.", en: "Folder to make; it must be new or empty."))
  var folder: String

  @Option(
    help: .told(
      ko: "실적 표(CSV 또는 .xlsx, 시트는 파일.xlsx#시트이름). -는 표준 입력입니다.",
      en: "Table of figures (CSV or .xlsx; FILE.xlsx#SHEET for a sheet); - is standard input."))
  var from: String

  @Option(
    help: .told(
      ko: "목표를 정할 해. 쓰지 않으면 마지막 실적의 다음 해입니다.",
      en: "Year for which targets are set (default: the one after the last result)."))
  var year: Int?

  @Option(help: .told(ko: "실적의 주인인 기관.", en: "The body whose figures they are."))
  var body: String = ""

  @Option(
    help: .told(
      ko: "자료의 성격: real(실제), proxy(대용), synthetic(합성).",
      en: "What the figures are: real, proxy or synthetic."))
  var status: String = "real"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard DataStatus(rawValue: status) != nil else {
      throw ValidationError(
        ko: "--status는 real(실제 자료), proxy(대용 자료), synthetic(합성 자료) 가운데 하나입니다.",
        en: "--status is one of real, proxy, synthetic.")
    }
    if let year, !(1900...2199).contains(year) {
      throw ValidationError(
        ko: "--year는 1900년부터 2199년까지입니다.", en: "--year is a year from 1900 to 2199.")
    }
  }

  func run() throws {
    let console = common.console
    try requireNew()
    let name = from == "-" ? "(stdin)" : from
    let source = try console.reading { () throws(Findings) in try LongSource(path: from) }
    let table = try console.reading { () throws(Findings) in
      do throws(Finding) { return try source.table() } catch { throw Findings([error]) }
    }
    let targets = (try? source.table(.target))?.series ?? []
    console.report(
      table.allFindings.filter {
        targets.isEmpty || !["other-kinds", "target-columns"].contains($0.code)
      })
    guard !table.allFindings.contains(where: { $0.severity == .error }) else {
      throw Exit.invalidData
    }
    let start = try workspace(table.series, targets, table.units, source: name, console)
    let provenance = Provenance(
      command: "new --from \(name) --year \(start.planYear)", inputs: Inputs.digests([from]),
      seed: nil, method: "StarterWorkspace")
    try console.writing { () throws(WriteError) in
      try FileWriter.write(
        start.files(common.language), provenance: provenance, toFolder: folder, inputs: [from])
    }
    console.say(said(start))
  }

  private func workspace(
    _ results: [Series], _ targets: [Series], _ units: [String: String], source: String,
    _ console: Console
  ) throws -> StarterWorkspace {
    guard let planYear = year ?? StarterWorkspace.planYear(after: results) else {
      console.say(
        LocalizedText(
          ko: "오류: 기간이 연도가 아니어서 계획연도를 알 수 없습니다. --year로 지정해 주십시오.",
          en: "error: The periods are no calendar years; give the plan year with --year."))
      throw Exit.invalidData
    }
    let known = Set(results.map(\.id))
    let title = source.split(separator: "/").last.map(String.init) ?? source
    return StarterWorkspace(
      results: results, targets: targets.filter { known.contains($0.id) }, units: units,
      organisation: body, planYear: planYear, status: DataStatus(rawValue: status) ?? .real,
      source: title)
  }

  /// Nothing that its owner may have changed since is ever replaced.
  private func requireNew() throws {
    let contents = try? FileManager.default.contentsOfDirectory(atPath: folder)
    guard FileManager.default.fileExists(atPath: folder), contents?.isEmpty != true else { return }
    common.console.report(
      Finding(
        code: "folder-exists", severity: .error, place: Place(file: folder),
        message: LocalizedText(
          ko: "이미 있는 폴더(또는 파일)라 그대로 두었습니다.",
          en: "This exists already and was left alone."),
        mend: LocalizedText(ko: "새 폴더 이름을 지정하십시오.", en: "Give the name of a new folder.")))
    throw Exit.cannotWrite
  }

  private static func figures(_ series: [Series]) -> Int {
    series.reduce(0) { $0 + $1.observations.count }
  }

  private func said(_ start: StarterWorkspace) -> LocalizedText {
    let count = start.results.count
    let (figures, goals) = (Self.figures(start.results), Self.figures(start.targets))
    let less = start.lessIsBetter.map { "'\($0)'" }.joined(separator: ", ")
    return LocalizedText(
      ko:
        "지표 \(count)개, 실적 \(figures)개\(goals > 0 ? ", 목표 \(goals)개" : "")로 작업공간을 \(folder)에 만들었습니다(계획연도 \(start.planYear)년).\n"
        + (less.isEmpty ? "" : "이름으로 보아 낮을수록 좋은 지표로 적었습니다: \(less)\n")
        + "indicators.csv의 단위, 방향(direction), 가중치를 확인하십시오.\n"
        + "다음: jipyo check \(folder), jipyo targets \(folder)",
      en: "Made the workspace \(folder) with \(count) indicator\(count == 1 ? "" : "s") and "
        + "\(figures) results\(goals > 0 ? " and \(goals) targets" : "") (plan year \(start.planYear)).\n"
        + (less.isEmpty ? "" : "By their names less is better of \(less).\n")
        + "Look at unit, direction and weight in indicators.csv.\n"
        + "Next: jipyo check \(folder), jipyo targets \(folder)")
  }
}
