import Indicators
import Tables
import Testing

/// Model files far larger or deeper than any that people write: refused with a reason, in bounded
/// time and memory.
@Suite struct HostileModelTextTests {
  private func findings(_ text: String) -> [Finding] {
    DriverModelReader.parse(Array(text.utf8), file: "m.yaml", knownSeries: nil).findings
  }

  private func model(formula: String) -> String {
    "levers: {x: {value: 1}}\nformulas:\n  y: \(formula)\noutcomes: [y]\n"
  }

  @Test func formulasOfAMillionCharacters() {
    let n = 500_000
    let texts = [
      Array(repeating: "x", count: n).joined(separator: "+"),
      String(repeating: "(", count: n) + "x" + String(repeating: ")", count: n),
      String(repeating: "if(x > 0, ", count: 60_000) + "x"
        + String(repeating: ", 0)", count: 60_000),
      String(repeating: "-", count: 2 * n) + "x",
    ]
    for text in texts {
      let found = findings(model(formula: text))
      #expect(found.count == 1 && found[0].severity == .error && found[0].mend != nil)
      #expect(found.allSatisfy { $0.place.row == 3 && $0.text(.ko).count < 400 })
    }
  }

  @Test func deepFormulasWithinTheLengthLimit() {
    for depth in [30, 2_000, 9_000] {
      let text =
        String(repeating: "if(x > 0, ", count: depth) + "x"
        + String(repeating: ", 0)", count: depth)
      let found = findings(
        model(
          formula: depth > 7_000
            ? String(repeating: "(", count: 45_000) + "x"
              + String(repeating: ")", count: 45_000) : text))
      #expect(found.isEmpty == (depth == 30), "\(depth)")
      #expect(found.allSatisfy { $0.text(.en).count < 400 && $0.mend != nil })
    }
  }

  @Test func longChainsOfFormulasAreRead() {
    let chain = (1...10_000).map { "  f\($0): f\($0 - 1) + 1\n" }.joined()
    let text = "levers: {x: {value: 1}}\nformulas:\n  f0: x\n\(chain)outcomes: [f10000]\n"
    #expect(findings(text).map { $0.text(.en) } == [])
  }

  @Test func scenariosWithoutEnd() {
    let head = "levers: {x: {value: 1}}\noutcomes: [x]\nscenarios:\n"
    let circle = (0..<8_000).map { "  s\($0): {extends: s\(($0 + 1) % 8000), set: {x: 2}}\n" }
    #expect(findings(head + circle.joined()).map(\.code) == ["scenario-too-deep"])
    let small = (0..<50).map { "  s\($0): {extends: s\(($0 + 1) % 50), set: {x: 2}}\n" }
    #expect(findings(head + small.joined()).map(\.code) == ["scenario-cycle"])
    let line = (0..<90).map { "  s\($0): {extends: \($0 == 0 ? "base" : "s\($0 - 1)")}\n" }
    #expect(findings(head + line.joined()).isEmpty)
    let many = (0..<70_000).map { "  s\($0): {set: {x: 2}}\n" }
    let found = findings(head + many.joined())
    #expect(found.map(\.code) == ["model-too-large"])
    #expect(found.allSatisfy { $0.text(.ko).contains("200000") })
  }
}
