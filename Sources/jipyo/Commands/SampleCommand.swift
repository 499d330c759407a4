import ArgumentParser
import Indicators
import Reports
import SampleCity

/// `jipyo sample`: the synthetic city.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "연습용으로 합성된 월별 도시 자료를 만듭니다.", en: "Make a synthetic monthly city to try things on."),
    usage: "jipyo sample --out sample-city && jipyo plan sample-city --out out")

  @Option(
    help: .told(
      ko: "결과를 쓸 폴더. 새 폴더이거나 비었거나 앞서 만든 연습 자료여야 합니다.",
      en: "Folder to write; it must be new, empty or an earlier sample."))
  var out: String

  @Option(help: .told(ko: "생성에 쓰는 난수 시드.", en: "Seed of the generator."))
  var seed: UInt64 = 2024

  @OptionGroup var common: CommonOptions

  func run() throws {
    let city = SampleCity(seed: seed)
    let files = city.files.map { OutputFile(path: $0.path, text: $0.text) }
    let provenance = Provenance(
      command: "sample --seed \(seed)", inputs: [], seed: seed, method: "SampleCity")
    try common.console.writing { () throws(WriteError) in
      try FileWriter.write(files, provenance: provenance, toFolder: out)
    }
    common.console.say(
      LocalizedText(
        ko: "가상 자료 \(city.series.count)개 시계열(60개월)을 \(out)에 만들었습니다. 실제 수치가 아닙니다.\n"
          + "다음: jipyo plan \(out) --out out",
        en: "Made \(city.series.count) synthetic series of 60 months in \(out). Nothing is real.\n"
          + "Next: jipyo plan \(out) --out out"))
  }
}
