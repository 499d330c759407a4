import Indicators
import Tables
import Testing

/// Which panel a series belongs to, by a column, by a sign in its name, or all in one.
@Suite struct PanelNamesTests {
  private static let text = """
    unique_id,ds,y,indicator
    a|north,2021,5,press
    a|north,2022,6,press
    b|south,2021,7,grants
    plain,2021,8,
    """

  private func panels(_ text: String = text, by key: String) throws -> [String: String] {
    try LongSource(Array(text.utf8), file: "t.csv").panels(by: key)
  }

  @Test func byColumnWhateverItsCase() throws {
    #expect(try panels(by: "Indicator") == ["a|north": "press", "b|south": "grants"])
  }

  @Test func bySignInTheName() throws {
    #expect(try panels(by: "|") == ["a|north": "a", "b|south": "b"])
  }

  @Test func allInOne() throws {
    #expect(try panels(by: "all") == ["a|north": "all", "b|south": "all", "plain": "all"])
  }

  @Test func aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    let error = #expect(throws: Finding.self) { try panels(by: "department") }
    #expect(error?.code == "panel-column")
    #expect(error?.message.en.contains("'indicator'") == true)
    #expect(error?.mend != nil)
  }

  @Test func aSeriesInTwoPanelsIsAnErrorWithItsRow() {
    let error = #expect(throws: Finding.self) {
      try panels(Self.text + "\na|north,2023,7,grants", by: "indicator")
    }
    #expect(error?.code == "panel-twice")
    #expect(error?.place.row == 6)
    #expect(error?.message.ko == "'a|north'의 패널이 행마다 다릅니다('press', 'grants').")
  }
}
