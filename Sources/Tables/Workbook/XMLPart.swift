import CWorkbook

/// What takes the elements of one part of a workbook as Expat finds them.
///
/// Prefixes are left out (`x:row` is `row`): each part has one vocabulary, and writers choose prefixes
/// and the transitional or strict name space as they like.
protocol XMLTaker: AnyObject {
  /// An element begins.
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: XMLName)
  /// Text, in pieces; called where ``wantsText``.
  func text(_ piece: UnsafeBufferPointer<UInt8>)
  /// Whether text is wanted now.
  var wantsText: Bool { get }
  /// Whether nothing more is wanted.
  var isDone: Bool { get }
}

/// The name of an element without its prefix, valid during the call.
struct XMLName {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ text: UnsafePointer<CChar>) { bytes = text.withoutPrefix }

  /// The only letter of the name; 0 for longer names.
  var letter: UInt8 { bytes.count == 1 ? bytes[0] : 0 }

  static func == (name: XMLName, word: StaticString) -> Bool { name.bytes.equals(word) }
}

/// The attributes of an element, by names without prefixes; valid during the call.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) { self.pairs = pairs }

  /// The bytes of an attribute; nil where it is not there.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard var pair = pairs else { return nil }
    while let key = pair.pointee, let value = pair.advanced(by: 1).pointee {
      if key.withoutPrefix.equals(name) { return value.buffer }
      pair = pair.advanced(by: 2)
    }
    return nil
  }

  /// The text of an attribute; nil where it is not there.
  func string(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A whole number; nil where it is not there or is none.
  func int(_ name: StaticString) -> Int? { bytes(name)?.wholeNumber }

  /// Whether an attribute says `1` or `true`.
  func isTrue(_ name: StaticString) -> Bool {
    bytes(name).map { $0.equals("1") || $0.equals("true") } ?? false
  }
}

extension ZipArchive {
  /// Reads a part of XML.
  ///
  /// - Throws: where it is missing, damaged, no XML, or declares a document type, through which alone
  ///   entities could be defined.
  func parse(_ part: String, by taker: some XMLTaker) throws(WorkbookProblem) {
    guard let parser = XML_ParserCreate(nil) else { throw .tooLarge(part: part) }
    defer { XML_ParserFree(parser) }
    let call = XMLCall(taker, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(call).toOpaque())
    XML_SetElementHandler(parser, XMLCall.start, XMLCall.end)
    XML_SetCharacterDataHandler(parser, XMLCall.text)
    XML_SetStartDoctypeDeclHandler(parser, XMLCall.doctype)
    var isWell = true
    var isLong = false
    try withExtendedLifetime(call) { () throws(WorkbookProblem) in
      try unpack(part) { piece in
        isWell = piece.withMemoryRebound(to: CChar.self) {
          XML_Parse(parser, $0.baseAddress, Int32($0.count), 0) == XML_STATUS_OK
        }
        isLong = call.isOneWord(after: piece.count)
        return isWell && !isLong && !taker.isDone
      }
    }
    if call.hasDoctype { throw .doctype(part: part) }
    if taker.isDone { return }
    if isLong { throw .tooLarge(part: part) }
    guard isWell, XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else {
      throw .badXML(part: part, line: Int(clamping: XML_GetCurrentLineNumber(parser)))
    }
  }
}

/// What Expat's callbacks are given.
private final class XMLCall {
  let taker: any XMLTaker
  let parser: XML_Parser
  private(set) var hasDoctype = false
  private var isSilent = true
  private var silence = 0
  /// Bytes that one tag or comment may have, which Expat keeps until it ends.
  private static let longest = 8 << 20

  init(_ taker: any XMLTaker, _ parser: XML_Parser) { (self.taker, self.parser) = (taker, parser) }

  /// Whether a word goes on and on: nothing was found in the last pieces of the part.
  func isOneWord(after count: Int) -> Bool {
    silence = isSilent ? silence + count : 0
    isSilent = true
    return silence > XMLCall.longest
  }

  private static func call(_ data: UnsafeMutableRawPointer?) -> XMLCall? {
    data.map { Unmanaged<XMLCall>.fromOpaque($0).takeUnretainedValue() }
  }

  static let start: XML_StartElementHandler = { data, name, attributes in
    guard let call = XMLCall.call(data), let name else { return }
    call.isSilent = false
    call.taker.start(XMLName(name), XMLAttributes(attributes))
    if call.taker.isDone { _ = XML_StopParser(call.parser, 0) }
  }
  static let end: XML_EndElementHandler = { data, name in
    guard let call = XMLCall.call(data), let name else { return }
    call.isSilent = false
    call.taker.end(XMLName(name))
    if call.taker.isDone { _ = XML_StopParser(call.parser, 0) }
  }
  static let text: XML_CharacterDataHandler = { data, text, count in
    guard let call = XMLCall.call(data), let text else { return }
    call.isSilent = false
    guard call.taker.wantsText else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
      call.taker.text(UnsafeBufferPointer(start: $0, count: Int(count)))
    }
  }
  static let doctype: XML_StartDoctypeDeclHandler = { data, _, _, _, _ in
    guard let call = XMLCall.call(data) else { return }
    call.hasDoctype = true
    _ = XML_StopParser(call.parser, 0)
  }
}

extension UnsafePointer<CChar> {
  /// The bytes up to the closing zero.
  fileprivate var buffer: UnsafeBufferPointer<UInt8> {
    var count = 0
    while self[count] != 0 { count += 1 }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(self).assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// The bytes behind the last colon.
  fileprivate var withoutPrefix: UnsafeBufferPointer<UInt8> {
    var (count, start) = (0, 0)
    while self[count] != 0 {
      count += 1
      if self[count - 1] == 0x3A { start = count }
    }
    return UnsafeBufferPointer(
      start: UnsafeRawPointer(self + start).assumingMemoryBound(to: UInt8.self),
      count: count - start)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the bytes of a word.
  func equals(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] != word.utf8Start[index] { return false }
    return true
  }

  /// A whole number of up to nine digits; nil for anything else.
  var wholeNumber: Int? {
    guard (1...9).contains(count) else { return nil }
    var number = 0
    for byte in self {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}
