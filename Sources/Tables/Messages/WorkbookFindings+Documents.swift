import Indicators

extension WorkbookFindings {
  /// What to say of a document that is no table at all or of a kind that is not read.
  static func document(_ kind: DocumentKind, file: String?) -> Finding {
    let (code, message, mend) = words(kind)
    return Finding(
      code: code, severity: .error, place: Place(file: file), message: message, mend: mend)
  }

  private static let saveAsWorkbook = LocalizedText(
    ko: "엑셀에서 '다른 이름으로 저장 → Excel 통합 문서(.xlsx)' 또는 'CSV UTF-8'로 저장한 파일을 지정하십시오.",
    en: "Save it as 'Excel Workbook (.xlsx)' or 'CSV UTF-8' and name that file.")
  private static let copyTable = LocalizedText(
    ko: "문서의 표를 엑셀에 붙여 넣어 .xlsx로 저장한 파일을 지정하십시오.",
    en: "Paste the document's table into Excel, save it as .xlsx and name that file.")

  private static func words(
    _ kind: DocumentKind
  ) -> (code: String, message: LocalizedText, mend: LocalizedText) {
    switch kind {
    case .encrypted:
      (
        "workbook-encrypted",
        LocalizedText(
          ko: "암호가 걸린 파일이라 읽을 수 없습니다.", en: "The file is protected by a password."),
        LocalizedText(
          ko: "엑셀에서 열어 '파일 → 정보 → 통합 문서 보호 → 암호 설정'의 암호를 지우고 저장하십시오.",
          en: "Open it in Excel, remove the password (File, Info, Protect Workbook) and save it.")
      )
    case .oldWorkbook:
      ("workbook-file", unread("예전 엑셀 파일(.xls)", "a workbook of old Excel (.xls)"), saveAsWorkbook)
    case .binaryWorkbook:
      (
        "workbook-file", unread("엑셀 바이너리 파일(.xlsb)", "a binary workbook (.xlsb)"), saveAsWorkbook
      )
    case .openDocument:
      (
        "workbook-file",
        unread("OpenDocument 파일(.ods 등)", "an OpenDocument file (.ods or the like)"),
        saveAsWorkbook
      )
    case .hangul: ("document-file", unread("한글 문서(.hwpx)", "a Hangul document (.hwpx)"), copyTable)
    case .oldHangul: ("document-file", unread("한글 문서(.hwp)", "a Hangul document (.hwp)"), copyTable)
    case .word: ("document-file", unread("워드 문서(.docx)", "a Word document (.docx)"), copyTable)
    case .slides:
      ("document-file", unread("파워포인트 문서(.pptx)", "a presentation (.pptx)"), copyTable)
    case .compound:
      (
        "workbook-file",
        unread("예전 엑셀·한글 등의 문서 파일(.xls, .hwp)", "a workbook or document (.xls, .hwp)"),
        saveAsWorkbook
      )
    case .secured:
      (
        "document-secured",
        LocalizedText(
          ko: "문서보안(DRM)이 걸린 파일이라 읽을 수 없습니다.",
          en: "The file is locked by document security (DRM)."),
        LocalizedText(
          ko: "문서보안 프로그램에서 보안을 해제해 저장하거나, 표를 복사해 CSV로 저장할 수 있는지 보안 담당자에게 문의하십시오.",
          en: "Save it without protection, or ask who is in charge of security how to.")
      )
    case .page:
      (
        "workbook-file",
        LocalizedText(
          ko: "표가 웹 페이지(HTML, XML) 형식으로 저장된 파일이며, 이 형식은 읽지 못합니다.",
          en: "This is a web page (HTML, XML), which is not read."),
        saveAsWorkbook
      )
    case .archive(let tables): archive(tables)
    }
  }

  private static func unread(_ ko: String, _ en: String) -> LocalizedText {
    LocalizedText(
      ko: "\(ko)이며, 이 형식은 읽지 못합니다.", en: "This is \(en), which is not read.")
  }

  private static func archive(
    _ tables: [String]
  ) -> (code: String, message: LocalizedText, mend: LocalizedText) {
    let names = tables.map { "'\($0.clipped)'" }.joined(separator: ", ")
    return (
      "archive-file",
      tables.isEmpty
        ? LocalizedText(
          ko: "표가 아니라 압축 파일(.zip)입니다.", en: "This is an archive (.zip), not a table.")
        : LocalizedText(
          ko: "압축 파일(.zip)입니다. 안에 \(names) 파일이 있습니다.",
          en: "This is an archive (.zip); it holds \(names)."),
      LocalizedText(
        ko: "압축을 풀고 그 안의 표를 지정하십시오.", en: "Unpack it and name the table in it.")
    )
  }
}
