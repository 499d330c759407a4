import Indicators
import Testing

@testable import TargetSetting

@Suite("Scores: properties")
struct ScorePropertyTests {
  static let histories: [[Double]] = [
    [90, 94, 97, 99, 105], [12, 11.4, 11, 10.2, 10.5], [3, 1, 4, 1, 5, 9, 2, 6],
    [0.2, 0.31, 0.27], [1_000_000, 1_200_000, 900_000, 1_500_000],
  ]
  static let lineNames = ScoreMethod.names.filter {
    $0.hasPrefix("deviation") || $0.hasPrefix("ratio")
  }
  static let symmetric = ["deviation-2sigma", "deviation-1sigma", "ratio-120-80", "ratio-110-90"]

  private func functions(_ names: [String], _ direction: Direction) throws -> [ScoreFunction] {
    try Self.histories.flatMap { history in
      try names.map { name in
        try #require(ScoreMethod(named: name)).fitted(to: history, direction: direction)
      }
    }
  }

  @Test(arguments: [Direction.higher, .lower])
  func scoreIsMonotoneAndInsideItsRange(_ direction: Direction) throws {
    let names = Self.lineNames + ["trend"]
    for function in try functions(names, direction) {
      let reference = function.reference
      var last = -Double.infinity
      for step in -60...60 {
        let towardsGood = direction == .higher ? Double(step) : -Double(step)
        let score = try function.score(reference * (1 + towardsGood / 100))
        #expect(score >= last && (20...100).contains(score))
        last = score
      }
    }
  }

  @Test(arguments: [Direction.higher, .lower])
  func inverseOfScoreIsIdentity(_ direction: Direction) throws {
    for function in try functions(Self.lineNames + ["trend"], direction) {
      for score in stride(from: 21.0, through: 99, by: 1.5) {
        let actual = try function.requiredActual(score: score)
        #expect(abs(try function.score(actual) - score) < 1e-9)
      }
    }
  }

  @Test(arguments: [Direction.higher, .lower])
  func symmetricMethodsScore60AtTheReference(_ direction: Direction) throws {
    for function in try functions(Self.symmetric + ["trend"], direction) {
      #expect(abs(try function.score(function.reference) - 60) < 1e-9)
    }
  }

  @Test(arguments: ["deviation-2sigma", "deviation-1sigma", "trend"])
  func lowerIsHigherOfTheNegatedSeries(_ name: String) throws {
    let method = try #require(ScoreMethod(named: name))
    for history in Self.histories {
      let lower = try method.fitted(to: history, direction: .lower)
      let higher = try method.fitted(to: history.map { -$0 }, direction: .higher)
      for step in -20...20 {
        let actual = history[0] * (1 + Double(step) / 40)
        #expect(abs(try lower.score(actual) - higher.score(-actual)) < 1e-9)
      }
    }
  }

  @Test(arguments: ScoreMethod.names.filter { $0 != "midterm" && $0 != "global" })
  func scoreDoesNotDependOnTheUnit(_ name: String) throws {
    let method = try #require(ScoreMethod(named: name))
    for history in Self.histories {
      let won = try method.fitted(to: history, direction: .higher)
      let thousand = try method.fitted(to: history.map { $0 * 1000 }, direction: .higher)
      let actual = history[0] * 1.03
      #expect(abs(try won.score(actual) - thousand.score(actual * 1000)) < 1e-8)
    }
  }

  @Test func namesReadBack() throws {
    for name in ScoreMethod.names {
      #expect(try #require(ScoreMethod(named: name)).name == name)
    }
    #expect(ScoreMethod(named: "z-score") == nil)
  }

  @Test func everyRuleHasSourceAndBothWordings() {
    for rule in MethodRules.all {
      #expect(!rule.source.isEmpty && !rule.note.ko.isEmpty && !rule.note.en.isEmpty)
    }
    #expect(Set(MethodRules.all.map(\.name)).count == MethodRules.all.count)
  }
}
