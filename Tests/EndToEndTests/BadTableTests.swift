import Foundation
import Testing

/// Long tables that cannot be used: what is said, with which code, and that nothing is written.
@Suite struct BadTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]?
    let status: Int32
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ text: String?, _ status: Int32, _ says: [String]) {
      self.init(name, bytes: text.map { Array($0.utf8) }, status, says)
    }
    init(_ name: String, bytes: [UInt8]?, _ status: Int32, _ says: [String]) {
      (self.name, self.bytes, self.status, self.says) = (name, bytes, status, says)
    }
  }

  private static let head = "unique_id,ds,y\n"
  static let cases = [
    Case("missing file", nil, 66, ["파일이 없습니다"]),
    Case("empty file", "", 2, ["비어 있습니다"]),
    Case("header alone", head, 2, ["1행", "값"]),
    Case("wrong column", "id,when,value\nA,2020,1\n", 2, ["1행", "'when'", "unique_id, ds, y"]),
    Case(
      "wrong encoding",
      bytes: Array((head + "A").utf8) + [0xFF, 0xFE, 0x2C] + Array("2020,1\n".utf8),
      2, ["2행", "0xFF", "UTF-8"]),
    Case("duplicate period", head + "A,2020,1\nA,2020,2\n", 2, ["3행", "2020", "두 번"]),
    Case("text in a number", head + "A,2020,많음\nA,2021,2\n", 2, ["2행", "'y' 열", "'많음'"]),
    Case("not a number", head + "A,2020,NaN\nA,2021,2\n", 2, ["2행", "'NaN'"]),
    Case("infinite", head + "A,2020,1\nA,2021,inf\n", 2, ["3행", "'inf'"]),
    Case("not a period", head + "A,언젠가,1\nA,2021,2\n", 2, ["2행", "'ds' 열", "'언젠가'"]),
  ]

  @Test(arguments: cases) func isExplainedAndWritesNothing(_ item: Case) throws {
    let folder = try TemporaryFolder()
    if let bytes = item.bytes { try folder.write(Data(bytes), to: "자료.csv") }
    let before = try folder.contents()
    let outcome = try Command.run(
      ["forecast", "자료.csv", "--horizon", "2", "--out", "out.csv", "--lang", "ko"],
      in: folder.url)
    #expect(outcome.status == item.status)
    #expect(outcome.words.contains("자료.csv") && outcome.words.contains("→"))
    for words in item.says { #expect(outcome.words.contains(words), "\(outcome.words)") }
    #expect(try folder.contents() == before)
  }

  @Test(arguments: [
    ["--horizon", "0"], ["--horizon", "-1"], ["--horizon", "99999999"], ["--horizon", "x"],
    ["--horizon"],
    ["--horizon", "2", "--method", "nope"], ["--horizon", "2", "--levels", "80,x"],
    ["--horizon", "2", "--levels", "100"], ["--horizon", "2", "--season", "0"],
    ["--horizon", "2", "--nope"],
  ])
  func wrongOptionsAreUsageErrors(options: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\nA,2020,1\nA,2021,2\n", to: "a.csv")
    let outcome = try Command.run(
      ["forecast", "a.csv", "--out", "o.csv"] + options, in: folder.url)
    #expect(outcome.status == 64 && outcome.output.isEmpty && !outcome.words.isEmpty)
    #expect(Set(try folder.contents().keys) == ["a.csv"])
  }

  @Test func unknownCommandIsAUsageError() throws {
    #expect(try Command.run(["nope"]).status == 64)
    let help = try Command.run(["--help"])
    #expect(help.status == 0 && help.output.contains("jipyo plan"))
    for command in ["check", "forecast", "targets", "score", "budget", "charts", "sample", "plan"] {
      #expect(help.output.contains("  \(command) "), "\(command)")
    }
  }
}
