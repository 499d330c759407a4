import Foundation
import Testing

/// `jipyo score` against the golden values of the domain rules, computed by hand from the formulas.
@Suite struct ScoreTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let method: String
    let lower: Bool
    let sigma: String
    let score: Double
    let scale: [Double]
    var testDescription: String { "\(method) \(lower ? "lower" : "higher") \(sigma)" }
  }

  static let golden = [
    Golden(
      method: "deviation-2sigma", lower: false, sigma: "population", score: 79.92047682223989,
      scale: [115.0399203184089, 94.9600796815911]),
    Golden(
      method: "deviation-2sigma", lower: false, sigma: "sample", score: 77.81741612749497,
      scale: [116.22497216032183, 93.77502783967817]),
    Golden(
      method: "deviation-1sigma", lower: false, sigma: "population", score: 99.84095364447974,
      scale: [110.01996015920446, 99.98003984079554]),
    Golden(
      method: "ratio-120-80", lower: false, sigma: "population", score: 69.52380952380952,
      scale: [126, 84]),
    Golden(
      method: "ratio-110-90", lower: false, sigma: "population", score: 79.04761904761901,
      scale: [115.5, 94.5]),
    Golden(
      method: "trend", lower: false, sigma: "population", score: 95.5910781458054, scale: []),
    Golden(
      method: "deviation-2sigma", lower: true, sigma: "population", score: 81.875,
      scale: [9.22, 11.78]),
    Golden(
      method: "deviation-2sigma", lower: true, sigma: "sample", score: 79.56559480312313,
      scale: []),
    Golden(
      method: "ratio-120-80", lower: true, sigma: "population", score: 73.33333333333331,
      scale: [8.4, 12.6]),
    Golden(
      method: "trend", lower: true, sigma: "population", score: 57.140634900814746, scale: []),
  ]

  struct Report: Decodable {
    let score: Double?
    let requiredActual: Double?
    let reference: Double
    let best: Double?
    let floor: Double?
    let method: String
    let notes: [String]
  }

  private func report(_ arguments: [String]) throws -> Report {
    let text = try Command.succeed(["score"] + arguments + ["--json"])
    let keys = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let required: Set<String> = ["reference", "best", "floor", "method", "notes"]
    #expect(required.isSubset(of: Set(try #require(keys).keys)))
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  @Test(arguments: golden) func scoreIsTheGoldenValue(_ golden: Golden) throws {
    let report = try report([
      "--method", golden.method, "--sigma", golden.sigma,
      "--history", golden.lower ? "12.0,11.4,11.0,10.2,10.5" : "90,94,97,99,105",
      "--actual", golden.lower ? "9.8" : "110", "--direction", golden.lower ? "lower" : "higher",
    ])
    #expect(abs(try #require(report.score) - golden.score) < 1e-9)
    #expect(report.method == golden.method && report.notes.isEmpty)
    if let best = golden.scale.first, let floor = golden.scale.last {
      #expect(abs(try #require(report.best) - best) < 1e-9)
      #expect(abs(try #require(report.floor) - floor) < 1e-9)
      #expect(report.reference == (golden.lower ? 10.5 : 105))
    }
  }

  @Test func scoreOfNinetyNeedsTheGoldenActual() throws {
    let report = try report([
      "--method", "deviation-2sigma", "--history", "90,94,97,99,105", "--score", "90",
      "--direction", "higher",
    ])
    #expect(abs(try #require(report.requiredActual) - 112.52994023880667) < 1e-9)
    #expect(report.score == nil)
  }

  @Test func flatHistoryFallsBackAndSaysSo() throws {
    let report = try report([
      "--method", "deviation-2sigma", "--history", "133010,133010,133010", "--actual", "133010",
    ])
    #expect(report.method == "ratio-120-80" && report.score == 60 && report.notes.count == 1)
  }

  @Test func achievementOfPublicFixtures() throws {
    let higher = try report([
      "--method", "achievement", "--history", "4", "--target", "4.0", "--actual", "4.11",
    ])
    #expect(abs(try #require(higher.score) - 102.75) < 1e-9)
    let lower = try report([
      "--method", "achievement", "--history", "2.5", "--target", "2.5", "--actual", "2.0",
      "--direction", "lower",
    ])
    #expect(try #require(lower.score) == 125)
    let zero = try report([
      "--method", "achievement", "--history", "1", "--target", "0", "--actual", "4",
    ])
    #expect(zero.score == nil && zero.notes.count == 1)
  }

  static let wrongUses: [(String, Int32)] = [
    ("--method trend --history 1,x,3 --actual 3", 2),
    ("--method trend --history 1,NaN,3 --actual 3", 2),
    ("--method trend --history 1,,3 --actual 3", 2),
    ("--method ratio-120-80 --history 0,0,0 --actual 1", 2),
    ("--method trend --history 1,2,3 --actual nan", 2),
    ("--method ratio-110-90 --history 1,2,3 --score 300", 2),
    ("--method nope --history 1,2,3 --actual 3", 64),
    ("--method trend --history 1,2,3", 64),
    ("--method trend --history 1,2,3 --actual 3 --score 90", 64),
    ("--method trend --history 1,2,3 --actual 3 --direction up", 64),
  ]

  @Test(arguments: wrongUses)
  func wrongUseEndsWithItsCode(options: String, status: Int32) throws {
    let arguments = options.split(separator: " ").map(String.init)
    let outcome = try Command.run(["score"] + arguments + ["--json"])
    #expect(outcome.status == status && outcome.output.isEmpty && !outcome.words.isEmpty)
  }
}
