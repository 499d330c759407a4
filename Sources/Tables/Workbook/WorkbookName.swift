#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path that may name a sheet of a workbook behind the file: `실적.xlsx#보도`, `-#보도` of standard input.
public struct WorkbookName: Sendable {
  /// The file.
  public let path: String
  /// The sheet asked for; nil where the path names none.
  public let sheet: String?

  /// Takes a path apart, unless a file of that very name exists.
  public init(_ path: String) {
    let mark = path.indices.last { mark in
      path[mark] == "#"
        && (WorkbookName.isWorkbook(path[..<mark]) || WorkbookName.isInput(path[..<mark]))
    }
    if let mark, access(path, F_OK) != 0 {
      self.path = String(path[..<mark])
      sheet = String(path[path.index(after: mark)...])
      return
    }
    self.path = path
    sheet = nil
  }

  /// Whether it is a sheet of standard input.
  public var isSheetOfInput: Bool { sheet != nil && WorkbookName.isInput(path) }

  /// How standard input is named in messages.
  static let input = "(stdin)"

  /// An argument as paths are read: a sheet of standard input, `-#보도`, looks like an option.
  public static func argument(_ text: String) -> String {
    text.hasPrefix("-#") ? input + text.dropFirst() : text
  }

  private static func isInput(_ path: some StringProtocol) -> Bool { path == "-" || path == input }

  /// Whether a path ends as those of workbooks do.
  public static func isWorkbook(_ path: some StringProtocol) -> Bool {
    let ending = path.suffix(5).lowercased()
    return ending == ".xlsx" || ending == ".xlsm"
  }
}
