import ArgumentParser
import Indicators
import Reports

/// Where a what-if command writes its charts.
struct ChartOptions: ParsableArguments {
  @Option(
    help: .told(
      ko: "차트와 그 자료를 쓸 폴더. 새 폴더이거나 비었거나 앞선 결과여야 합니다.",
      en: "A folder for the charts and their data; it must be new, empty or an earlier result."))
  var charts: String?

  @Option(
    name: .shortAndLong,
    help: .told(ko: "첫 차트의 그림을 쓸 파일(SVG).", en: "A file for the picture of the first chart (SVG)."))
  var output: String?

  /// Whether any chart is asked for.
  var areWanted: Bool { charts != nil || output != nil }

  /// Writes what was asked for of some files and the picture of the first chart.
  ///
  /// `command` is the command without the place of its output.
  func write(
    _ files: [OutputFile], picture: String?, command: String, seed: UInt64,
    of options: ModelOptions, _ console: Console
  ) throws {
    if let output, let picture {
      try console.writing { () throws(WriteError) in
        try FileWriter.write(picture, to: output, inputs: [options.model])
      }
    }
    guard let charts else { return }
    guard !files.isEmpty else {
      console.say(
        LocalizedText(
          ko: "그릴 것이 없어 차트를 쓰지 않았습니다.", en: "There is nothing to draw; no chart was written."))
      return
    }
    let home = ModelHome(model: options.model, workspace: options.source.workspace).folder
    let provenance = Provenance(
      command: command + " --draws \(options.draws)",
      inputs: Inputs.digests([options.model, home].compactMap { $0 }), seed: seed,
      method: options.source.method)
    try console.writing { () throws(WriteError) in
      try FileWriter.write(files, provenance: provenance, toFolder: charts, inputs: [options.model])
    }
    let count = files.count { $0.path.hasSuffix(".svg") }
    console.say(
      LocalizedText(
        ko: "\(count > 0 ? "차트 \(count)개를" : "표를") \(charts)에 썼습니다.",
        en: "Wrote \(count > 1 ? "\(count) charts" : count > 0 ? "the chart" : "the table") to "
          + "\(charts)."))
  }
}
