import Foundation
import Indicators
import Tables
import Testing

@Suite struct TextDecodingTests {
  @Test(arguments: [
    ("utf8.csv", TextEncoding.utf8), ("utf8_bom.csv", .utf8BOM), ("cp949.csv", .cp949),
    ("utf16le.csv", .utf16LittleEndian), ("utf16be.csv", .utf16BigEndian),
  ]) func sameTextInEveryEncoding(file: String, encoding: TextEncoding) throws {
    let plain = try Fixtures.bytes("text/utf8.csv")
    let text = try TextDecoding.decode(try Fixtures.bytes("text/\(file)"), file: file)
    #expect(text.bytes == plain)
    #expect(text.encoding == encoding)
  }

  @Test func eucKRIsReadAsCP949() throws {
    let text = try TextDecoding.decode(try Fixtures.bytes("text/euckr.csv"), file: nil)
    #expect(text.bytes == (try Fixtures.bytes("text/euckr.txt")))
    #expect(text.encoding == .cp949)
  }

  /// Every character of CP949, as Python's codec maps it.
  @Test func wholeCodePageAgreesWithPython() throws {
    let text = try TextDecoding.decode(try Fixtures.bytes("text/all_cp949.bin"), file: nil)
    let expected = String(decoding: try Fixtures.bytes("text/all_cp949.txt"), as: UTF8.self)
    #expect(text.encoding == .cp949)
    let pairs = zip(text.string.unicodeScalars, expected.unicodeScalars)
    #expect(text.string.unicodeScalars.count == expected.unicodeScalars.count)
    #expect(pairs.filter { $0 != $1 }.map { "\($0) \($1)" } == [])
  }

  @Test func emptyAndASCIIAreUTF8() throws {
    #expect(try TextDecoding.decode([], file: nil).encoding == .utf8)
    #expect(try TextDecoding.decode(Array("a,b\n".utf8), file: nil).encoding == .utf8)
  }

  /// A UTF-8 file cut in the middle of a character is damaged, not CP949.
  @Test func cutUTF8IsNeverTakenForCP949() throws {
    let whole = Array("지표,기간,값\n가나다라,2023,1\n".utf8)
    for length in 8..<whole.count {
      let part = Array(whole[..<length])
      do throws(Finding) {
        #expect(try TextDecoding.decode(part, file: nil).encoding == .utf8)
      } catch {
        #expect(error.code == "broken-utf8")
      }
    }
  }

  @Test(arguments: [[0x80], [0xFF], [0xC9, 0xFE], [0xFE, 0xA1], [0xC6], [0xE9, 0x2C]])
  func bytesOutsideBothAreRefused(bytes: [UInt8]) {
    let error = #expect(throws: Finding.self) {
      try TextDecoding.decode([0x61, 0x0A] + bytes, file: "a.csv")
    }
    #expect(error?.code == "unknown-encoding")
    #expect(error?.place.row == 2)
  }
}
