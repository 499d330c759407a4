/// What a file is that is no workbook of the kind that is read.
enum DocumentKind: Equatable {
  /// `.xlsb`, whose parts are binary.
  case binaryWorkbook
  /// `.ods` and its kin.
  case openDocument
  /// `.hwpx`.
  case hangul
  /// `.docx`.
  case word
  /// `.pptx`.
  case slides
  /// Any other ZIP, with the files in it that might be meant.
  case archive(tables: [String])
  /// `.xls` of Excel 97 to 2003.
  case oldWorkbook
  /// `.hwp`.
  case oldHangul
  /// A document with a password: an encrypted package.
  case encrypted
  /// Another compound file.
  case compound
  /// A file that a programme for document security has locked.
  case secured
  /// A page of the web, as many systems give out under the name `.xls`.
  case page

  /// What a ZIP holds; nil where it is a workbook.
  init?(of archive: ZipArchive) {
    let relations = try? Relationships(archive, of: "")
    let main = (relations?.first(kind: "officeDocument") ?? "").lowercased()
    if main.hasSuffix("workbook.bin") || archive.has("xl/workbook.bin") {
      self = .binaryWorkbook
    } else if archive.has("xl/workbook.xml") || main.hasPrefix("xl/") {
      return nil
    } else if archive.has("word/document.xml") {
      self = .word
    } else if archive.has("ppt/presentation.xml") {
      self = .slides
    } else if archive.has("Contents/content.hpf") || archive.has("Contents/section0.xml") {
      self = .hangul
    } else if archive.has("content.xml"), archive.has("META-INF/manifest.xml") {
      self = .openDocument
    } else if !main.isEmpty, archive.has(main) {
      return nil
    } else {
      let endings = [".csv", ".xlsx", ".xlsm", ".txt"]
      let tables = archive.names.filter { name in
        endings.contains { name.lowercased().hasSuffix($0) }
      }
      self = .archive(tables: Array(tables.prefix(3)))
    }
  }

  /// What the first bytes of a file tell that is no text; nil for all others.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self.init(ofCompound: bytes)
    } else if bytes.starts(with: [0x9B] + " DRMONE".utf8) || bytes.starts(with: "SCDSA00".utf8) {
      // Fasoo and SoftCamp.
      self = .secured
    } else if DocumentKind.isPage(bytes) {
      self = .page
    } else {
      return nil
    }
  }

  /// Whether a text begins with a tag and has that of a page or a table near its beginning.
  private static func isPage(_ bytes: [UInt8]) -> Bool {
    let text = bytes.prefix(4096).drop { $0 <= 0x20 || $0 >= 0xBB }
    guard text.first == UInt8(ascii: "<") else { return false }
    let words = String(decoding: text, as: UTF8.self).lowercased()
    return ["<html", "<table", "<!doctype html", "<?mso-application", "office:spreadsheet"]
      .contains { words.contains($0) }
  }

  /// What a compound file (MS-CFB) holds, by the names of its streams, which stand at multiples of 128
  /// bytes in UTF-16.
  init(ofCompound bytes: [UInt8]) {
    let kinds: [(name: String, kind: DocumentKind)] = [
      ("EncryptedPackage", .encrypted), ("Workbook", .oldWorkbook), ("Book", .oldWorkbook),
      ("HwpSummaryInformation", .oldHangul), ("FileHeader", .oldHangul),
    ]
    for start in stride(from: 512, to: bytes.count - 64, by: 128) {
      for (name, kind) in kinds where DocumentKind.isName(name, bytes, at: start) {
        self = kind
        return
      }
    }
    self = .compound
  }
  /// Whether a name stands in UTF-16 at a place, and ends there.
  private static func isName(_ name: String, _ bytes: [UInt8], at start: Int) -> Bool {
    var place = start
    for letter in name.utf8 {
      guard bytes[place] == letter, bytes[place + 1] == 0 else { return false }
      place += 2
    }
    return bytes[place] == 0
  }
}
