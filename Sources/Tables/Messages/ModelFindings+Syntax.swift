import Indicators

/// Messages about driver model files that are no YAML, or have parts of another form.
extension ModelFindings {
  static func empty(file: String?) -> Finding {
    error(
      "model-empty", Place(file: file), ko: "모형 파일이 비어 있습니다.", en: "The model file is empty.",
      mend: LocalizedText(
        ko: "levers, uncertainties, formulas, outcomes를 쓰십시오.",
        en: "Write levers, uncertainties, formulas and outcomes."))
  }

  /// What cannot be read as YAML; `line` is the text of the row.
  static func syntax(_ problem: YAMLProblem, line: String, file: String?) -> Finding {
    let place = Place(file: file, row: problem.row)
    if !problem.duplicateKeys.isEmpty { return duplicateKeys(problem.duplicateKeys, place) }
    if let slip = slip(in: line) {
      return error(
        "model-syntax", place, ko: slip.ko, en: slip.en,
        mend: LocalizedText(
          ko: "탭은 공백 두 칸으로, 전각 기호는 반각 기호로 바꾸십시오.",
          en: "Put two spaces for a tab, and plain signs for full-width ones."))
    }
    if problem.words.contains("cannot start any token") {
      return error(
        "model-syntax", place, ko: "따옴표로 감싸지 않은 %, @, ` 같은 기호로 시작하는 값이 있습니다.",
        en: "A value starts with a sign such as %, @ or ` outside quotes.",
        mend: LocalizedText(
          ko: "그 값을 큰따옴표로 감싸십시오. 예: unit: \"%\"",
          en: "Put it into quotes, as in unit: \"%\"."))
    }
    if problem.words.contains("or '}'"), line.contains("["), !line.contains("\"") {
      return error(
        "model-syntax", place,
        ko: "중괄호 { } 안에 따옴표로 감싸지 않은 대괄호 [ ]가 있습니다.",
        en: "There are brackets [ ] outside quotes within braces { }.",
        mend: LocalizedText(
          ko: "대괄호가 든 수식은 큰따옴표로 감싸거나 한 줄에 하나씩 쓰십시오. 예: y: \"x / 100 [%]\"",
          en: "Quote a formula with brackets, or write one a line, as in y: \"x / 100 [%]\"."))
    }
    let words = translated(problem.words)
    return error(
      "model-syntax", place, ko: "YAML로 읽을 수 없습니다: \(words.ko).",
      en: "This cannot be read as YAML (\(words.en)).",
      mend: LocalizedText(
        ko: "이 행과 바로 윗행을 보십시오. 들여쓰기는 공백으로 맞추고, ':'이나 '#'이 든 글은 따옴표로 감싸며, 괄호의 "
          + "짝을 확인하십시오.",
        en: "Look at this row and the one above: indent with spaces, quote text that contains ':' "
          + "or '#', and close every bracket."))
  }

  private static func duplicateKeys(_ keys: [String], _ place: Place) -> Finding {
    let shown = keys.quotedList.clipped
    return error(
      "model-duplicate-key", place, ko: "같은 이름이 한곳에 두 번 쓰였습니다: \(shown).",
      en: "The same key is written twice in one place: \(shown).",
      mend: keys.lazy.compactMap(commaHint).first
        ?? LocalizedText(
          ko: "하나만 남기거나 이름을 바꾸십시오.", en: "Keep one of them or rename the other."))
  }

  /// A tab that indents, or a full-width sign that is none of YAML's.
  private static func slip(in line: String) -> LocalizedText? {
    if line.prefix(while: \.isWhitespace).contains("\t") {
      return LocalizedText(ko: "들여쓰기에 탭이 있습니다.", en: "The row is indented by a tab.")
    }
    let outside = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
    guard let sign = outside.first(where: { "：｛｝［］，＂＇＃".contains($0) }) else { return nil }
    return LocalizedText(
      ko: "전각 기호 '\(sign)'\(Josa.subject.form(after: "기호")) 있습니다.",
      en: "There is a full-width sign '\(sign)'.")
  }

  /// The library's words for what is wrong, and what they mean.
  private static func translated(_ words: String) -> LocalizedText {
    let meanings: [(String, String)] = [
      ("mapping values are not allowed", "'이름: 값'이 올 수 없는 자리에 ':'이 있습니다"),
      ("expected ',' or '}'", "중괄호 안에 ','가 빠졌거나 '}'로 닫지 않았습니다"),
      ("expected ',' or ']'", "대괄호 안에 ','가 빠졌거나 ']'로 닫지 않았습니다"),
      ("expected key", "들여쓰기가 앞의 행들과 맞지 않습니다"),
      ("could not find expected ':'", "이름 뒤에 ':'이 없습니다"),
      ("block end", "들여쓰기가 앞의 행들과 맞지 않습니다"),
      ("unexpected end of stream", "따옴표를 닫지 않았습니다"),
      ("another document", "'---' 뒤에 또 다른 문서가 있습니다"),
      ("undefined alias", "'*'로 가리킨 이름(&)이 없습니다"),
      ("unknown escape", "큰따옴표 안의 '\\\\' 뒤에 올 수 없는 글자가 있습니다"),
    ]
    let meaning = meanings.first { words.contains($0.0) }?.1
    return LocalizedText(ko: meaning ?? words, en: words)
  }

  /// The form each part of the file must have.
  private static func form(of section: String) -> LocalizedText {
    switch section {
    case "title": LocalizedText(verbatim: "title: 홍보실 2018")
    case "correlations": LocalizedText(verbatim: "- [a, b, 0.3]")
    case "outcomes": LocalizedText(verbatim: "[coverage, cost]")
    case "levers":
      LocalizedText(verbatim: "features: {unit: 건, value: 36, min: 0, max: 60, step: 1}")
    case "uncertainties":
      LocalizedText(verbatim: "pickup: {unit: \"\", dist: \"pert(0.25, 0.40, 0.55)\"}")
    case "formulas": LocalizedText(verbatim: "stories: releases * pickup")
    case "targets": LocalizedText(verbatim: "coverage: 1926")
    case "set": LocalizedText(verbatim: "set: {features: 36}")
    case "reason", "owner": LocalizedText(verbatim: "\(section): \"월 3회\"")
    case "limits": LocalizedText(verbatim: "[\"cost <= 500000000\"]")
    case "scenarios":
      LocalizedText(verbatim: "monthly3: {set: {features: 36}, reason: \"월 3회\"}")
    default: LocalizedText(ko: "이름: 값", en: "name: value")
    }
  }

  /// A value of another form than that of its section, or of the section it is like.
  static func shape(
    _ name: String, _ tree: YAMLTree, like section: String? = nil, file: String?
  ) -> Finding {
    let form = form(of: section ?? name)
    let slip = slip(tree, name)
    return error(
      "model-shape", Place(file: file, row: tree.row),
      ko: "'\(name)' 아래에 '\(tree.shown)' 값이 있으나, 이 자리에는 다른 꼴이 와야 합니다.",
      en: "'\(name)' holds '\(tree.shown)', which has not the form expected here.",
      mend: LocalizedText(
        ko: "\(slip.ko)이렇게 쓰십시오: \(form.ko)", en: "\(slip.en)Write it like this: \(form.en)"))
  }

  /// What went wrong where a mapping was meant: a dash, a colon without a space or a full-width one.
  private static func slip(_ tree: YAMLTree, _ name: String) -> LocalizedText {
    if case .list = tree.content, !["title", "reason", "owner", "correlations"].contains(name) {
      return LocalizedText(ko: "줄 앞의 '-'나 대괄호를 빼십시오. ", en: "Leave out dashes and brackets. ")
    }
    guard let text = tree.text, !["correlations", "limits"].contains(name) else {
      return LocalizedText(verbatim: "")
    }
    if text.contains("：") {
      return LocalizedText(
        ko: "전각 쌍점(：)을 ': '로 바꾸십시오. ", en: "Put ': ' for the full-width colon. ")
    }
    return text.contains(":")
      ? LocalizedText(ko: "쌍점 뒤에 공백을 두십시오. ", en: "Put a space behind the colon. ")
      : LocalizedText(verbatim: "")
  }
}
