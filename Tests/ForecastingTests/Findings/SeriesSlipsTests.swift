import Foundation
import Indicators
import Probability
import Testing

@testable import Forecasting

@Suite("Slips in a history")
struct SeriesSlipsTests {
  private func noise(_ count: Int, _ name: String) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    RandomStream(seed: 11, name: name).fillNormals(&values, from: 0)
    return values
  }

  private func found(_ values: [Double], season: Int = 1) throws -> [SeriesFinding] {
    let start = season == 12 ? Period.month(2019, 1) : .year(2015)
    return SeriesFindings.suspicious(
      in: try ForecastInput(values: values, start: start, seasonLength: season))
  }

  @Test("A digit too many or too few", arguments: [0, 2, 4, 6], [10.0, 0.1, 1000, 0.001])
  func unitSlip(at place: Int, factor: Double) throws {
    var values: [Double] = [412, 430, 401, 455, 468, 460, 490]
    let right = values[place]
    values[place] *= factor
    let findings = try found(values)
    #expect(findings.map(\.kind) == [.unitSlip])
    let finding = try #require(findings.first)
    #expect(finding.period == .year(2015 + place) && finding.value == right * factor)
    #expect(abs(finding.expected - right) < 1e-9 * right)
    #expect(abs(finding.score / factor - 1) < 1e-12)
  }

  @Test("Another unit from a year on", arguments: [1000.0, 0.001, 10])
  func unitShift(factor: Double) throws {
    let values = [412, 430, 401, 455 * factor, 468 * factor, 460 * factor]
    let findings = try found(values)
    #expect(findings.map(\.kind) == [.unitShift])
    #expect(findings.first?.period == .year(2018))
  }

  @Test("A spike of a short series")
  func spike() throws {
    let findings = try found([50, 52, 51, 120, 53, 54, 55])
    #expect(findings.map(\.kind) == [.outlier])
    #expect(findings.first?.period == .year(2018) && findings.first?.value == 120)
    // Growth, even fast, and a fall are none.
    #expect(try found([10, 14, 19, 28, 39, 56]) == [])
    #expect(try found([50, 52, 51, 53, 54, 120]) == [])
    #expect(try found([3, 1, 2, 8, 1, 2]) == [], "small counts move that much")
  }

  @Test("Two months of a year in each other's place")
  func swap() throws {
    let noise = noise(48, "swap")
    var values = (0..<48).map { i -> Double in
      (100 + 40 * sin(Double(i % 12) * .pi / 6)) * exp(0.02 * noise[i])
    }
    #expect(try found(values, season: 12).filter { $0.kind == .swap } == [])
    values.swapAt(26, 31)
    let swaps = try found(values, season: 12).filter { $0.kind == .swap }
    #expect(swaps.count == 1)
    #expect(swaps.first?.period == .month(2021, 3) && swaps.first?.other == .month(2021, 8))
  }

  /// Clean series of 5 to 10 values: random walks and noise around a trend, counts, heavy tails.
  @Test("Of fifty clean series less than one gives a finding")
  func falseAlarms() throws {
    var alarms = 0
    let count = 2000
    for index in 0..<count {
      let e = noise(12, "clean \(index)")
      let (n, size) = (5 + index % 6, [0.01, 0.03, 0.1, 0.2][index / 6 % 4])
      var level = 0.05 * e[11]
      let values = (0..<n).map { t -> Double in
        switch index % 4 {
        case 0:
          level += 0.05 * e[10] + size * e[t]
          return 100 * exp(level)
        case 1: return 100 * exp(0.05 * e[10] * Double(t) + size * e[t])
        case 2: return max(0, (20 * abs(e[10]) + 4 * e[t] * abs(e[10]).squareRoot()).rounded())
        default: return 100 * exp(0.05 * e[10] * Double(t) + size * e[t] * max(1, abs(e[t])))
        }
      }
      alarms += try found(values).isEmpty ? 0 : 1
    }
    #expect(50 * alarms < count, "\(alarms) of \(count)")
  }

  @Test("Longer random walks seldom give a finding")
  func walks() throws {
    var alarms = 0
    for index in 0..<300 {
      var level = 0.0
      let values = noise(30, "walk \(index)").map { e -> Double in
        level += 0.05 * e
        return 100 * exp(level)
      }
      alarms += try found(values).isEmpty ? 0 : 1
    }
    #expect(alarms <= 6, "\(alarms) of 300")
  }

  @Test("Small counts that bunch up are no findings, figures of hundreds that do are")
  func bunches() throws {
    var counts: [Double] = [
      0, 1, 0, 2, 1, 0, 0, 12, 1, 0, 2, 1, 0, 9, 0, 1, 1, 0, 2, 0, 1, 0, 1, 2,
    ]
    #expect(try found(counts, season: 12).isEmpty)
    for index in counts.indices where counts[index] < 9 { counts[index] += 300 }
    #expect(!(try found(counts, season: 12)).isEmpty)
  }

  @Test("Whole figures are written whole")
  func words() throws {
    let finding = try #require(try found([412, 430, 4010, 455, 468, 460, 490]).first)
    #expect(finding.message.en.contains("4,010") && finding.message.en.contains("would be 401."))
  }

  @Test(
    "Short, constant, zero and huge histories",
    arguments: [
      [], [5], [5, 50], [7, 7, 7, 7, 7], [0, 0, 0, 0], [1e-300, 1e139, 1, 1e-300, 1e139],
    ] as [[Double]])
  func hostile(values: [Double]) throws {
    for finding in try found(values) {
      #expect(finding.score.isFinite && !finding.message.ko.isEmpty)
    }
  }
}
