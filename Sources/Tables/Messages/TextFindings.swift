import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Messages about files that cannot be read as text.
enum TextFindings {
  static func cannotOpen(file: String, errno code: Int32) -> Finding {
    switch code {
    case ENOENT, ENOTDIR: missingFile(file)
    case EACCES, EPERM: unreadable(file)
    case ELOOP: linkLoop(file)
    default: otherFailure(file, code)
    }
  }

  static func missingFile(_ file: String) -> Finding {
    Finding(
      code: "missing-file", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일이 없습니다.", en: "The file does not exist."),
      mend: LocalizedText(
        ko: "경로와 파일 이름을 확인하십시오.", en: "Check the path and the name of the file."))
  }

  static func formula(_ text: String, _ place: Place) -> Finding {
    Finding(
      code: "formula-text", severity: .warning, place: place,
      message: LocalizedText(
        ko: "'\(text.clipped)'\(Josa.topic.form(after: text)) CSV를 엑셀로 열면 수식으로 읽힙니다.",
        en: "A spreadsheet that opens the CSV reads '\(text.clipped)' as a formula."),
      mend: LocalizedText(
        ko: "맨 앞의 기호를 지우거나 글자로 시작하게 고치십시오. 결과 파일에도 이대로 적히므로, 출처를 모르면 엑셀로 열지 마십시오.",
        en:
          "Let it begin with a letter. Results repeat it as it is: do not open them in a spreadsheet where you do not know its origin."
      ))
  }

  private static func unreadable(_ file: String) -> Finding {
    Finding(
      code: "file-permission", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일을 읽을 권한이 없습니다.", en: "You have no permission to read the file."),
      mend: LocalizedText(
        ko: "파일 소유자에게 읽기 권한을 요청하거나, 읽을 수 있는 곳에 복사한 뒤 다시 실행하십시오.",
        en: "Ask its owner for read permission, or copy it to where you can read it."))
  }

  private static func linkLoop(_ file: String) -> Finding {
    Finding(
      code: "link-loop", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "심볼릭 링크가 서로를 가리키며 맴돌아 파일에 닿을 수 없습니다.",
        en: "Symbolic links point at each other in a circle, so the file cannot be reached."),
      mend: LocalizedText(
        ko: "링크를 지우고 실제 파일을 놓으십시오.", en: "Replace the link by the file itself."))
  }

  private static func otherFailure(_ file: String, _ code: Int32) -> Finding {
    let reason = String(cString: strerror(code))
    return Finding(
      code: "file-unreadable", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일을 읽지 못했습니다(시스템의 답: \(reason)).",
        en: "The file could not be read (the system says: \(reason))."))
  }

  static func isFolder(file: String) -> Finding {
    Finding(
      code: "is-folder", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일이 있어야 할 곳에 폴더가 있습니다.", en: "This is a folder, but a file was expected."),
      mend: LocalizedText(
        ko: "폴더 안의 파일을 지정하십시오.", en: "Name the file inside the folder."))
  }

  static func tooLarge(file: String, bytes: Int?, limit: Int) -> Finding {
    let most = limit >> 20
    let size = bytes.map { ($0 + (1 << 20) - 1) >> 20 }
    return Finding(
      code: "file-too-large", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일이 너무 큽니다\(size.map { "(\($0) MB)" } ?? ""). 한 파일은 \(most) MB까지 읽습니다.",
        en: "The file is too large\(size.map { " (\($0) MB)" } ?? ""); up to \(most) MB are read."),
      mend: LocalizedText(
        ko: "필요한 계열과 기간만 남기거나 여러 파일로 나누십시오.",
        en: "Keep only the series and periods you need, or split it into several files."))
  }

  static func emptyFile(_ file: String?) -> Finding {
    Finding(
      code: "empty-file", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "파일이 비어 있습니다. 첫 행에 열 이름이 있어야 합니다.",
        en: "The file is empty; its first row must hold the column names."),
      mend: LocalizedText(
        ko: "저장이 끝까지 되었는지 확인하고 다시 저장하십시오.",
        en: "Check that it was saved completely and save it again."))
  }

  static func brokenUTF8(file: String?, row: Int, byte: Int) -> Finding {
    Finding(
      code: "broken-utf8", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "UTF-8 파일인데 \(byte + 1)번째 바이트에서 글자가 깨져 있습니다.",
        en: "This is UTF-8 text, but a character is broken at byte \(byte + 1)."),
      mend: LocalizedText(
        ko: "파일이 잘렸거나 다른 인코딩의 글이 섞였습니다. 원본에서 'CSV UTF-8'로 다시 저장하십시오.",
        en: "It was cut short or mixed with another encoding. Save it again as 'CSV UTF-8'."))
  }

  static func brokenUTF16(file: String?) -> Finding {
    Finding(
      code: "broken-utf16", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "UTF-16 표시가 있으나 내용이 UTF-16이 아닙니다.",
        en: "The file is marked as UTF-16, but its content is not UTF-16."),
      mend: LocalizedText(
        ko: "원본에서 'CSV UTF-8'로 다시 저장하십시오.", en: "Save the original again as 'CSV UTF-8'."))
  }

  static func unknownEncoding(file: String?, row: Int, byte: Int, value: UInt8) -> Finding {
    let hex = String(value, radix: 16, uppercase: true)
    return Finding(
      code: "unknown-encoding", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "\(byte + 1)번째 바이트(0x\(hex))는 UTF-8도 CP949도 아닙니다.",
        en: "Byte \(byte + 1) (0x\(hex)) is neither UTF-8 nor CP949."),
      mend: LocalizedText(
        ko: "엑셀에서 '다른 이름으로 저장 → CSV UTF-8(쉼표로 분리)'로 저장하십시오. 명령으로는 "
          + "iconv -f 원래인코딩 -t UTF-8 원본.csv > 새파일.csv 입니다.",
        en: "In Excel, save as 'CSV UTF-8 (comma delimited)', or run "
          + "iconv -f ORIGINAL-ENCODING -t UTF-8 old.csv > new.csv."))
  }
}
