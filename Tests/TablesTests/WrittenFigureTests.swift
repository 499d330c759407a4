import Foundation
import Indicators
import Tables
import Testing

@Suite("Figures as somebody typed them")
struct WrittenFigureTests {
  @Test(arguments: [
    ("19억원", "백만원", 1900), ("1,900백만원", "백만원", 1900), ("1,900", "백만원", 1900),
    ("19억", "백만원", 1900), ("2만", "명", 20_000), ("2만", "천명", 20), ("90%", "%", 90),
    ("1,908건", "건", 1908), ("19억원", "원", 1_900_000_000), ("85", "", 85), ("85%", "", 85),
  ]) func inTheUnitOfTheSeries(text: String, unit: String, value: Double) throws {
    let figure = try #require(try WrittenFigure(text))
    guard case .value(let read) = figure.meaning(among: unit) else {
      Issue.record("\(text) among \(unit): \(figure.meaning(among: unit))")
      return
    }
    #expect((read - value).magnitude < 1e-9 * value)
  }

  @Test func doubtfulOnes() throws {
    #expect(try #require(try WrittenFigure("90%")).meaning(among: "백만원") == .otherUnit)
    #expect(try #require(try WrittenFigure("19억원")).meaning(among: "%") == .otherUnit)
    #expect(
      try #require(try WrittenFigure("19억원")).meaning(among: "") == .unconfirmed(1_900_000_000))
    #expect(try WrittenFigure("해당없음") == nil)
    #expect(throws: NumberProblem.self) { try WrittenFigure("많이") }
  }
}

@Suite("Targets and parts in files of their own")
struct SmallTableTests {
  private func written<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "jipyo-small-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    return try body(place.path)
  }

  @Test(arguments: [
    ("", false), ("상향", false), ("이상", false), ("Higher", false), ("하향", true), ("이하", true),
    ("낮을수록", true), ("lower", true),
  ]) func directions(word: String, isLower: Bool) throws {
    let table = try written("지표,목표,방향\n가,5,\(word)\n") { try TargetsTable.read(path: $0) }
    #expect(table.entries["가"]?.isLowerBetter == isLower)
  }

  @Test func anUnknownDirectionIsAnError() throws {
    try written("지표,목표,방향\n가,5,적정\n") { path in
      let error = #expect(throws: Findings.self) { try TargetsTable.read(path: path) }
      #expect(error?.all.map(\.code) == ["target-direction"])
    }
  }

  @Test func weightsInPerCentAreShares() throws {
    let text = "하위,상위,가중치\n가,종합,70%\n나,종합,0.3\n다,합,\n"
    let table = try written(text) { try PartsTable.read(path: $0) }
    #expect(table.entries.map(\.weight) == [0.7, 0.3, 1])
    #expect(table.findings.isEmpty)
    let plain = try written("child,parent,weight\na,all,70\nb,all,30\n") {
      try PartsTable.read(path: $0)
    }
    #expect(plain.entries.map(\.weight) == [70, 30])
    #expect(plain.findings.map(\.code) == ["weights-of-hundred"])
  }
}
