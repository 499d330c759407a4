import Foundation
import Indicators
import Probability
import Testing

@testable import Forecasting

@Suite("Panel")
struct PanelTests {
  private static let levels: [Double] = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// Members that grow by about `rate` a year, with fixed wiggles.
  private func growing(
    _ count: Int, rate: Double, length: Int = 5, wiggle: Double = 0.02
  ) throws -> [Panel.Member] {
    try (0..<count).map { i in
      let values = (0..<length).map { t -> Double in
        let noise = wiggle * sin(Double(7 * i + 3 * t * t + i * t))
        return Double(50 + 10 * i) * exp(rate * Double(t) + noise)
      }
      return Panel.Member("부서\(i)", try ForecastInput(values: values, start: .year(2018)))
    }
  }

  private func quantiles(_ forecast: Forecast?) -> [Double] {
    guard let forecast else { return [] }
    return (1...forecast.horizon).flatMap { step in
      Self.levels.map { forecast.quantile($0, step: step) }
    }
  }

  @Test("One member is forecast as by short")
  func alone() throws {
    let members = try growing(1, rate: 0.04)
    let panel = try Panel(members).forecast(horizon: 3)
    let short = try ShortHistory().forecast(members[0].input, horizon: 3)
    #expect(quantiles(panel.forecasts[0]) == quantiles(short))
    #expect(panel.forecasts[0]?.method == "short" && panel.lessons[0] == nil)
    #expect(panel.correlation == 0)
  }

  @Test("Members that cannot be compared stand alone")
  func notComparable() throws {
    let members = [
      Panel.Member("가", try ForecastInput(values: [50, 52, 55], start: .year(2020))),
      Panel.Member("나", try ForecastInput(values: [-5, 3, -1], start: .year(2020))),
      Panel.Member("다", try ForecastInput(values: [5, 6, 8], start: .month(2020, 1))),
    ]
    let panel = try Panel(members).forecast(horizon: 1)
    #expect(panel.lessons.allSatisfy { $0 == nil })
    for (member, forecast) in zip(members, panel.forecasts) {
      let alone = try ShortHistory().forecast(member.input, horizon: 1)
      #expect(quantiles(forecast) == quantiles(alone))
    }
  }

  @Test("The order of members moves no figure")
  func order() throws {
    let members = try growing(7, rate: 0.03, wiggle: 0.08)
    let straight = try Panel(members).forecast(horizon: 2)
    let order = [3, 6, 0, 5, 1, 4, 2]
    let mixed = try Panel(order.map { members[$0] }).forecast(horizon: 2)
    for (place, member) in order.enumerated() {
      #expect(quantiles(mixed.forecasts[place]) == quantiles(straight.forecasts[member]))
    }
    #expect(quantiles(mixed.total()) == quantiles(straight.total()))
  }

  @Test("Multiplying all members multiplies the quantiles", arguments: [0.001, 400])
  func equivariance(factor: Double) throws {
    let members = try growing(5, rate: 0.03, wiggle: 0.08)
    let scaled = try members.map { member in
      Panel.Member(
        member.id,
        try ForecastInput(
          values: member.input.values.map { $0.map { $0 * factor } }, start: .year(2018)))
    }
    let (a, b) = (try Panel(members).forecast(horizon: 2), try Panel(scaled).forecast(horizon: 2))
    for (one, other) in zip(a.forecasts, b.forecasts) {
      for (x, y) in zip(quantiles(one), quantiles(other)) {
        #expect(abs(x * factor - y) < 1e-9 * y)
      }
    }
  }

  @Test("A member with one figure gets the panel's growth")
  func newcomer() throws {
    let members = try growing(12, rate: 0.08)
    let new = Panel.Member("신설과", try ForecastInput(values: [100], start: .year(2022)))
    let result = try Panel(members + [new]).forecast(horizon: 2)
    let alone = try ShortHistory().forecast(new.input, horizon: 1)
    #expect(abs(alone.median(step: 1) - 100) < 1e-9)
    let forecast = try #require(result.forecasts[12])
    let median = forecast.median(step: 1)
    #expect(median > 103 && median < 109)
    #expect(forecast.median(step: 2) > median + 2)
  }

  @Test("Figures that go back every time are not carried on")
  func borrowing() throws {
    // Every other year up, then down again: one member's last rise is noise, as all others show.
    let members = try (0..<16).map { i in
      let values = (0..<5).map { t in 100 * exp(0.1 * ((t + i) % 2 == 0 ? 1 : -1)) }
      return Panel.Member("부서\(i)", try ForecastInput(values: values, start: .year(2018)))
    }
    let result = try Panel(members).forecast(horizon: 1)
    for (member, forecast) in zip(members, result.forecasts.compactMap { $0 }) {
      let last = try #require(member.input.observed.last)
      let alone = try ShortHistory().forecast(member.input, horizon: 1).median(step: 1)
      let truth = 100 * 100 / last
      #expect(abs(forecast.median(step: 1) - truth) < abs(alone - truth))
    }
  }

  @Test("A total is wider than that of independent members, as wide as they go together")
  func total() throws {
    let members = try (0..<10).map { i in
      // All rise and fall in the same years.
      let values = [1, 1.2, 0.9, 1.15, 0.95].map { Double(100 + i) * $0 }
      return Panel.Member("부서\(i)", try ForecastInput(values: values, start: .year(2018)))
    }
    let result = try Panel(members).forecast(horizon: 1)
    #expect(result.correlation > 0.3 && result.correlation <= 0.9)
    let total = result.total()
    let width = { (f: Forecast) in f.quantile(0.9, step: 1) - f.quantile(0.1, step: 1) }
    let parts = result.forecasts.compactMap { $0 }.map(width)
    let independent = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(width(total) > 1.5 * independent && width(total) < parts.reduce(0, +))
    // A normal copula with one common factor: variance n + n(n − 1)ρ in units of a member's.
    let factor = (1 + 9 * result.correlation).squareRoot()
    #expect(abs(width(total) / independent / factor - 1) < 0.2)
    let half = result.total(weights: [Double](repeating: 0.5, count: 10))
    #expect(abs(half.quantile(0.9, step: 1) * 2 - total.quantile(0.9, step: 1)) < 1e-6)
  }

  @Test("Hostile members do no harm", arguments: [1e-300, 1e139, 0])
  func hostile(value: Double) throws {
    let odd = Panel.Member(
      "이상", try ForecastInput(values: [value, value, nil, value], start: .year(2019)))
    let result = try Panel(try growing(4, rate: 0.02) + [odd, odd]).forecast(horizon: 3)
    for forecast in result.forecasts {
      let all = quantiles(forecast)
      #expect(!all.isEmpty)
      #expect(all.allSatisfy { $0.isFinite })
    }
    #expect(throws: ForecastError.invalidHorizon(0)) { try Panel([odd]).forecast(horizon: 0) }
  }

  @Test("A member without any value has a reason, and takes nothing from the others")
  func withoutHistory() throws {
    let members = try growing(4, rate: 0.03)
    let empty = Panel.Member("빈 부서", try ForecastInput(values: [], start: .year(2018)))
    let gaps = Panel.Member("빈 해", try ForecastInput(values: [nil, nil], start: .year(2018)))
    let result = try Panel([empty] + members + [gaps]).forecast(horizon: 2)
    let plain = try Panel(members).forecast(horizon: 2)
    for place in [0, 5] {
      #expect(result.forecasts[place] == nil && result.lessons[place] == nil)
      #expect(
        result.outcomes[place].reason
          == .tooFewObservations(method: "panel", needed: 1, found: 0))
    }
    for place in 0..<4 {
      #expect(quantiles(result.forecasts[place + 1]) == quantiles(plain.forecasts[place]))
    }
    #expect(quantiles(result.total()) == quantiles(plain.total()))
    #expect(result.total().notes.contains { $0.ko.contains("2개는 합계에서 빠졌습니다") })
    let nobody = try Panel([empty]).forecast(horizon: 1)
    #expect(nobody.outcomes[0].reason != nil && nobody.total().horizon == 0)
    #expect(try Panel([]).forecast(horizon: 1).outcomes.isEmpty)
  }

  @Test("Gaps, two members, a thousand members, sizes from a grain to a city: finite and ordered")
  func shapes() throws {
    let gapped = try (0..<6).map { i -> Panel.Member in
      let values: [Double?] = [51, nil, 53 + Double(i), 56, i % 2 == 0 ? nil : 57, 60]
      return Panel.Member("틈\(i)", try ForecastInput(values: values, start: .year(2016)))
    }
    let sizes = try (0..<8).map { i -> Panel.Member in
      let size = pow(10, Double(3 * i - 8))
      let values = (0..<5).map { size * (1 + 0.05 * Double($0) + 0.03 * sin(Double(i * 5 + $0))) }
      return Panel.Member("크기\(i)", try ForecastInput(values: values, start: .year(2018)))
    }
    let many = try growing(1000, rate: 0.02, length: 4, wiggle: 0.05)
    for members in [gapped, try growing(2, rate: 0.02), sizes, many] {
      let result = try Panel(members).forecast(horizon: 2)
      #expect(result.lessons.allSatisfy { $0 != nil })
      for forecast in result.forecasts {
        let one = Self.levels.compactMap { forecast?.quantile($0, step: 2) }
        #expect(one.count == Self.levels.count && one.allSatisfy(\.isFinite))
        #expect(zip(one, one.dropFirst()).allSatisfy { $0 < $1 })
      }
    }
    // A size is no reason to move: the largest and the smallest grow alike.
    let result = try Panel(sizes).forecast(horizon: 1)
    for (member, forecast) in zip(sizes, result.forecasts) {
      let last = try #require(member.input.observed.last)
      let ratio = try #require(forecast?.median(step: 1)) / last
      #expect(ratio > 0.95 && ratio < 1.1)
    }
  }

  @Test("A sum is over the periods that all members forecast, shocks matched by period")
  func totalOfDifferentEnds() throws {
    var members = try growing(4, rate: 0.03)
    let early = members[0].input.dropLast(1)
    members[0] = Panel.Member("일찍", early)
    let total = try Panel(members).forecast(horizon: 2).total()
    #expect(total.periods == [.year(2023)])
    let forecasts = try Panel(members).forecast(horizon: 2).forecasts.compactMap { $0 }
    let middle = forecasts.reduce(0) { $0 + ($1[.year(2023)]?.quantile(0.5) ?? .nan) }
    #expect(abs(total.median(step: 1) / middle - 1) < 0.02)
  }

  @Test("A series that is in twice is told; equal constants are not")
  func twins() throws {
    let one = try growing(3, rate: 0.03)
    let double = Panel.Member("또", one[1].input)
    let result = try Panel(one + [double]).forecast(horizon: 1)
    func isTold(_ forecast: Forecast?) -> Bool {
      forecast?.notes.contains { $0.en.contains("2 members have exactly this history") } ?? false
    }
    #expect(result.forecasts.map(isTold) == [false, true, false, true])
    let constant = try (0..<3).map {
      Panel.Member("\($0)", try ForecastInput(values: [7, 7, 7, 7, 7], start: .year(2018)))
    }
    #expect(try Panel(constant).forecast(horizon: 1).forecasts.allSatisfy { !isTold($0) })
  }

  @Test("Counts and shares keep their support")
  func support() throws {
    let counts = try (0..<5).map { i in
      Panel.Member(
        "가\(i)",
        try ForecastInput(values: [3, 1, 4, Double(i + 1)], start: .year(2019), support: .count))
    }
    for forecast in try Panel(counts).forecast(horizon: 2).forecasts.compactMap({ $0 }) {
      let interval = forecast.interval(0.95, step: 2)
      #expect(interval.lower >= 0 && interval.lower == interval.lower.rounded())
      #expect(interval.upper == interval.upper.rounded())
    }
    let shares = try (0..<5).map { i in
      Panel.Member(
        "나\(i)",
        try ForecastInput(
          values: [95, 96, 97.5, 98.5 + 0.2 * Double(i)], start: .year(2019), support: .percent))
    }
    let result = try Panel(shares).forecast(horizon: 4)
    #expect(result.forecasts.compactMap { $0 }.count == 5)
    #expect(result.forecasts.allSatisfy { ($0?.interval(0.99, step: 4).upper ?? 101) <= 100 })
    #expect(result.lessons.allSatisfy { $0 != nil })
  }
}
