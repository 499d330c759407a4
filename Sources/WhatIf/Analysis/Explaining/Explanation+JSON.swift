public import Indicators
import Probability

extension Explanation {
  /// The explanation as a JSON document; `trace` nests `label`, `text`, `value`, `unit`, `parts`.
  public func toJSON() -> JSONValue {
    .members([
      "outcome": .string(question.label), "scenario": .string(scenario.name),
      "mean": mean.toJSON(), "trace": Explanation.json(trace),
    ])
  }

  private static func json(_ node: TraceNode) -> JSONValue {
    .members([
      "label": .string(node.label), "text": .string(node.text),
      "value": node.value.map { .number($0) } ?? .null,
      "unit": .string(node.unit?.symbol ?? ""), "parts": .array(node.children.map(json)),
    ])
  }
}
