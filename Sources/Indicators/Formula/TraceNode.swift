/// One number and what it was made from, down to observed values and rules.
///
/// The tree writes the 산출근거 of a target; any step of the way from data to target may be a node.
public struct TraceNode: Hashable, Sendable {
  /// What it is, such as a name or a rule; empty for an unnamed part of a formula.
  public let label: String
  /// How it is computed, as a formula or in words; empty for an observed value.
  public let text: String
  /// The value; nil where there is none.
  public let value: Double?
  /// The unit of the value.
  public let unit: Unit?
  /// What it was made from, in the order of the formula.
  public let children: [TraceNode]
  /// Where it was read; nil for what is computed.
  public let origin: Origin?

  /// Makes a node.
  public init(
    label: String, text: String = "", value: Double? = nil, unit: Unit? = nil,
    children: [TraceNode] = [], origin: Origin? = nil
  ) {
    self.label = label
    self.text = text
    self.value = value
    self.unit = unit
    self.children = children
    self.origin = origin
  }

  /// The node and all below it, one a line, indented by level with lines that join them.
  ///
  ///     언론매체보도율 = 0.2 * 제공 + 0.3 * 보도 = 2,128건
  ///     ├─ 0.2 * 제공 = 425.6건
  ///     │  └─ 제공 = 2,128건
  ///     └─ …
  public func tree(_ format: NumberFormat = NumberFormat(decimals: nil)) -> String {
    var lines: [String] = []
    appendLines(to: &lines, first: "", rest: "", format)
    return lines.joined(separator: "\n")
  }

  /// The node alone on one line: label, how it is computed, value with unit.
  public func line(_ format: NumberFormat = NumberFormat(decimals: nil)) -> String {
    let shown = value.map { format.text(DecimalDigits.withoutNoise($0)) + unitText }
    return [label, text, shown ?? "–"].filter { !$0.isEmpty }.joined(separator: " = ")
  }

  private var unitText: String {
    guard let symbol = unit?.symbol, !symbol.isEmpty else { return "" }
    return symbol.first?.isASCII == true && symbol.first != "%" ? " " + symbol : symbol
  }

  private func appendLines(
    to lines: inout [String], first: String, rest: String, _ format: NumberFormat
  ) {
    lines.append(first + line(format))
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      child.appendLines(
        to: &lines, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
        format)
    }
  }
}
