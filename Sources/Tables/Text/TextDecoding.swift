import Foundation
public import Indicators

/// How the text of a file was encoded.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  /// UTF-8 without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-8 with a byte order mark, as Excel writes "CSV UTF-8".
  case utf8BOM = "UTF-8 (BOM)"
  /// CP949, as Excel on Korean Windows writes "CSV"; EUC-KR is a part of it.
  case cp949 = "CP949"
  /// UTF-16, little-endian, with a byte order mark ("Unicode text" of Excel).
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, big-endian, with a byte order mark.
  case utf16BigEndian = "UTF-16BE"
  /// A sheet of an Excel workbook.
  case workbook = "XLSX"
}

/// The text of a file as UTF-8 bytes without a byte order mark, with the encoding it came in.
public struct DecodedText: Sendable, Hashable {
  /// UTF-8 bytes, always valid.
  public let bytes: [UInt8]
  /// The encoding of the file.
  public let encoding: TextEncoding
  /// What was noticed, such as which sheet of a workbook was read.
  public let findings: [Finding]

  init(bytes: [UInt8], encoding: TextEncoding, findings: [Finding] = []) {
    self.bytes = bytes
    self.encoding = encoding
    self.findings = findings
  }

  /// What to say where the text cannot be used: the error found in it, or what was noticed before and
  /// explains it.
  func explaining(_ error: Finding) -> Finding {
    if let cause = findings.first(where: { $0.severity == .error }) { return cause }
    guard let choice = findings.first(where: { $0.code == "workbook-sheet" }) else { return error }
    return Finding(
      code: error.code, severity: error.severity, place: error.place,
      message: LocalizedText(
        ko: error.message.ko + " " + choice.message.ko,
        en: error.message.en + " " + choice.message.en),
      mend: choice.mend)
  }

  /// The text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// Decides the encoding of Korean public text files: the bytes settle it, nothing is guessed.
///
/// Of an Excel workbook one sheet is read, as if it had been saved as CSV. A byte order mark decides first; then text that is valid UTF-8 is UTF-8; then text that is
/// valid CP949 is CP949; anything else is an error that names the row and the byte.
/// Text that starts as Korean UTF-8 and breaks later is damaged UTF-8, never CP949.
public enum TextDecoding {
  /// Decodes the bytes of a file; `file` is its name for messages.
  public static func decode(_ bytes: [UInt8], file: String?) throws(Finding) -> DecodedText {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return try WorkbookText.decode(bytes, file: file)
    }
    if let kind = DocumentKind(of: bytes) { throw WorkbookFindings.document(kind, file: file) }
    if let file, let sheet = WorkbookName(file).sheet {
      throw WorkbookFindings.noWorkbook(sheet, file: WorkbookName(file).path)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      if let bad = UTF8Check.scan(bytes, from: 3).firstError {
        throw TextFindings.brokenUTF8(file: file, row: row(of: bad, in: bytes), byte: bad)
      }
      return DecodedText(bytes: Array(bytes.dropFirst(3)), encoding: .utf8BOM)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return try utf16(bytes, .utf16LittleEndian, file: file)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return try utf16(bytes, .utf16BigEndian, file: file)
    }
    let scan = UTF8Check.scan(bytes)
    guard let bad = scan.firstError else { return DecodedText(bytes: bytes, encoding: .utf8) }
    if scan.threeByteCharacters >= 2 {
      throw TextFindings.brokenUTF8(file: file, row: row(of: bad, in: bytes), byte: bad)
    }
    switch CP949.decode(bytes) {
    case .success(let decoded): return DecodedText(bytes: decoded, encoding: .cp949)
    case .failure(let offset):
      let place = max(offset.value, 0)
      throw TextFindings.unknownEncoding(
        file: file, row: row(of: place, in: bytes), byte: place, value: bytes[place])
    }
  }

  /// The row of a text file, from 1, in which a byte lies.
  static func row(of offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<min(offset, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  private static func utf16(
    _ bytes: [UInt8], _ encoding: TextEncoding, file: String?
  ) throws(Finding) -> DecodedText {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (low, high) =
        encoding == .utf16LittleEndian
        ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
    else { throw TextFindings.brokenUTF16(file: file) }
    return DecodedText(bytes: Array(text.utf8), encoding: encoding)
  }
}
