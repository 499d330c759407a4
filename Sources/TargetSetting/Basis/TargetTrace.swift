public import Indicators

/// From a proposed target to the rows it rests on: every figure of its 산출근거 with its sources.
public struct TargetTrace: Hashable, Sendable {
  /// One step of the way; the last ones have an origin or a rule.
  public struct Node: Hashable, Sendable {
    /// What it is.
    public let label: LocalizedText
    /// How it came about, in words.
    public let text: LocalizedText
    /// Its value, where it is a number.
    public let value: Double?
    /// The unit of the value.
    public let unit: Indicators.Unit?
    /// Where it was read; nil for what was worked out.
    public let origin: Origin?
    /// What it rests on.
    public let children: [Node]

    init(
      _ label: LocalizedText, text: LocalizedText = LocalizedText(verbatim: ""),
      value: Double? = nil, unit: Indicators.Unit? = nil, origin: Origin? = nil,
      children: [Node] = []
    ) {
      self.label = label
      self.text = text
      self.value = value
      self.unit = unit
      self.origin = origin
      self.children = children
    }
  }
  /// The target; below it the lines of the 산출근거, below them their figures.
  public let root: Node

  /// Traces a proposal through the workspace it was made from.
  public init(_ proposal: TargetProposal, in workspace: Workspace) {
    let tracer = TargetTracer(proposal: proposal, workspace: workspace)
    root = tracer.root
  }

  /// The tree for readers, one node a line.
  public func tree(_ language: Language) -> String {
    root.traced(language).tree(NumberFormat(negative: .minus))
  }

  /// `{"label", "text", "value", "unit", "file", "row", "column", "source", "note", "children"}`.
  public func json(_ language: Language) -> JSONValue { root.json(language) }
}

extension TargetTrace.Node {
  /// The node with its origin in words.
  func traced(_ language: Language) -> TraceNode {
    var parts = [text[language]]
    if let origin { parts.append(origin.words(language)) }
    return TraceNode(
      label: label[language],
      text: parts.filter { !$0.isEmpty }.joined(separator: " · "), value: value, unit: unit,
      children: children.map { $0.traced(language) })
  }

  func json(_ language: Language) -> JSONValue {
    .members([
      "label": .string(label[language]), "text": .string(text[language]),
      "value": value.map(JSONValue.number) ?? .null,
      "unit": unit.map { .string($0.symbol) } ?? .null,
      "file": origin?.place.file.map(JSONValue.string) ?? .null,
      "row": origin?.place.row.map(JSONValue.integer) ?? .null,
      "column": origin?.place.column.map(JSONValue.string) ?? .null,
      "source": origin.map { .string($0.source) } ?? .null,
      "note": origin.map { .string($0.note) } ?? .null,
      "children": .array(children.map { $0.json(language) }),
    ])
  }
}

extension Origin {
  /// File, row, source and note, such as `observations.csv 3행, 출처: 보고서 p.4`.
  public func words(_ language: Language) -> String {
    let korean = language == .ko
    var parts: [String] = []
    if let file = place.file {
      parts.append(file + (place.row.map { korean ? " \($0)행" : " row \($0)" } ?? ""))
    }
    if !source.isEmpty { parts.append((korean ? "출처: " : "source: ") + source) }
    if !note.isEmpty { parts.append((korean ? "비고: " : "note: ") + note) }
    return parts.joined(separator: ", ")
  }
}
