import Indicators

/// Why a workbook cannot be read; `WorkbookFindings` has the words.
enum WorkbookProblem: Error, Equatable {
  /// The file ends before the list of its parts.
  case cut
  /// A part's bytes are not what its check sum says, or lie outside the file.
  case damaged(part: String)
  /// A part is no well-formed XML.
  case badXML(part: String, line: Int)
  /// A part declares entities, which workbooks never do.
  case doctype(part: String)
  /// The parts are encrypted.
  case locked
  /// A part is compressed in another way than Deflate.
  case method(Int, part: String)
  /// A part unpacks to more than any workbook in use holds.
  case tooLarge(part: String)
  /// A part that others name is not there.
  case missing(part: String)
  /// More cells than are read.
  case tooManyCells(limit: Int)
  /// A cell lies so far from the others that the table between them would be beyond all bounds.
  case scattered(cell: String)
  /// What has its own words.
  case other(Finding)
}
