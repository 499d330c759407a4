import Foundation
import Testing

/// The analyst who knows of a festival, of the calendar, of a break.
@Suite struct RegressorTests {
  /// Sixty months from 2019 with a festival every third June and a step in July 2021.
  private static let history: String = {
    var text = "unique_id,ds,y\n"
    for index in 0..<60 {
      let wave: Double = 10 * sin(Double(index) * .pi / 6)
      let noise: Double = Double((index * 7919) % 13) / 13
      let event: Double = (index % 36 == 17 ? 25 : 0) + (index >= 30 ? -40 : 0)
      text += "방문객,\(month(index)),\(100 + wave + noise + event)\n"
    }
    return text
  }()

  private static func month(_ index: Int) -> String {
    let month = index % 12 + 1
    return "\(2019 + index / 12)-\(month < 10 ? "0" : "")\(month)"
  }

  private static func columns(_ rows: Int, festival: Int? = nil) -> String {
    var text = "ds,축제,조례\n"
    for index in 0..<rows {
      let flag = index % 36 == 17 || index == festival ? 1 : 0
      text += "\(month(index)),\(flag),\(index >= 30 ? 1 : 0)\n"
    }
    return text
  }

  private func run(
    _ options: [String], columns: String? = nil, method: String = "arima"
  ) throws -> Command.Outcome {
    let folder = try TemporaryFolder("회귀변수")
    try folder.write(Self.history, to: "h.csv")
    if let columns { try folder.write(columns, to: "x.csv") }
    return try Command.run(
      ["forecast", "h.csv", "--horizon", "12", "--method", method] + options, in: folder.url)
  }

  private func means(_ outcome: Command.Outcome) throws -> [Double] {
    try #require(outcome.status == 0, "\(outcome.words)")
    return try Records(outcome.output).rows.map { try $0.number("mean") }
  }

  @Test func aFestivalAheadIsInTheForecast() throws {
    let plain = try means(
      try run(["--regressors", "x.csv"], columns: Self.columns(72)))
    let busy = try run(["--regressors", "x.csv"], columns: Self.columns(72, festival: 63))
    let moved = try means(busy)
    #expect(plain.count == 12)
    #expect((moved[3] - plain[3] - 25).magnitude < 3)
    #expect((moved[4] - plain[4]).magnitude < 1e-6)
    #expect(busy.output.contains("2 regressors"))
  }

  @Test func aMissingPeriodIsNamed() throws {
    let outcome = try run(["--regressors", "x.csv"], columns: Self.columns(70))
    #expect(outcome.output.contains("2024-11") && !outcome.output.contains(",arima,ARIMA"))
    let bad = try run(["--regressors", "x.csv"], columns: "ds,축제\n2019-01,많음\n")
    #expect(bad.status == 2 && bad.words.contains("x.csv") && bad.words.contains("축제"))
  }

  @Test func theCalendarAndALevelShift() throws {
    let calendar = try run(["--calendar", "kr"])
    #expect(try means(calendar).count == 12)
    #expect(calendar.output.contains("regressors"))
    let shifted = try run(["--level-shift", "2021-07"])
    #expect(shifted.output.contains("1 regressor"))
    let level = try means(shifted)
    #expect((level.reduce(0, +) / 12 - 60).magnitude < 5)
  }

  @Test func effectsAreExplained() throws {
    let columns = Self.columns(72)
    let words = try run(["--regressors", "x.csv", "--explain", "--lang", "ko"], columns: columns)
    #expect(words.status == 0 && words.output.contains("영향: 축제 1만큼마다 +2"))
    let shifted = try run(["--level-shift", "2021-07", "--explain", "--lang", "en"])
    #expect(shifted.output.contains("the level from 2021-07 on: -39.6 ("))
    let json = try run(["--regressors", "x.csv", "--explain", "--json"], columns: columns)
    #expect(json.output.contains("\"name\": \"조례\"") && json.output.contains("standard_error"))
    #expect(try run(["--explain", "--calendar", "kr"], method: "auto").status == 64)
  }

  @Test func otherMethodsRefuse() throws {
    let outcome = try run(["--calendar", "kr"], method: "theta")
    #expect(outcome.status == 64 && outcome.words.contains("theta"))
    #expect(try run(["--level-shift", "언젠가"]).status == 64)
    let parts = try run(["--calendar", "kr", "--hierarchy", "parts.csv", "--lang", "ko"])
    #expect(parts.status == 64 && parts.words.contains("함께 쓸 수 없습니다"))
    let late = try run(["--level-shift", "2030-01"])
    #expect(late.output.contains("2019-01 to 2023-12") && !late.words.contains("--method auto"))
    #expect(try run(["--level-shift", "2021"]).output.contains("another kind of period"))
  }
}
