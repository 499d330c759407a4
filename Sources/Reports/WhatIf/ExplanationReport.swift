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

  /// The tree, one node a line, numbers to seven digits; periods alike are told once.
  public func tree(_ language: Language) -> String {
    ExplanationReport.shortened(explanation.trace, language).tree(NumberFormat(negative: .minus))
      + "\n"
  }

  private static func shortened(_ node: TraceNode, _ language: Language) -> TraceNode {
    TraceNode(
      label: node.label, text: node.text,
      value: node.value.map { Double(String(format: "%.7g", $0)) ?? $0 }, unit: node.unit,
      children: joined(node.children.map { shortened($0, language) }, language))
  }

  /// Three or more periods in a row of one variable with the same value: the first one in full, the
  /// others as one line.
  private static func joined(_ nodes: [TraceNode], _ language: Language) -> [TraceNode] {
    var shown: [TraceNode] = []
    var start = 0
    while start < nodes.count {
      let first = nodes[start]
      var end = start + 1
      while end < nodes.count, isRepeated(nodes[end], of: first) { end += 1 }
      shown.append(first)
      let alike = nodes[(start + 1)..<end]
      if alike.count > 1, let last = alike.last, let next = alike.first {
        let text =
          language == .ko
          ? "앞과 같은 값 \(alike.count)개, 저마다" : "\(alike.count) like the one before, each"
        shown.append(
          TraceNode(
            label: next.label.dropLast() + ".." + period(last), text: text, value: first.value,
            unit: first.unit))
      } else {
        shown += alike
      }
      start = end
    }
    return shown
  }

  private static func isRepeated(_ node: TraceNode, of first: TraceNode) -> Bool {
    guard let open = first.label.lastIndex(of: "["), node.origin == nil else { return false }
    return node.label.hasPrefix(first.label[...open]) && node.text == first.text
      && node.value == first.value && node.value != nil
  }

  /// What stands in the square brackets of a label, with the closing one.
  private static func period(_ node: TraceNode) -> Substring {
    node.label[
      (node.label.lastIndex(of: "[").map(node.label.index(after:)) ?? node.label.startIndex)...]
  }

  /// That the tree stands at the means, and what the draws say.
  public var note: LocalizedText {
    let mean = explanation.mean
    let unit = StatisticText.suffix(explanation.question.unit)
    let (value, error) = (StatisticText.value(mean) + unit, StatisticText.error(mean))
    let draws = NumberFormat().text(Double(mean.draws))
    let medians = LocalizedText(
      ko: explanation.hasMedians ? "(평균이 없거나 조건을 가르는 예/아니오·건수는 중앙값에)" : "",
      en: explanation.hasMedians
        ? " (those without one, and counts on which a condition hangs, at their median)" : "")
    return LocalizedText(
      ko: "불확실한 값을 저마다의 평균에\(medians.ko) 놓고 계산했습니다. \(draws)번 뽑은 평균은 \(value)(±\(error))입니다.",
      en: "Every uncertainty stands at its mean\(medians.en). The mean over \(draws) draws is "
        + "\(value) (±\(error)).")
  }
}
