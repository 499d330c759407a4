import Foundation
import Testing

@testable import Charts

@Suite struct ChartFileNameTests {
  @Test(arguments: ["press", "보도자료 제공", "처리율(%)", "a.b-c_d", String(repeating: "가", count: 40)])
  func whatCanBeAFileNameStays(id: String) {
    #expect(ChartFileName.of(id) == id)
  }

  /// Written to a real folder: no identifier leaves it, and no two share a file.
  @Test func everyIdentifierHasAFileOfItsOwn() throws {
    let ids = [
      "취업/창업", "취업_창업", "../../x", "..", ".", "a\nb", "a:b", "a*b", "CON|x", "",
      String(repeating: "가", count: 300), String(repeating: "가", count: 300) + "나", "x ",
      "<b>굵게</b>", "\u{0}",
    ]
    let names = ids.map(ChartFileName.of)
    #expect(Set(names).count == ids.count)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in names {
      try Data(name.utf8).write(to: folder.appending(path: "indicator-\(name).json"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == ids.count)
  }
}
