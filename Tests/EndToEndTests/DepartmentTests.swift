import Foundation
import Testing

/// A department's composite score: chance of each grade, and which indicator to work on.
@Suite struct DepartmentTests {
  struct Report: Decodable {
    struct Department: Decodable {
      let name: String
      let composite, together: Composite
      let indicators: [Row]
    }
    struct Composite: Decodable {
      struct Grade: Decodable {
        let grade: String
        let from, probability: Double
      }
      let correlation, mean, standardError: Double
      let quantiles: [String: Double]
      let grades: [Grade]
    }
    struct Row: Decodable {
      let id: String
      let share, expectedScore, contribution, perUnit, perPercent: Double
    }
    let departments: [Department]
  }

  private func report(_ path: String, _ options: [String] = []) throws -> Report {
    let text = try Command.succeed(["department", path, "--json"] + options)
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  @Test(arguments: ["seogu-2017", "paju-2024"]) func figuresAddUp(dataset: String) throws {
    for one in try report(Command.dataset(dataset).path).departments {
      #expect(abs(one.indicators.map(\.share).reduce(0, +) - 1) < 1e-12)
      #expect(abs(one.composite.grades.map(\.probability).reduce(0, +) - 1) < 1e-9)
      let sum = one.indicators.map(\.contribution).reduce(0, +)
      #expect(abs(sum - one.composite.mean) < 1e-6)
      for row in one.indicators {
        #expect(abs(row.contribution - row.share * row.expectedScore) < 1e-9)
        #expect((20...100).contains(row.expectedScore))
      }
      // Whatever moves together, the mean is that of the parts; only the spread changes.
      let noise = 4 * (one.composite.standardError + one.together.standardError)
      #expect(abs(one.composite.mean - one.together.mean) < noise)
      #expect(
        one.indicators.count < 2 || one.together.standardError > one.composite.standardError)
    }
  }

  /// Weights 50, 30 and 20 of `indicators.csv`; a slope per percent is a hundredth of the last
  /// result times the slope per unit, and no slope exceeds that of the straight line of the score.
  @Test func sharesAndSlopesAreThoseOfThePlan() throws {
    let rows = try #require(
      report(Command.dataset("seogu-2017").path).departments.first?.indicators)
    #expect(rows.map(\.share) == [0.5, 0.3, 0.2])
    for (row, last) in zip(rows, [2128.0, 133_010, 165]) {
      let steepest = row.share * 80 / (0.4 * last)
      #expect(row.perUnit > 0 && row.perUnit <= steepest * 1.000001)
    }
    let best = try #require(rows.max { $0.perPercent < $1.perPercent })
    #expect(best.id == "press_coverage")
    let text = try Command.succeed([
      "department", Command.dataset("seogu-2017").path, "--lang", "ko",
    ])
    #expect(text.contains("점수가 가장 많이 오르는 지표는 언론매체보도율("))
    #expect(text.contains("20,000회 추출"))
  }

  /// Rows of indicators and goals in another order: the same departments with the same figures.
  @Test(arguments: ["seogu-2017", "paju-2024"])
  func orderOfTheFilesChangesNothing(dataset: String) throws {
    let folder = try TemporaryFolder()
    let copy = try folder.copy(dataset: dataset, to: "w")
    for name in ["indicators.csv", "goals.csv"] {
      let lines = try folder.read("w/\(name)").split(separator: "\n")
      let turned = [lines[0]] + lines.dropFirst().reversed()
      try folder.write(turned.joined(separator: "\n") + "\n", to: "w/\(name)")
    }
    func departments(_ path: String) throws -> [String: Report.Department] {
      Dictionary(
        uniqueKeysWithValues: try report(path).departments.map { ($0.name, $0) })
    }
    let (before, after) = (
      try departments(Command.dataset(dataset).path), try departments(copy.path)
    )
    #expect(before.keys.sorted() == after.keys.sorted())
    for (name, one) in before {
      let other = try #require(after[name])
      #expect(abs(one.composite.mean - other.composite.mean) < 1e-9)
      for (a, b) in zip(one.composite.grades, other.composite.grades) {
        #expect(a.grade == b.grade && abs(a.probability - b.probability) < 1e-9)
      }
      for row in one.indicators {
        let same = try #require(other.indicators.first { $0.id == row.id })
        #expect(abs(row.contribution - same.contribution) < 1e-9)
        #expect(abs(row.perPercent - same.perPercent) < 1e-9)
      }
    }
  }

  @Test func unitsOfSlopes() throws {
    let path = Command.dataset("paju-2024").path
    let text = try Command.succeed(["department", path, "--lang", "ko"])
    let rate = try #require(text.split(separator: "\n").first { $0.hasPrefix("원가심사 절감률") })
    #expect(rate.contains("/%p"), "a unit of a rate is a point")
  }

  @Test(arguments: ["self", "provincial"]) func schemesNeedParts(_ scheme: String) throws {
    let path = Command.dataset("paju-2024").path
    for options in [[], ["--json"], ["--csv"]] {
      let outcome = try Command.run(
        ["department", path, "--scheme", scheme, "--lang", "ko"] + options)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.words.contains("indicators.csv의 part 열에"))
      #expect(outcome.words.contains("assessment-\(scheme)"))
    }
  }

  /// 자체평가: common 70, own 30, each shared by the weights inside it.
  @Test func selfAssessmentWeighsItsParts() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.copy(dataset: "seogu-2017", to: "w")
    let lines = try folder.read("w/indicators.csv").split(separator: "\n")
    let parts = ["part", "common", "own", "own"]
    try folder.write(
      zip(lines, parts).map { "\($0),\($1)" }.joined(separator: "\n") + "\n",
      to: "w/indicators.csv")
    let rows = try #require(
      report(copy.path, ["--scheme", "self"]).departments.first?.indicators)
    for (row, share) in zip(rows, [0.7, 0.3 * 0.6, 0.3 * 0.4]) {
      #expect(abs(row.share - share) < 1e-12)
    }
  }

  @Test func correlationIsCheckedAndNotShownTwice() throws {
    let path = Command.dataset("seogu-2017").path
    let half = try Command.succeed(["department", path, "--correlation", "0.5", "--lang", "ko"])
    #expect(half.components(separatedBy: "확률(상관 0.5)").count == 2)
    for wrong in ["2", "-1", "nan", "x"] {
      let outcome = try Command.run(["department", path, "--correlation=\(wrong)"])
      #expect(outcome.status == 64 && outcome.output.isEmpty)
    }
  }
}
