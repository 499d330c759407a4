import Foundation
import Indicators
import Tables
import Testing

/// What cannot be audited is refused with its row and column.
@Suite struct BadTableTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    let code: String
    let row: Int?
    let column: String?
    let rows: [String]
    var testDescription: String { "\(code) \(rows)" }

    init(_ code: String, _ row: Int?, _ column: String?, _ rows: [String]) {
      self.code = code
      self.row = row
      self.column = column
      self.rows = rows
    }
  }

  static let bad = [
    Bad("audit-unknown-unit", 2, "unit", ["a,1,백만언,", "b,1,백만원,sum(a)"]),
    Bad("bad-unit", 2, "unit", ["a,1,건//월,", "b,1,건,sum(a)"]),
    Bad("audit-unknown-figure", 3, "relation", ["general,1,억원,", "b,1,억원,sum(genral)"]),
    Bad("audit-circle", 2, nil, ["a,1,억원,sum(b)", "b,1,억원,sum(c)", "c,1,억원,sum(a)"]),
    Bad("audit-circle", 2, nil, ["a,1,억원,sum(a)"]),
    Bad("not-a-number", 2, "value", ["a,많음,억원,", "b,1,억원,sum(a)"]),
    Bad("not-finite", 2, "value", ["a,NaN,억원,", "b,1,억원,sum(a)"]),
    Bad("not-finite", 2, "value", ["a,1e999,억원,", "b,1,억원,sum(a)"]),
    Bad("ambiguous-comma", 2, "value", ["a,\"1,23\",억원,", "b,1,억원,sum(a)"]),
    Bad("number-range", 2, "value", ["a,3~5,억원,", "b,1,억원,sum(a)"]),
    Bad("audit-too-large", 2, "value", ["a,1e30,억원,", "b,1,억원,sum(a)"]),
    Bad("audit-words-in-number", 2, "value", ["a,1억2천만원,원,", "b,1,원,sum(a)"]),
    Bad("audit-units-differ", 2, "value", ["a,5%,억원,", "b,1,억원,sum(a)"]),
    Bad("audit-points-for-percent", 4, "relation", ["a,1,건,", "b,2,건,", "s,50,%p,\"share(a,b)\""]),
    Bad("audit-unlike-units", 3, "relation", ["a,50,%,", "b,50,억원,sum(a)"]),
    Bad("audit-unlike-units", 4, "relation", ["a,1,건,", "b,2,명,", "s,50,%,\"share(a,b)\""]),
    Bad("audit-not-a-rate", 4, "relation", ["a,1,건,", "b,2,건,", "s,50,건,\"growth(a,b)\""]),
    Bad("audit-ratio-unit", 4, "relation", ["a,1,억원,", "b,2,건,", "s,50,건,\"ratio(a,b)\""]),
    Bad("audit-bad-relation", 3, "relation", ["a,1,건,", "b,1,건,a + 1"]),
    Bad("audit-unknown-relation", 3, "relation", ["a,1,건,", "b,1,건,summe(a)"]),
    Bad("audit-operand-count", 3, "relation", ["a,1,건,", "b,1,%,share(a)"]),
    Bad("audit-operand-count", 3, "relation", ["a,1,건,", "b,1,건,sum()"]),
    Bad("audit-duplicate-figure", 3, nil, ["a,1,건,", "a,1,건,", "b,2,건,sum(a)"]),
    Bad("audit-no-relations", nil, nil, ["a,1,건,"]),
    Bad("audit-no-figures", nil, nil, []),
    Bad("empty-cell", 2, "figure", [",1,건,", "b,1,건,"]),
    Bad("csv-ragged-row", 2, nil, ["a,1,건,,9", "b,1,건,sum(a)"]),
  ]

  @Test(arguments: bad) func isRefused(_ item: Bad) throws {
    let text = (["figure,value,unit,relation"] + item.rows).joined(separator: "\n")
    let reading = AuditTableReader.parse(Array(text.utf8), file: "t.csv")
    let errors = reading.findings.filter { $0.severity == .error }
    let error = try #require(errors.first { $0.code == item.code }, "\(errors.map(\.code))")
    #expect(error.place.row == item.row && error.place.column == item.column)
    #expect(error.place.file == "t.csv" && error.mend != nil)
    #expect(reading.table == nil)
  }

  @Test func nearestNamesAreOffered() throws {
    let text = "figure,value,unit,relation\ngeneral,1,억원,\nb,1,억원,sum(genral)"
    let finding = AuditTableReader.parse(Array(text.utf8), file: "t.csv").findings.first
    #expect(finding?.mend?.en == "Did you mean 'general'?")
  }

  static let yaml: [(String, String)] = [
    ("figures: 3", "audit-shape"), ("- 1", "audit-shape"), ("figurs: {}", "audit-unknown-key"),
    ("rounding: half\nfigures: {}", "audit-unknown-rounding"),
    ("figures:\n  a: 3", "audit-shape"),
    ("figures:\n  a: {valu: 3}", "audit-unknown-key"),
    ("figures:\n  a: {value: 3, decimals: x}", "audit-bad-decimals"),
    ("figures:\n  a: {value: 3.25, decimals: 1}", "audit-more-digits"),
    ("figures:\n  a: {value: 3, grain: -1}", "audit-bad-grain"),
    ("figures: [", "model-syntax"), ("", "empty-file"),
  ]

  @Test(arguments: yaml) func yamlIsRefused(_ item: (text: String, code: String)) {
    let reading = AuditTableReader.parse(Array(item.text.utf8), file: "t.yaml")
    #expect(reading.findings.contains { $0.code == item.code && $0.severity == .error })
    #expect(reading.table == nil)
  }

  @Test func aBudgetTableWithoutAUnitIsRefused() {
    let text = "구분,예산액,구성비,전년도예산액,구성비\n계,1,100,2,100\n가,1,100,2,100"
    let reading = AuditTableReader.parse(Array(text.utf8), file: "t.csv")
    #expect(reading.findings.map(\.code) == ["audit-no-unit"])
    let other = AuditTableReader.parse(Array("이름,나이\n가,3".utf8), file: "t.csv")
    #expect(other.findings.map(\.code) == ["audit-unknown-layout"])
  }

  @Test func aTableOfTooManyFiguresIsRefused() {
    let rows = (0...20_000).map { "f\($0),1,건," }
    let text = (["figure,value,unit,relation"] + rows).joined(separator: "\n")
    let reading = AuditTableReader.parse(Array(text.utf8), file: "t.csv")
    #expect(reading.findings.map(\.code) == ["audit-too-many"] && reading.table == nil)
  }

  @Test func aFolderWithoutTablesIsNamed() {
    let readings = AuditTableReader.readAll(path: Samples.folder.path)
    #expect(readings.count == 1 && readings[0].table == nil)
    #expect(readings.flatMap(\.findings).map(\.code) == ["missing-file"])
    let mend = readings.first?.findings.first?.mend?.en ?? ""
    #expect(mend.contains("assembly-2011-attainment.yaml") && mend.contains("published_tables.csv"))
    let above = Samples.folder.deletingLastPathComponent()
    let other = AuditTableReader.readAll(path: above.path).first?.findings.first?.mend?.ko ?? ""
    #expect(other.contains("tables/assembly-2011-attainment.yaml"))
  }

  @Test func anUnknownColumnIsNoted() {
    let text = "figure,value,unit,relation,비고\na,1,건,,\nb,1,건,sum(a),"
    let reading = AuditTableReader.parse(Array(text.utf8), file: "t.csv")
    #expect(reading.findings.map(\.code) == ["unknown-column"] && reading.table != nil)
  }

  /// Every code that the sources can report is in a case above.
  @Test func everyMessageHasACase() throws {
    let known = Set(
      Self.bad.map(\.code) + Self.yaml.map(\.1)
        + [
          "audit-no-unit", "audit-unknown-layout", "audit-too-many", "unknown-column",
          "audit-percent-for-points", "missing-file",
        ])
    let folder = Samples.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Tables/Messages")
    for name in ["AuditFindings.swift", "AuditFindings+Relations.swift"] {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let codes = text.matches(of: #/"([a-z]+(?:-[a-z]+)+)"/#).map { String($0.1) }
      #expect(!codes.isEmpty && Set(codes).subtracting(known) == [])
    }
  }
}
