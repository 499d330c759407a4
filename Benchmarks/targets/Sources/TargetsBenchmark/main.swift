import Forecasting
import Foundation
import Indicators
import Probability
import TargetSetting

// 10,000 indicators with five yearly results, two targets and a printed basis each, no two the same: proposed,
// linted, justified.
let count = 10_000
let stream = RandomStream(seed: 1, name: "targets")
var noise = [Double](repeating: 0, count: count * 5)
stream.fillNormals(&noise, from: 0)
let unit = Indicators.Unit(parsing: "건") ?? .none
var workspace = Workspace(name: "benchmark", planYear: 2024)
for index in 0..<count {
  let id = "i\(index)"
  let goal = "g\(index / 4)"
  workspace.indicators.append(
    Indicator(
      id: id, name: "지표 \(index)", goal: goal, unit: unit, weight: 25,
      direction: index % 5 == 0 ? .lower : .higher, dataSource: "내부 자료",
      basis: index % 3 == 0
        ? "최근 3개년(2021~2023) 평균 대비 \(index % 400)% 상향, 담당 \(index)"
        : "전년 실적 대비 \(index % 700)% 증가, 담당 \(index)"))
  var level = 100.0 + Double(index % 900)
  let results = (0..<5).map { year -> (Period, Double) in
    level *= exp(0.02 + 0.08 * noise[index * 5 + year])
    return (.year(2019 + year), level.rounded())
  }
  workspace.series[id] = Series(
    id: id, name: id, unit: unit, support: .nonNegative, observations: results)
  workspace.targets[id] = Series(
    id: id, name: id, unit: unit, support: .nonNegative,
    observations: [(.year(2023), level.rounded()), (.year(2024), (level * 1.02).rounded())])
}

/// Seconds of the wall and of all cores.
func measured<Value>(_ label: String, _ body: () -> Value) -> Value {
  let (start, cpu) = (Date(), clock())
  let value = body()
  let wall = Date().timeIntervalSince(start)
  let used = Double(clock() - cpu) / Double(CLOCKS_PER_SEC)
  print("\(label): \(String(format: "%.2f s, %.2f s CPU", wall, used))")
  return value
}

let proposer = TargetProposer(ProposalOptions(method: ShortHistory()))
for _ in 0..<3 {
  let plan = measured("proposed and linted") { proposer.plan(workspace) }
  let text = measured("justified") {
    Concurrent.map(plan.proposals) { $0.basis.text(.ko) }.reduce(0) { $0 + $1.utf8.count }
  }
  print("\(plan.proposals.count) proposals, \(plan.findings.count) findings, \(text) bytes")
}
