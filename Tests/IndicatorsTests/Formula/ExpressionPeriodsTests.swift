import Indicators
import Testing

@Suite struct ExpressionPeriodsTests {
  private let x: [Double?] = [10, 20, nil, 40]

  private func run(_ text: String) throws -> PeriodValues {
    let range = Period.year(2019)...Period.year(2022)
    let result = try Expression(parsing: text).evaluate(over: range) { name, period in
      guard name == "x", let year = period.year, x.indices.contains(year - 2019) else { return nil }
      return x[year - 2019]
    }
    return try #require(result)
  }

  @Test func functionsOfTime() throws {
    #expect(try run("prev(x, 5)").values == [5, 10, 20, nil])
    #expect(try run("lag(x, 2, 0)").values == [0, 0, 10, 20])
    #expect(try run("cumsum(if(1, 2, x))").values == [2, 4, 6, 8])
    #expect(try run("cumsum(x)").values == [10, 30, nil, nil])
    #expect(try run("total(x)").values == [nil, nil, nil, nil])
    #expect(try run("total(prev(prev(x, 1), 2))").values == [33, 33, 33, 33])
    #expect(try run("mean(prev(prev(x, 1), 2))").values == [8.25, 8.25, 8.25, 8.25])
    #expect(try run("x / x[2019]").values == [1, 2, nil, 4])
    #expect(try run("x[2030]").values == [nil, nil, nil, nil])
    #expect(try run("lag(x, 100, 7)").values == [7, 7, 7, 7])
  }

  @Test func undefinedValuesAreMissingWithAReason() throws {
    let result = try run("100 / (x - 20)")
    #expect(result.values == [-10, nil, nil, 5])
    #expect(result.problems.map(\.period) == [.year(2020)])
    #expect(result.observations.map(\.0) == [.year(2019), .year(2022)])
    #expect(try run("if(x == 20, 0, 100 / (x - 20))").values == [-10, 0, nil, 5])
    #expect(try run("if(x == 20, 0, 100 / (x - 20))").problems.isEmpty)
  }

  @Test func nestedSumsStayFast() throws {
    let deep = String(repeating: "cumsum(", count: 60) + "1" + String(repeating: ")", count: 60)
    #expect(try run(deep).values[1] == 61)
  }
}
