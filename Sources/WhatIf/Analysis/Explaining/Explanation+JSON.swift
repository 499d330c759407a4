public import Indicators
import Probability

extension Explanation {
  /// The explanation as a JSON document; `trace` nests `label`, `text`, `value`, `unit`, `parts` and,
  /// for what was read from a file, `file`, `row`, `column`, `source`.
  public func toJSON() -> JSONValue {
    .members([
      "outcome": .string(question.label), "scenario": .string(scenario.name),
      "mean": mean.toJSON(), "trace": Explanation.json(trace),
    ])
  }

  private static func json(_ node: TraceNode) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("label", .string(node.label)), .init("text", .string(node.text)),
      .init("value", node.value.map { .number($0) } ?? .null),
      .init("unit", .string(node.unit?.symbol ?? "")),
      .init("parts", .array(node.children.map(json))),
    ]
    if let origin = node.origin {
      members += [
        .init("file", origin.place.file.map(JSONValue.string) ?? .null),
        .init("row", origin.place.row.map(JSONValue.integer) ?? .null),
        .init("column", origin.place.column.map(JSONValue.string) ?? .null),
        .init("source", .string(origin.source)),
      ]
    }
    return .object(members)
  }
}
