import Indicators
import Testing

@Suite struct TraceTests {
  @Test func indentedTree() throws {
    let cases = try #require(Unit(parsing: "건"))
    let units = ["releases": cases, "stories": cases, "features": cases]
    let formula = try Expression(parsing: "0.2 * releases + 0.3 * stories + 0.5 * features")
    let values = ["releases": 1_000.0, "stories": 6_000, "features": 256]
    let trace = try formula.trace(label: "언론매체보도율", units: units) { values[$0] }
    #expect(trace.value == 2_128)
    #expect(
      trace.tree() == """
        언론매체보도율 = 0.2 * releases + 0.3 * stories + 0.5 * features = 2,128건
        ├─ 0.2 * releases = 200건
        │  └─ releases = 1,000건
        ├─ 0.3 * stories = 1,800건
        │  └─ stories = 6,000건
        └─ 0.5 * features = 128건
           └─ features = 256건
        """)
  }

  @Test func onlyTheBranchTakenAppears() throws {
    let formula = try Expression(parsing: "if(a > 1, b, c / 0)")
    let trace = try formula.trace(label: "t") { ["a": 2, "b": 3][$0] }
    #expect(trace.children.map(\.label) == ["", "b"])
    #expect(trace.value == 3)
    let decided = try Expression(parsing: "x != 0 and 1 / x > 2")
    #expect(try decided.trace(label: "t") { _ in 0 }.children.count == 1)
  }

  @Test func innerTracesAreAttached() throws {
    let formula = try Expression(parsing: "rate * base")
    let inner = TraceNode(label: "rate", text: "실적 평균", value: 1.1)
    let trace = try formula.trace(
      label: "목표", inner: { name, _ in name == "rate" ? inner : nil },
      { ["rate": 1.1, "base": 14][$0] })
    #expect(trace.children.first == inner)
    #expect(trace.tree().hasPrefix("목표 = rate * base = 15.4\n├─ rate = 실적 평균 = 1.1"))
  }
}
