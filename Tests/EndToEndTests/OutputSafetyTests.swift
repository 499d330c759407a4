import Foundation
import Testing

/// Where output goes: never over an input, never over what belongs to somebody else.
@Suite struct OutputSafetyTests {
  private func refused(_ arguments: [String], in folder: TemporaryFolder) throws {
    let before = try folder.contents()
    let outcome = try Command.run(arguments + ["--lang", "ko"], in: folder.url)
    #expect(outcome.status == 73, "\(arguments): \(outcome.words)")
    #expect(outcome.output.isEmpty && outcome.words.contains("→"))
    #expect(try folder.contents() == before, "\(arguments) changed something")
  }

  @Test func forecastIsNeverWrittenOverItsInput() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("unique_id,ds,y\nA,2020,1\nA,2021,2\n", to: "a.csv")
    let link = folder.url.appending(path: "link.csv")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    let forecast = ["forecast", "a.csv", "--horizon", "1", "--out"]
    try refused(forecast + ["a.csv"], in: folder)
    try refused(forecast + ["./b/../a.csv"], in: folder)
    try refused(forecast + ["link.csv"], in: folder)
    try refused(forecast + [file.path], in: folder)
    try refused(forecast + ["없는폴더/x.csv"], in: folder)
  }

  @Test func devicesAndPipesAreLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\nA,2020,1\nA,2021,2\n", to: "a.csv")
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    for place in ["/dev/null", pipe] {
      let outcome = try Command.run(
        ["forecast", "a.csv", "--horizon", "1", "--out", place], in: folder.url)
      #expect(outcome.status == 73 && outcome.words.contains("device or a pipe"))
    }
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(stat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test(
    "Where standard output takes no more, the command says so and ends with 73",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\nA,2020,1\nA,2021,2\n", to: "a.csv")
    let program = try Command.executable().path
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.currentDirectoryURL = folder.url
    shell.arguments = ["-c", "\"$0\" forecast a.csv --lang ko >/dev/full 2>words", program]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit && shell.terminationStatus == 73)
    #expect(try folder.read("words").contains("표준 출력에 다 쓰지 못했습니다."))
  }

  @Test func namedPipesAreRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\nA,2020,1\nA,2021,2\n", to: "a.csv")
    let pipe = folder.path("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "cat \"$0\" > \"$1\"", folder.path("a.csv"), pipe]
    try writer.run()
    defer { writer.terminate() }
    // The writer waits for a reader; one that comes before it finds the pipe empty.
    usleep(200_000)
    let outcome = try Command.run(["forecast", pipe, "--horizon", "1"], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
  }

  @Test func folderOfSomebodyElseIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w").path
    try folder.write("중요한 메모", to: "mine/메모.txt")
    try folder.write("a file", to: "file")
    for command in ["plan", "charts"] {
      for place in ["mine", "file", "w", ".", "file/x"] {
        try refused([command, workspace, "--out", place], in: folder)
      }
    }
    try refused(["sample", "--out", "mine"], in: folder)
  }

  @Test func folderWithAForeignRunRecordIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    let workspace = Command.dataset("seogu-2017").path
    try folder.write("{\"experiment\": 7}\n", to: "ml/run.json")
    try folder.write("weights", to: "ml/model.bin")
    try refused(["charts", workspace, "--out", "ml"], in: folder)
  }

  @Test func notesAddedToAnEarlierResultAreNotLost() throws {
    let folder = try TemporaryFolder()
    let charts = ["charts", Command.dataset("seogu-2017").path, "--out", "out", "--draws", "200"]
    #expect(try Command.run(charts, in: folder.url).status == 0)
    try folder.write("검토 의견", to: "out/의견.txt")
    try refused(charts, in: folder)
  }

  @Test func sampleWorkspaceIsNotReplacedByItsOwnPlan() throws {
    let folder = try TemporaryFolder()
    #expect(try Command.run(["sample", "--out", "city/data"], in: folder.url).status == 0)
    let plan = ["charts", "city/data", "--out"]
    try refused(plan + ["city/data"], in: folder)
    try folder.write("{\"jipyo\": \"0.1.0\"}\n", to: "city/run.json")
    try refused(plan + ["city"], in: folder)
  }

  @Test func earlierResultIsReplacedAsAWhole() throws {
    let folder = try TemporaryFolder()
    let place = ["--out", "out", "--draws", "200"]
    let seogu = Command.dataset("seogu-2017").path
    #expect(try Command.run(["charts", seogu] + place, in: folder.url).status == 0)
    let first = try folder.contents()
    let paju = Command.dataset("paju-2024").path
    #expect(try Command.run(["charts", paju] + place, in: folder.url).status == 0)
    #expect(
      Set(try folder.contents().keys).isDisjoint(with: ["out/charts/indicator-sns_activity.csv"]))
    #expect(try Command.run(["charts", seogu] + place, in: folder.url).status == 0)
    #expect(try folder.contents() == first, "nothing of the other result is left")
  }
}
