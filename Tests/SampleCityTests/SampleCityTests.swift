import Indicators
import SampleCity
import Testing

@Suite struct SampleCityTests {
  let series = Dictionary(
    uniqueKeysWithValues: SampleCity(seed: 2024).series.map { ($0.id, $0.values) })

  func total(_ id: String, _ months: ClosedRange<Period>) throws -> Int {
    let values = try #require(series[id])
    return values.enumerated().reduce(0) { sum, entry in
      months.contains(SampleCity.months.lowerBound + entry.offset) ? sum + entry.element : sum
    }
  }

  @Test func yearlyTotalsEqualThePublishedOnes() throws {
    let year2023 = Period.month(2023, 1)...Period.month(2023, 12)
    #expect(try total("review_cases", year2023) == 456)
    #expect(try total("reviewed", year2023) == 71_350)
    #expect(try total("saved", year2023) == 4_563)
    #expect(try total("grants_won", year2023) == 44)
    #expect(try total("grants_secured", year2023) == 59_500)
    #expect(try total("features", Period.month(2022, 8)...Period.month(2023, 12)) == 36)
    #expect(try total("features", Period.month(2024, 1)...Period.month(2024, 12)) == 36)
  }

  @Test func citiesTotalsAreTheSumsOfTheirParts() throws {
    for (whole, parts) in [("releases", 8), ("stories", 8), ("posts", 4)] {
      let sums = (0..<60).map { month in
        (1...parts).reduce(0) { $0 + (series["\(whole)_\($1)"]?[month] ?? 0) }
      }
      #expect(series[whole] == sums)
    }
  }

  @Test func everySeriesHasSixtyMonthsWithoutNegatives() {
    for (id, values) in series {
      #expect(values.count == 60 && values.allSatisfy { $0 >= 0 }, "\(id)")
    }
  }

  @Test func theSeedDecidesEverything() {
    let again = SampleCity(seed: 2024).files.map(\.text)
    #expect(SampleCity(seed: 2024).files.map(\.text) == again)
    #expect(SampleCity(seed: 2025).files.map(\.text) != again)
  }

  @Test func itIsLabelledSyntheticWhereverItAppears() {
    let files = SampleCity().files
    for file in files where file.path != "goals.csv" && file.path != "observations.csv" {
      #expect(file.text.contains("ynthetic"), "\(file.path)")
    }
  }
}
