import Foundation
import Testing

/// A report as its reader sees it: the text of the page without pictures and tags.
struct Page {
  /// Everything.
  let text: String
  /// The page as written.
  let html: String

  init(_ html: String) {
    self.html = html
    var plain = html.replacing(/<svg[\s\S]*?<\/svg>/, with: " ")
    plain = plain.replacing(/<style>[\s\S]*?<\/style>/, with: " ")
    plain = plain.replacing(/<[^>]+>/, with: "\n")
    for (entity, mark) in [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">")] {
      plain = plain.replacing(entity, with: mark)
    }
    text = plain.replacing("&amp;", with: "&").replacing(/\s*\n\s*/, with: "\n")
  }

  /// The part from one line up to another.
  func section(from start: String, to end: String?) throws -> String {
    let lines = text.split(separator: "\n").map(String.init)
    let first = try #require(lines.lastIndex(of: start), "no '\(start)'")
    let last = end.flatMap { end in lines[first...].firstIndex(of: end) } ?? lines.endIndex
    return lines[first..<last].joined(separator: "\n")
  }
}

/// A whole number with commas between thousands, as reports show it.
func grouped(_ value: Double) -> String {
  var digits = String(Int(value.rounded()))
  var text = ""
  while digits.count > 3 {
    text = "," + digits.suffix(3) + text
    digits.removeLast(3)
  }
  return digits + text
}
