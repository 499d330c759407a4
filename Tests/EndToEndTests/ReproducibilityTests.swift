import Foundation
import Testing

/// The same input gives the same bytes, from any place, in any folder.
@Suite struct ReproducibilityTests {
  private func plan(_ workspace: String, _ out: String, in folder: URL, _ options: [String] = [])
    throws -> Command.Outcome
  {
    try Command.run(
      ["plan", workspace, "--out", out, "--draws", "2000", "--lang", "ko"] + options, in: folder)
  }

  @Test(arguments: ["seogu-2017", "paju-2024"])
  func twoRunsAreByteIdentical(dataset: String) throws {
    let folder = try TemporaryFolder()
    let workspace = Command.dataset(dataset).path
    #expect(try plan(workspace, "a", in: folder.url).status == 0)
    #expect(try plan(workspace, "b", in: folder.url).status == 0)
    let first = try folder.contents(of: "a")
    #expect(first.count > 10)
    #expect(try folder.contents(of: "b") == first)
    #expect(try plan(workspace, "a", in: folder.url).status == 0)
    #expect(try folder.contents(of: "a") == first, "replacing a result changes nothing")
  }

  @Test func hangulAndSpacesInPathsChangeNothing() throws {
    let plain = try TemporaryFolder()
    #expect(
      try plan(Command.dataset("seogu-2017").path, "out", in: plain.url).status == 0)
    let folder = try TemporaryFolder("내 문서 (최종)")
    _ = try folder.copy(dataset: "seogu-2017", to: "올해 자료/seogu-2017")
    let outcome = try plan("올해 자료/seogu-2017/", "결과 모음/2018 목표", in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.words.contains("결과 모음/2018 목표/report.html"))
    #expect(try folder.contents(of: "결과 모음/2018 목표") == plain.contents(of: "out"))
  }

  @Test func resultInsideTheWorkspaceIsNotAnInputOfTheNextRun() throws {
    let folder = try TemporaryFolder()
    _ = try folder.copy(dataset: "seogu-2017", to: "w")
    #expect(try plan("w", "w/out", in: folder.url).status == 0)
    let first = try folder.contents()
    #expect(try plan("w", "w/out", in: folder.url).status == 0)
    #expect(try folder.contents() == first)
  }

  @Test func sampleIsTheSameForASeed() throws {
    let folder = try TemporaryFolder()
    for (name, seed) in [("a", "7"), ("b", "7"), ("c", "8")] {
      #expect(
        try Command.run(["sample", "--seed", seed, "--out", name], in: folder.url).status == 0)
    }
    let (first, other) = (try folder.contents(of: "a"), try folder.contents(of: "c"))
    #expect(try folder.contents(of: "b") == first && other != first)
  }

  @Test func languageComesFromTheLocaleUnlessGiven() throws {
    let arguments = ["targets", Command.dataset("seogu-2017").path]
    let korean = try Command.succeed(arguments + ["--lang", "ko"])
    let english = try Command.succeed(arguments + ["--lang", "en"])
    #expect(korean.contains("제안 목표") && english.contains("proposed target"))
    #expect(try Command.run(arguments).output == english)
    #expect(try Command.run(arguments, environment: ["LANG": "ko_KR.UTF-8"]).output == korean)
    let both = try Command.run(
      arguments + ["--lang", "en"], environment: ["LC_ALL": "ko_KR.UTF-8"])
    #expect(both.output == english)
    #expect(try Command.run(arguments + ["--lang", "fr"]).status == 64)
  }
}
