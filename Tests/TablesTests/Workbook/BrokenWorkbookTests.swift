import Indicators
import Testing

@testable import Tables

/// Files that are no sound workbook: each says what is wrong, and none takes time or memory.
@Suite struct BrokenWorkbookTests {
  @Test(arguments: [
    ("bad-xml.xlsx", "workbook-damaged", "XML"), ("bad-cut.xlsx", "workbook-damaged", "잘렸습니다"),
    ("bad-crc.xlsx", "workbook-damaged", "xl/worksheets/sheet1.xml"),
    ("bad-address.xlsx", "workbook-damaged", "손상"),
    ("bad-string.xlsx", "workbook-damaged", "손상"),
    ("bad-no-sheet.xlsx", "workbook-damaged", "없습니다"),
    ("bad-laughs.xlsx", "workbook-damaged", "문서 형식 선언"),
    ("bad-method.xlsx", "workbook-damaged", "압축 방식(12)"),
    ("bad-bomb.xlsx", "workbook-too-large", "압축을 풀면"),
    ("bad-merged.xlsx", "workbook-too-large", "1200만 칸"),
    ("bad-word.xlsx", "workbook-too-large", "sheet1.xml"),
    ("bad-repeated.xlsx", "workbook-too-large", "sheet1.xml"),
    ("bad-far.xlsx", "workbook-scattered", "XFD1048576"),
    ("bad-empty.xlsx", "empty-file", "'S'"), ("bad-hidden.xlsx", "hidden-sheets", "'S'"),
    ("kind-encrypted.xlsx", "workbook-encrypted", "암호"),
    ("long-libreoffice.xls", "workbook-file", "(.xls)"),
    ("long-libreoffice.ods", "workbook-file", ".ods"),
    ("kind-binary.xlsb", "workbook-file", ".xlsb"), ("kind-hwpx.hwpx", "document-file", ".hwpx"),
    ("kind-hangul.hwp", "document-file", ".hwp"), ("kind-word.docx", "document-file", ".docx"),
    ("kind-slides.pptx", "document-file", ".pptx"),
    ("kind-archive.zip", "archive-file", "'자료/실적.csv'"),
  ]) func saysWhatIsWrong(file: String, code: String, words: String) throws {
    let finding = try #require(Workbooks.problem(file))
    #expect(finding.code == code)
    #expect(finding.severity == .error)
    #expect(finding.message.ko.contains(words), "\(finding.message.ko)")
    #expect(finding.mend != nil)
  }

  @Test(arguments: [
    ("SCDSA002\u{0}\u{0}", "document-secured"), ("<html><body><table>", "workbook-file"),
    ("\u{FEFF} <!DOCTYPE HTML>", "workbook-file"),
    ("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", "workbook-file"),
  ]) func otherDocumentsUnderItsName(text: String, code: String) {
    let error = #expect(throws: Finding.self) {
      try TextDecoding.decode(Array(text.utf8), file: "a.xls")
    }
    #expect(error?.code == code)
  }

  @Test func tablesMayBeginWithASign() throws {
    let text = "<지표>,기간,값\n"
    #expect(try TextDecoding.decode(Array(text.utf8), file: nil).string == text)
  }

  @Test(arguments: ["odd-stored.xlsx", "odd-zip64.xlsx", "long-openpyxl.xlsx"])
  func everyCutIsAnError(file: String) throws {
    let whole = try Fixtures.bytes("workbook/\(file)")
    for length in 4..<whole.count {
      #expect(throws: Finding.self) {
        try TextDecoding.decode(Array(whole[..<length]), file: file)
      }
    }
  }

  /// A changed byte is noticed or changes nothing: every part has a check sum.
  @Test(arguments: ["odd-stored.xlsx", "odd-zip64.xlsx", "cells-xlsxwriter.xlsx"])
  func everyChangedByteIsNoticed(file: String) throws {
    let whole = try Fixtures.bytes("workbook/\(file)")
    let sound = try TextDecoding.decode(whole, file: file).bytes
    for place in whole.indices.dropFirst(4) {
      var bytes = whole
      bytes[place] ^= 0xFF
      guard let text = try? TextDecoding.decode(bytes, file: file) else { continue }
      // A part that goes by another name, such as the styles, is as one that is not there.
      #expect(text.bytes.count >= sound.count / 2, "byte \(place)")
    }
  }

  /// No size or place of eight bytes, however large, is added to before it is looked at.
  @Test(arguments: [Int.max, Int.max - 40, .min, 1 << 40])
  func everyLargeNumberIsNoticed(number: Int) throws {
    let whole = try Fixtures.bytes("workbook/odd-zip64.xlsx")
    let sound = try TextDecoding.decode(whole, file: nil).bytes
    let eight = withUnsafeBytes(of: number.littleEndian, Array.init)
    for place in 4..<(whole.count - 8) {
      var bytes = whole
      bytes.replaceSubrange(place..<(place + 8), with: eight)
      guard let text = try? TextDecoding.decode(bytes, file: nil) else { continue }
      #expect(text.bytes.count >= sound.count / 2, "byte \(place)")
    }
  }

  @Test func sheetsAreNamedBehindTheFileOnlyWhereNoSuchFileIs() throws {
    #expect(WorkbookName("a#b/실적.XLSX#보도#2").sheet == "보도#2")
    #expect(WorkbookName("실적.csv#보도").sheet == nil)
    let path = Workbooks.path("odd-stored.xlsx")
    #expect(WorkbookName(path).path == path)
    #expect(WorkbookName(path + "#S").path == path)
  }
}
