import Indicators

/// Messages about the files of a workspace folder and their cells.
enum WorkspaceFindings {
  // MARK: Folder

  static func missingFolder(_ path: String, isLink: Bool) -> Finding {
    ModelFindings.error(
      isLink ? "link-loop" : "missing-folder", Place(file: path),
      ko: isLink ? "링크가 가리키는 폴더에 닿을 수 없습니다." : "폴더가 없습니다.",
      en: isLink ? "The folder behind this link cannot be reached." : "The folder does not exist.",
      mend: LocalizedText(ko: "경로를 확인하십시오.", en: "Check the path."))
  }

  static func notAFolder(_ path: String) -> Finding {
    ModelFindings.error(
      "not-a-folder", Place(file: path), ko: "작업공간 폴더가 있어야 할 곳에 파일이 있습니다.",
      en: "This is a file, but a workspace folder was expected.",
      mend: LocalizedText(
        ko: "datapackage.json이 들어 있는 폴더를 지정하십시오. 표 하나뿐이면 jipyo new로 폴더를 만듭니다.",
        en: "Name the folder that holds datapackage.json; jipyo new makes one from a table."))
  }

  static func unreadableFolder(_ path: String) -> Finding {
    ModelFindings.error(
      "file-permission", Place(file: path), ko: "폴더를 읽을 권한이 없습니다.",
      en: "You have no permission to read the folder.",
      mend: LocalizedText(
        ko: "폴더 소유자에게 읽기 권한을 요청하십시오.", en: "Ask its owner for read permission."))
  }

  static func unknownFile(_ name: String, _ known: [String]) -> Finding {
    let near = NearestNames.hint(for: name, among: known)
    return ModelFindings.error(
      "unknown-file", Place(file: name), ko: "이 이름의 표는 작업공간에서 쓰지 않아 읽지 않았습니다.",
      en: "A workspace has no table of this name; it was not read.",
      mend: near
        ?? LocalizedText(
          ko: "참고 자료라면 raw 폴더로 옮기십시오.", en: "Move reference material to the folder raw."),
      severity: near == nil ? .note : .warning)
  }

  // MARK: datapackage.json

  static func missingDescription(_ file: String) -> Finding {
    ModelFindings.error(
      "missing-file", Place(file: file), ko: "작업공간을 설명하는 파일이 없습니다.",
      en: "The file that describes the workspace does not exist.",
      mend: LocalizedText(
        ko: "폴더를 바르게 지정했는지 확인하십시오. 처음이라면 jipyo new로 표에서 만들 수 있습니다.",
        en: "Check that this is the right folder; jipyo new makes one from a table."))
  }

  static func emptyDescription(_ file: String) -> Finding {
    ModelFindings.error(
      "empty-file", Place(file: file), ko: "파일이 비어 있습니다.", en: "The file is empty.",
      mend: LocalizedText(
        ko: "저장이 끝까지 되었는지 확인하십시오.", en: "Check that it was saved completely."))
  }

  static func badJSON(_ file: String, row: Int?) -> Finding {
    ModelFindings.error(
      "bad-json", Place(file: file, row: row), ko: "JSON으로 읽을 수 없습니다.",
      en: "This cannot be read as a JSON object.",
      mend: LocalizedText(
        ko: "빠진 쉼표, 닫지 않은 따옴표나 괄호, 마지막 항목 뒤의 쉼표를 찾아보십시오.",
        en: "Look for a missing comma, an open quote or bracket, or a comma after the last item."))
  }

  static func badField(_ field: String, _ found: String?, _ place: Place) -> Finding {
    let expected: LocalizedText =
      switch field {
      case "name": LocalizedText(ko: "\"seogu-2017\" 같은 이름", en: "a name such as \"seogu-2017\"")
      case "jipyo.planYear": LocalizedText(ko: "2018 같은 연도", en: "a year such as 2018")
      case "jipyo.status": LocalizedText(verbatim: "real, proxy, synthetic")
      case "resources": LocalizedText(ko: "파일 목록", en: "the list of files")
      default: LocalizedText(ko: "파일 경로", en: "the path of a file")
      }
    return ModelFindings.error(
      "package-field", place,
      ko: found.map { "'\(field)' 항목에 '\($0)' 값이 있습니다." } ?? "'\(field)' 항목이 없습니다.",
      en: found.map { "'\(field)' is '\($0)'." } ?? "'\(field)' is missing.",
      mend: LocalizedText(ko: "쓸 값: \(expected.ko).", en: "Expected: \(expected.en)."))
  }

  static func pathOutside(_ path: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "path-outside", place, ko: "'\(path.clipped)' 경로는 작업공간 폴더 밖을 가리킵니다.",
      en: "The path '\(path.clipped)' leads out of the workspace folder.",
      mend: LocalizedText(
        ko: "파일을 폴더 안에 두고 'indicators.csv'처럼 쓰십시오.",
        en: "Put the file into the folder and write its path like 'indicators.csv'."))
  }

  static func missingResource(_ path: String, _ names: [String], _ place: Place) -> Finding {
    ModelFindings.error(
      "missing-resource", place, ko: "목록에 있는 '\(path.clipped)' 파일이 폴더에 없습니다.",
      en: "'\(path.clipped)' is listed, but there is no such file in the folder.",
      mend: NearestNames.hint(for: path, among: names)
        ?? LocalizedText(
          ko: "파일을 넣거나 resources에서 지우십시오.", en: "Add the file, or remove it from resources."))
  }

  // MARK: Columns and cells

  static func missingTable(_ file: String) -> Finding {
    ModelFindings.error(
      "missing-file", Place(file: file), ko: "작업공간에 꼭 있어야 할 파일이 없습니다.",
      en: "The file does not exist, but a workspace needs it.",
      mend: LocalizedText(
        ko: "이 이름의 파일을 폴더에 넣으십시오. 열은 문서 workspace-format에 있습니다.",
        en: "Put a file of this name into the folder; workspace-format.md lists its columns."))
  }

  static func missingColumn(_ name: String, found: [String], file: String, row: Int) -> Finding {
    ModelFindings.error(
      "missing-column", Place(file: file, row: row, column: name), ko: "있어야 할 열이 없습니다.",
      en: "The column is missing.",
      mend: NearestNames.hint(for: name, among: found).map {
        LocalizedText(
          ko: "\($0.ko) 그렇다면 그 열의 이름을 바꾸십시오: '\(name)'.",
          en: "\($0.en) Then rename that column '\(name)'.")
      }
        ?? LocalizedText(
          ko: "첫 행에 열 이름을 넣으십시오: '\(name)'.", en: "Add '\(name)' to the first row.")
    )
  }

  static func unknownColumn(
    _ name: String, _ known: [String], file: String, row: Int
  ) -> Finding {
    let near = NearestNames.hint(for: name, among: known)
    return ModelFindings.error(
      "unknown-column", Place(file: file, row: row, column: name), ko: "모르는 열이어서 읽지 않았습니다.",
      en: "The column is not known and was not read.", mend: near,
      severity: near == nil ? .note : .warning)
  }

  static func emptyCell(_ place: Place) -> Finding {
    ModelFindings.error(
      "empty-cell", place, ko: "반드시 채워야 하는 칸이 비어 있습니다.",
      en: "The cell is empty, but must be filled.",
      mend: LocalizedText(ko: "값을 쓰거나 행을 지우십시오.", en: "Fill it in, or remove the row."))
  }

  static func duplicateKey(
    _ key: [String], _ columns: [String], first: Int, _ place: Place
  ) -> Finding {
    let shown = key.quotedList.clipped
    let names = columns.joined(separator: ", ")
    return ModelFindings.error(
      "duplicate-key", place, ko: "\(names) 값이 \(first)행과 같습니다: \(shown).",
      en: "This row has the same \(names) as row \(first): \(shown).",
      mend: LocalizedText(ko: "맞는 행 하나만 남기십시오.", en: "Keep the row that is right."))
  }

  static func unknownWord(_ word: String, _ choices: [String], _ place: Place) -> Finding {
    let list = choices.joined(separator: ", ")
    return ModelFindings.error(
      "unknown-word", place, ko: "이 열에 '\(word.clipped)' 값은 쓸 수 없습니다.",
      en: "'\(word.clipped)' is none of the words of this column.",
      mend: NearestNames.hint(for: word, among: choices)
        ?? LocalizedText(ko: "쓸 수 있는 값: \(list).", en: "The words are \(list)."))
  }

  static func unknownUnit(_ word: String, _ place: Place) -> Finding {
    let declare = LocalizedText(
      ko: "새 단위라면 datapackage.json의 jipyo.units에 [\"\(word)\"]처럼 적으십시오.",
      en: "If it is a unit of your own, list it in datapackage.json as jipyo.units: [\"\(word)\"].")
    let hint = NearestNames.hint(for: word, among: Unit.nearestNames(to: word))
    return ModelFindings.error(
      "unknown-unit", place, ko: "'\(word)' 단위를 알 수 없습니다.",
      en: "The unit '\(word)' is not known.",
      mend: hint.map {
        LocalizedText(ko: "\($0.ko) \(declare.ko)", en: "\($0.en) \(declare.en)")
      } ?? declare)
  }

  static func unitInNumber(_ text: String, _ unit: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "unit-in-number", place, ko: "'\(text.clipped)'에 단위 \("'\(unit)'".with(.subject)) 붙어 있습니다.",
      en: "'\(text.clipped)' carries the unit '\(unit)'.",
      mend: LocalizedText(
        ko: "이 열에는 숫자만 쓰십시오.", en: "Write the number alone in this column."))
  }

  static func outOfRange(
    _ text: String, _ range: ClosedRange<Double>, _ place: Place
  ) -> Finding {
    let low = NumberShown.text(range.lowerBound)
    let hasTop = range.upperBound < Double.greatestFiniteMagnitude
    let high = NumberShown.text(range.upperBound)
    return ModelFindings.error(
      "out-of-range", place,
      ko: "'\(text.clipped)' 값은 쓸 수 없습니다. "
        + (hasTop ? "\(low)에서 \(high) 사이여야 합니다." : "\(low) 이상이어야 합니다."),
      en: "'\(text.clipped)' must "
        + (hasTop ? "lie between \(low) and \(high)." : "be \(low) or more."),
      mend: LocalizedText(
        ko: "원본의 값과 단위를 확인하십시오.", en: "Check the value and its unit in the source."))
  }

  static func notAWholeNumber(
    _ text: String, _ range: ClosedRange<Int>, _ place: Place
  ) -> Finding {
    ModelFindings.error(
      "not-a-whole-number", place,
      ko: "'\(text.clipped)' 값은 \(range.lowerBound)에서 \(range.upperBound) 사이의 정수여야 합니다.",
      en: "'\(text.clipped)' must be a whole number from \(range.lowerBound) to "
        + "\(range.upperBound).",
      mend: LocalizedText(ko: "정수로 고치십시오.", en: "Write a whole number."))
  }

  static func notWholeWon(_ text: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "not-whole-won", place, ko: "'\(text.clipped)' 값은 원 단위의 정수 금액으로 읽을 수 없습니다.",
      en: "'\(text.clipped)' is not an amount in whole won.",
      mend: LocalizedText(
        ko: "470백만원은 470000000으로, 모르는 금액은 빈칸으로 쓰십시오.",
        en: "Write 470 million won as 470000000; leave unknown amounts empty."))
  }

  static func negativeMoney(_ text: String, _ place: Place) -> Finding {
    ModelFindings.error(
      "negative-money", place, ko: "'\(text.clipped)': 이 금액은 음수일 수 없습니다.",
      en: "'\(text.clipped)': this amount cannot be negative.",
      mend: LocalizedText(
        ko: "증감액이 아니라 금액 자체를 쓰십시오. 감액 추경은 state를 supplementary로 합니다.",
        en: "Write the amount, not its change; a cut belongs to the state supplementary."))
  }
}
