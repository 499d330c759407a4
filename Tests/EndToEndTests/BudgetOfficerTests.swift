import Foundation
import Testing

/// The budget officer: the table as published, next year under assumptions, gates.
@Suite struct BudgetOfficerTests {
  struct Budget: Decodable {
    struct Row: Decodable {
      let programme: String
      let amount: Int
      let share: Double
      let previous: Int
      let previousShare: Double
      let change: Int
      let growth: Double?
    }
    struct Variant: Decodable {
      struct Row: Decodable {
        let programme: String
        let current: Int
        let next: Int
      }
      let scenario: String
      let growth: String
      let total: Int
      let rows: [Row]
    }
    struct Gate: Decodable {
      let id: String
      let tripped: Bool
      let reason: String
    }
    let year: Int
    let state: String
    let status: [Row]
    let nextYear: [Variant]
    let gates: [Gate]
  }

  private func budget(_ dataset: String, _ options: [String] = []) throws -> Budget {
    let text = try Command.succeed(
      ["budget", Command.dataset(dataset).path, "--json", "--lang", "ko"] + options)
    return try JSONDecoder().decode(Budget.self, from: Data(text.utf8))
  }

  /// Whether a printed percentage can come from amounts that were rounded to 백만원.
  private func fits(_ printed: Double, _ part: Int, _ whole: Int, minus: Double = 0) -> Bool {
    let (part, whole) = (Double(part) / 1e6, Double(whole) / 1e6)
    guard whole > 0 else { return printed == 0 }
    let low = 100 * ((part - 0.5) / (whole + 0.5) - minus)
    let high = 100 * ((part + 0.5) / (whole - 0.5) - minus)
    return printed >= low - 0.005 && printed <= high + 0.005
  }

  @Test func statusTableIsThePublishedOne() throws {
    let budget = try budget("seogu-2017")
    #expect(budget.year == 2017 && budget.state == "original")
    let printed = try Records(
      String(
        contentsOf: Command.dataset("seogu-2017").appending(path: "published_tables.csv"),
        encoding: .utf8)
    ).rows(where: "table_id", is: "budget-status")
    for id in ["total", "policy", "administration", "personnel", "basic", "financial"] {
      let row = try #require(budget.status.first { $0.programme == id })
      func cell(_ column: String) throws -> Double {
        try #require(printed.first { $0["row"] == id && $0["column"] == column }).number("value")
      }
      #expect(try Double(row.amount) == cell("amount") * 1e6)
      #expect(try Double(row.previous) == cell("previous_amount") * 1e6)
      #expect(try abs(Double(row.change) / 1e6 - cell("change")) <= 1, "published rounded")
      #expect(fits(try cell("share"), row.amount, 470_000_000))
      #expect(fits(row.share, row.amount, 470_000_000))
      #expect(fits(try cell("previous_share"), row.previous, 619_000_000))
      let growth = try #require(row.growth)
      #expect(fits(try cell("growth"), row.amount, row.previous, minus: 1))
      #expect(fits(growth, row.amount, row.previous, minus: 1))
    }
  }

  @Test func assumptionsAndCutsStandSideBySide() throws {
    let budget = try budget(
      "seogu-2017", ["--growth", "물가=2.1", "--change", "publicity=-10"])
    let expected = [
      ("base", "freeze", 470_000_000), ("base", "물가", 479_870_000),
      ("changed", "freeze", 452_100_000), ("changed", "물가", 461_594_000),
    ]
    // 179,000 × 1.021 × 0.9 = 164,483.1천원; budgets are written in whole 천원: 164,483.
    for (scenario, growth, total) in expected {
      let variant = try #require(
        budget.nextYear.first { $0.scenario == scenario && $0.growth == growth })
      #expect(variant.total == total)
      func next(_ id: String) -> Int? { variant.rows.first { $0.programme == id }?.next }
      let units = ["publicity", "new_media", "newsletter"].compactMap(next)
      #expect(next("policy") == units.reduce(0, +), "parts add up to their parent")
      #expect(next("publicity_detail") == next("publicity"))
    }
  }

  @Test func terminalShowsTheTableInKorean() throws {
    let text = try Command.succeed(
      ["budget", Command.dataset("seogu-2017").path, "--lang", "ko"])
    #expect(text.contains("2017년 본예산 (단위: 백만원, %)"))
    let total = try #require(text.split(separator: "\n").first { $0.hasPrefix("홍보실 예산 계") })
    let cells = total.split(separator: /\s{2,}/).map(String.init)
    #expect(cells == ["홍보실 예산 계", "470", "100.00%", "619", "100.00%", "△149", "△24.07%"])
    let english = try Command.succeed(
      ["budget", Command.dataset("seogu-2017").path, "--lang", "en"])
    #expect(english.hasPrefix("2017, original budget (million won, %)") && !english.contains("신규"))
  }

  /// Thresholds: 파주시 총사업비 50억 or 시비 10억; 영향평가 100억 and 50억; 투자심사 20, 60, 200억.
  static let projects: [(String, String, [String])] = [
    ("19억9999만원", "9억9999만원", []),
    ("20억원", "0원", ["investment-self"]),
    ("49억원", "10억원", ["paju-grant-2024", "investment-self"]),
    ("50억원", "1억원", ["paju-grant-2024", "investment-self"]),
    ("59억9999만원", "1억원", ["paju-grant-2024", "investment-self"]),
    ("60억원", "12억원", ["paju-grant-2024", "investment-province"]),
    ("100억원", "49억원", ["paju-grant-2024", "investment-province"]),
    ("100억원", "50억원", ["paju-grant-2024", "impact-assessment", "investment-province"]),
    ("200억원", "50억원", ["paju-grant-2024", "impact-assessment", "investment-ministry"]),
  ]

  @Test(arguments: projects)
  func projectTripsItsGates(total: String, own: String, gates: [String]) throws {
    let budget = try budget("paju-2024", ["--total", total, "--own", own])
    #expect(budget.gates.count == 5)
    #expect(budget.gates.filter(\.tripped).map(\.id) == gates)
    #expect(budget.gates.allSatisfy { !$0.reason.isEmpty })
  }

  @Test(arguments: [
    ["--change", "nope=-10"], ["--change", "publicity=x"], ["--growth", "물가"],
    ["--growth", "물가=-101"], ["--total", "많이"], ["--total", "60억원", "--own=-1억원"],
  ])
  func wrongAssumptionsAreRefused(options: [String]) throws {
    let outcome = try Command.run(
      ["budget", Command.dataset("seogu-2017").path, "--lang", "ko"] + options)
    #expect(outcome.status == 64 && outcome.output.isEmpty && outcome.words.contains("→"))
  }
}
