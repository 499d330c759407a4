import Foundation
public import Indicators
import Probability
public import WhatIf

/// Where a number comes from, as a tree and a sentence.
public struct ExplanationReport: Sendable {
  private let explanation: Explanation

  /// Makes the report of an explanation.
  public init(_ explanation: Explanation) {
    self.explanation = explanation
  }

  /// The tree, one node a line, numbers to seven digits.
  public var tree: String {
    ExplanationReport.shortened(explanation.trace).tree(NumberFormat(negative: .minus)) + "\n"
  }

  private static func shortened(_ node: TraceNode) -> TraceNode {
    TraceNode(
      label: node.label, text: node.text,
      value: node.value.map { Double(String(format: "%.7g", $0)) ?? $0 }, unit: node.unit,
      children: node.children.map(shortened))
  }

  /// That the tree stands at the means, and what the draws say.
  public var note: LocalizedText {
    let mean = explanation.mean
    let unit = StatisticText.suffix(explanation.question.unit)
    let (value, error) = (StatisticText.value(mean) + unit, StatisticText.error(mean))
    let draws = NumberFormat().text(Double(mean.draws))
    return LocalizedText(
      ko: "불확실한 값을 저마다의 평균에 놓고 계산했습니다. \(draws)번 뽑은 평균은 \(value)(±\(error))입니다.",
      en: "Every uncertainty stands at its mean. The mean over \(draws) draws is "
        + "\(value) (±\(error)).")
  }
}
