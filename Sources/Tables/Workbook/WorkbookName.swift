#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A path that may name a sheet of a workbook behind the file: `실적.xlsx#보도`.
public struct WorkbookName: Sendable {
  /// The file.
  public let path: String
  /// The sheet asked for; nil where the path names none.
  public let sheet: String?

  /// Takes a path apart, unless a file of that very name exists.
  public init(_ path: String) {
    let mark = path.indices.last { path[$0] == "#" && WorkbookName.isWorkbook(path[..<$0]) }
    if let mark, access(path, F_OK) != 0 {
      self.path = String(path[..<mark])
      sheet = String(path[path.index(after: mark)...])
      return
    }
    self.path = path
    sheet = nil
  }
  /// Whether a path ends as those of workbooks do.
  public static func isWorkbook(_ path: some StringProtocol) -> Bool {
    let ending = path.suffix(5).lowercased()
    return ending == ".xlsx" || ending == ".xlsm"
  }
}
