import Charts
import Indicators

private func point(_ year: Int, _ value: Double) -> IndicatorChart.Point {
  IndicatorChart.Point(period: .year(year), value: value)
}

private func step(_ year: Int, _ middle: Double, _ width: Double) -> IndicatorChart.Fan {
  let levels: [(Double, Double)] = [(50, 0.7), (80, 1.3), (95, 2.2)]
  let bands = levels.map { level, times -> IndicatorChart.Fan.Band in
    let half = width * times
    return IndicatorChart.Fan.Band(level: level, lower: middle - half, upper: middle + half)
  }
  return IndicatorChart.Fan(period: .year(year), middle: middle, bands: bands)
}

/// 서구's press indicator with an invented forecast, to look at.
let pressChart = IndicatorChart(
  id: "press", title: "언론매체보도율", unit: "건", status: .real, actuals: [point(2015, 2128)],
  targets: [
    point(2015, 2128), point(2016, 1908), point(2017, 1914), point(2018, 1926), point(2019, 1926),
  ], proposed: point(2018, 2130),
  fan: [step(2016, 2128, 150), step(2017, 2130, 230), step(2018, 2132, 300)],
  method: "단기 풀링(자료 1개)")

/// A longer history with a gap and a single forecast step.
let savingsChart = IndicatorChart(
  id: "savings", title: "원가심사 절감률", unit: "%", status: .synthetic,
  actuals: [
    point(2015, 4.2), point(2017, 5.5), point(2018, 4.6), point(2019, 4.8), point(2023, 6.4),
  ], targets: [], proposed: nil, fan: [step(2024, 6.1, 0.9)], method: "단기 풀링(자료 1개)")

let scenarioChart = ScenarioChart(
  id: "coverage", title: "언론매체보도율 시나리오 비교", unit: "건", target: 1926,
  rows: [
    .init(
      name: "base", reason: "", mean: 1900,
      quantiles: [0.05: 1700, 0.25: 1820, 0.5: 1900, 0.75: 1980, 0.95: 2100], attainment: 0.42,
      overlay: ["base"]),
    .init(
      name: "monthly3", reason: "월 3회", mean: 1935,
      quantiles: [0.05: 1740, 0.25: 1850, 0.5: 1934, 0.75: 2015, 0.95: 2140], attainment: 0.53,
      overlay: ["base", "monthly3"]),
  ],
  stamp: RunStamp(seed: 7, draws: 4096, sampler: "sobol", modelDigest: "ab12"))

let budgetChart = WaterfallChart(
  id: "budget", title: "홍보실 예산 변동", unit: "백만원", start: ("2017년 본예산", 470),
  steps: [
    .init(name: "구정홍보 활동 강화", change: -18), .init(name: "뉴미디어를 활용한 주민소통 강화", change: 12),
    .init(name: "행정운영경비", change: 0),
  ], endName: "2018년 전망")

let calibrationChart = CalibrationChart(
  id: "backtest", title: "예측구간은 말한 만큼 맞았나",
  lines: [
    .init(
      name: "auto", cases: 240,
      points: [
        .init(nominal: 0.5, observed: 0.49), .init(nominal: 0.8, observed: 0.79),
        .init(nominal: 0.95, observed: 0.946),
      ]),
    .init(
      name: "theta", cases: 240,
      points: [
        .init(nominal: 0.5, observed: 0.38), .init(nominal: 0.8, observed: 0.66),
        .init(nominal: 0.95, observed: 0.82),
      ]),
  ])

/// Budgets of which the least has no choice, with proofs that did not quite close.
let frontierChart = FrontierChart(
  id: "benefit", title: "사업 배분: 효과의 평균을 가장 크게",
  limit: .init(name: "사업비 ≤", unit: "백만원"), measure: .init(name: "효과 평균", unit: "명"),
  points: [
    .init(bound: 200, best: nil, proved: nil, chosen: 0),
    .init(bound: 300, best: 6_629.1, proved: 6_629.1, chosen: 2),
    .init(bound: 450, best: 10_710.6, proved: 10_900, chosen: 4),
    .init(bound: 600, best: 15_123.6, proved: 15_500, chosen: 5),
  ],
  asked: (400, 9_800),
  run: (RunStamp(seed: 7, draws: 4096, sampler: "mc", modelDigest: "ab12"), ["base"]))
