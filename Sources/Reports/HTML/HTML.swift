/// Small pieces of HTML; every text is escaped.
enum HTML {
  /// The text with the five special characters escaped.
  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.append(character)
      }
    }
    return out
  }

  /// A table with a caption; the first column is a row header, numeric columns are right-aligned.
  static func table(caption: String, header: [String], numeric: Set<Int>, rows: [[String]])
    -> String
  {
    func kind(_ column: Int) -> String { numeric.contains(column) ? " class=\"n\"" : "" }
    var out = "<table>\n<caption>\(escaped(caption))</caption>\n<thead><tr>"
    out += header.enumerated().map {
      "<th scope=\"col\"\(kind($0.offset))>\(escaped($0.element))</th>"
    }
    .joined()
    out += "</tr></thead>\n<tbody>\n"
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        column == 0
          ? "<th scope=\"row\">\(escaped(cell))</th>" : "<td\(kind(column))>\(escaped(cell))</td>"
      }
      out += "<tr>\(cells.joined())</tr>\n"
    }
    return out + "</tbody>\n</table>\n"
  }

  /// A list of sentences.
  static func list(_ items: [String]) -> String {
    items.isEmpty
      ? "" : "<ul>\n" + items.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
  }

  /// A self-contained document.
  static func document(language: String, title: String, body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>
    \(style)</style>
    </head>
    <body>
    <main>
    \(body)</main>
    </body>
    </html>

    """
  }

  private static let style = """
    body { margin: 0; background: #f6f7f9; color: #222;
      font-family: "NanumGothic", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif;
      line-height: 1.6; word-break: keep-all; }
    main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: #fff; }
    h1 { font-size: 1.6rem; line-height: 1.3; margin: .5rem 0; }
    h2 { font-size: 1.25rem; border-bottom: 2px solid #1b3a5c; padding-bottom: .2rem; margin-top: 2.5rem; }
    h3 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
    table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .92rem; }
    caption { text-align: left; color: #555; padding-bottom: .3rem; }
    th, td { border: 1px solid #d5dae0; padding: .35rem .55rem; text-align: left; vertical-align: top; }
    thead th, thead th.n { background: #eef2f6; white-space: normal; }
    tbody th { font-weight: 600; }
    .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .note { color: #555; font-size: .92rem; }
    .label { display: inline-block; background: #7c2d12; color: #fff; padding: .1rem .6rem; border-radius: .3rem; }
    .finding { border-left: 4px solid #c2410c; padding: .3rem .8rem; margin: .5rem 0; background: #fff7ed; }
    figure { margin: 1rem 0; }
    figure svg { max-width: 100%; height: auto; }
    pre { white-space: pre-wrap; background: #f6f7f9; padding: .8rem; font-family: inherit; }
    @media print { body { background: #fff; } main { max-width: none; } h2 { break-after: avoid; } }

    """
}
