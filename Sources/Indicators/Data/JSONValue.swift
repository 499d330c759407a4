import Foundation

/// A JSON document whose objects keep the order of their members.
///
/// Numbers are printed with the fewest digits that read back to the same value, so two runs on the
/// same input print the same bytes; values that are not finite become `null`.
public indirect enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number.
  case number(Double)
  /// A whole number, exact beyond 2⁵³.
  case integer(Int)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its key.
    public let key: String
    /// Its value.
    public let value: JSONValue

    /// Makes a member.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// An object from key–value pairs in the order given.
  public static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// The document as text; `indented` breaks lines with two spaces a level.
  public func text(indented: Bool = true) -> String {
    String(decoding: utf8(indented: indented), as: UTF8.self)
  }

  /// The same in UTF-8, as large documents are written in half the time so.
  public func utf8(indented: Bool = true) -> [UInt8] {
    var out: [UInt8] = []
    write(into: &out, depth: indented ? 0 : nil)
    return out
  }

  private func write(into out: inout [UInt8], depth: Int?) {
    switch self {
    case .null: out += "null".utf8
    case .bool(let value): out += (value ? "true" : "false").utf8
    case .number(let value): out += JSONValue.digits(value).utf8
    case .integer(let value): out += String(value).utf8
    case .string(let value): JSONValue.quote(value, into: &out)
    case .array(let values):
      JSONValue.list(values, "[", "]", depth, into: &out) { $0.write(into: &$1, depth: $2) }
    case .object(let members):
      JSONValue.list(members, "{", "}", depth, into: &out) { member, text, depth in
        JSONValue.quote(member.key, into: &text)
        text += (depth == nil ? ":" : ": ").utf8
        member.value.write(into: &text, depth: depth)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ depth: Int?,
    into out: inout [UInt8], _ body: (Element, inout [UInt8], Int?) -> Void
  ) {
    out += open.utf8
    let inner = depth.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { out += ",".utf8 }
      if let inner { breakLine(inner, into: &out) }
      body(element, &out, inner)
    }
    if let depth, !elements.isEmpty { breakLine(depth, into: &out) }
    out += close.utf8
  }

  private static func breakLine(_ depth: Int, into out: inout [UInt8]) {
    out.append(0x0A)
    for _ in 0..<(2 * depth) { out.append(0x20) }
  }

  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }

  private static func quote(_ text: String, into out: inout [UInt8]) {
    out.append(0x22)
    defer { out.append(0x22) }
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      out.append(contentsOf: text.utf8)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22: out += "\\\"".utf8
      case 0x5C: out += "\\\\".utf8
      case 0x0A: out += "\\n".utf8
      case 0x0D: out += "\\r".utf8
      case 0x09: out += "\\t".utf8
      case 0..<0x20: out += String(format: "\\u%04x", Int(byte)).utf8
      default: out.append(byte)
      }
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
