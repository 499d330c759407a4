import Indicators

/// Messages about driver model files as text: syntax, keys, names, numbers.
enum ModelFindings {
  static func error(
    _ code: String, _ place: Place, ko: String, en: String, mend: LocalizedText? = nil,
    severity: Severity = .error
  ) -> Finding {
    Finding(
      code: code, severity: severity, place: place, message: LocalizedText(ko: ko, en: en),
      mend: mend)
  }

  static func tooComplex(file: String?, row: Int) -> Finding {
    error(
      "model-too-complex", Place(file: file, row: row),
      ko: "모형이 지나치게 깊게 겹쳐 있거나 되풀이(&, *)가 너무 많습니다.",
      en: "The file is nested too deep, or repeats too much by anchors (&) and aliases (*).",
      mend: LocalizedText(
        ko: "겹친 괄호와 들여쓰기를 줄이고, 되풀이는 풀어 쓰십시오.",
        en: "Flatten nested brackets and write repeated parts out."))
  }

  static func tooManyValues(_ most: Int, file: String?, row: Int) -> Finding {
    error(
      "model-too-large", Place(file: file, row: row),
      ko: "모형이 너무 큽니다. 이름과 값을 합쳐 \(most)개까지 읽습니다.",
      en: "The model is too large: a file may hold up to \(most) names and values.",
      mend: LocalizedText(
        ko: "쓰지 않는 변수와 시나리오를 지우거나 모형을 여러 파일로 나누십시오.",
        en: "Remove variables and scenarios that are not used, or split the model."))
  }

  static func keyNotText(file: String?, row: Int) -> Finding {
    error(
      "model-key", Place(file: file, row: row), ko: "이름 자리에 목록이나 묶음이 있습니다.",
      en: "A list or a mapping stands where a name is expected.",
      mend: LocalizedText(ko: "'이름: 값'으로 쓰십시오.", en: "Write 'name: value'."))
  }

  /// What is no model but a list or a line of text.
  static func notAMap(_ tree: YAMLTree, file: String?) -> Finding {
    error(
      "model-not-a-map", Place(file: file, row: tree.row),
      ko: "모형 파일은 '이름: 값'으로 된 항목의 모음인데, 여기에는 '\(tree.shown)'만 있습니다.",
      en: "A model file is made of items such as 'name: value', but this holds '\(tree.shown)'.",
      mend: LocalizedText(
        ko: "levers, uncertainties, formulas, outcomes를 쓰십시오.",
        en: "Write levers, uncertainties, formulas and outcomes."))
  }

  static func isTable(file: String?) -> Finding {
    error(
      "model-is-table", Place(file: file, row: 1),
      ko: "모형(YAML)이 아니라 값이 쉼표나 탭으로 나뉜 표입니다.",
      en: "This is a table of values between commas or tabs, not a model (YAML).",
      mend: LocalizedText(
        ko: "models 폴더의 .yaml 파일을 지정하십시오. 표로 새 작업 폴더를 만들려면 jipyo new를 쓰십시오.",
        en: "Name a .yaml file of a models folder; jipyo new makes a workspace of a table."))
  }

  static func notText(_ place: Place, _ reason: LocalizedText) -> Finding {
    error(
      "model-not-text", place, ko: "모형 파일을 읽을 수 없습니다. " + reason.ko,
      en: "The model file cannot be read. " + reason.en,
      mend: LocalizedText(
        ko: "모형은 글자로 쓴 YAML 파일입니다. 그 파일을 지정하거나 편집기에서 UTF-8로 다시 저장하십시오.",
        en: "A model is a YAML file of plain text: name that file, or save it again as UTF-8."))
  }

  static func nul(_ place: Place, isEveryOther: Bool) -> Finding {
    notText(
      place,
      isEveryOther
        ? LocalizedText(
          ko: "표시(BOM) 없는 UTF-16으로 저장된 것 같습니다.",
          en: "It seems to be UTF-16 without its mark (BOM).")
        : LocalizedText(
          ko: "글자가 아닌 NUL 바이트(0x00)가 있습니다.", en: "There is a NUL byte (0x00)."))
  }

  static func unknownKey(
    _ key: String, _ allowed: [String], _ within: String?, _ place: Place
  ) -> Finding {
    let list = allowed.joined(separator: ", ")
    return error(
      "model-unknown-key", place,
      ko: within.map { "'\($0)' 안에 '\(key.clipped)' 항목이 있으나, 없는 항목입니다." }
        ?? "'\(key.clipped)' 항목은 모형 파일에 없는 항목입니다.",
      en: within.map { "'\($0)' has the key '\(key.clipped)', which does not exist." }
        ?? "'\(key.clipped)' is no part of a model file.",
      mend: key == "<<"
        ? mergeHint
        : spaceHint(key) ?? commaHint(key) ?? NearestNames.hint(for: key, among: allowed)
          ?? LocalizedText(ko: "쓸 수 있는 항목: \(list).", en: "The keys are \(list)."))
  }

  private static let mergeHint = LocalizedText(
    ko: "병합 키(<<)는 읽지 않습니다. 항목을 하나씩 쓰십시오.",
    en: "Merge keys (<<) are not read: write the items out.")

  /// What is said of a key behind a space that YAML takes for a letter.
  private static func spaceHint(_ key: String) -> LocalizedText? {
    guard key.first?.isWhitespace == true else { return nil }
    return LocalizedText(
      ko: "이름 앞에 전각 공백이 있습니다. 반각 공백 두 칸으로 바꾸십시오.",
      en: "A full-width space stands before the name: put two plain spaces for it.")
  }

  /// What is said where a key is what a comma within { } has cut off: `5)` of `dist: normal(100, 5)`, or
  /// `200` of `value: 1,200`.
  static func commaHint(_ key: String) -> LocalizedText? {
    let opened = key.count { "([“‘".contains($0) }
    guard opened != key.count(where: { ")]”’".contains($0) }) || Double(key) != nil else {
      return nil
    }
    return LocalizedText(
      ko: "중괄호 { } 안의 쉼표는 항목을 나눕니다. 쉼표가 든 분포는 곧은 큰따옴표(\")로 감싸고, 수에서는 천 단위 쉼표를 "
        + "빼십시오. 예: dist: \"normal(100, 5)\", value: 1200",
      en: "A comma within { } parts the keys. Put a distribution into straight quotes and leave "
        + "out the commas of thousands, as in dist: \"normal(100, 5)\", value: 1200.")
  }

  static func badName(_ name: String, _ place: Place) -> Finding {
    error(
      "model-bad-name", place, ko: "'\(name.clipped)' 이름은 수식에서 쓸 수 없습니다.",
      en: "The name '\(name.clipped)' cannot be used in formulas.",
      mend: unitInName(name) ?? nameHint(name))
  }

  /// What is said of a name such as `인력(명)`, where the brackets hold a unit.
  private static func unitInName(_ name: String) -> LocalizedText? {
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "("), open > name.startIndex,
      !name.contains(",")
    else { return nil }
    let (bare, unit) = (String(name[..<open]), name[name.index(after: open)...].dropLast())
    return LocalizedText(
      ko: "이름에는 괄호를 쓸 수 없습니다. 단위는 따로 쓰십시오. 예: \(bare): {unit: \"\(unit)\", …}",
      en: "Names have no brackets; the unit stands apart, as in \(bare): {unit: \"\(unit)\", …}.")
  }

  private static func nameHint(_ name: String) -> LocalizedText {
    let joined = name.split(whereSeparator: { $0.isWhitespace || "-·%".contains($0) })
      .joined(separator: "_")
    let like = Expression.isName(joined) && joined != name ? joined : nil
    return name.contains(where: { "()[]+*/^,".contains($0) })
      ? LocalizedText(
        ko: "중괄호 { } 안에서 쉼표가 든 수식은 큰따옴표로 감싸거나 한 줄에 하나씩 쓰십시오. 예: y: \"max(x, 0)\"",
        en: "Within { } quote a formula that has commas, as in y: \"max(x, 0)\".")
      : LocalizedText(
        ko: "글자로 시작하고 글자, 숫자, 밑줄(_)만 쓰십시오. if, and, or, not은 쓸 수 없습니다."
          + (like.map { " 예: \($0)" } ?? ""),
        en: "Start with a letter and use letters, digits and '_'; if, and, or, not are taken."
          + (like.map { " Such as \($0)." } ?? ""))
  }

  static func duplicateName(_ name: String, first: Int, _ place: Place) -> Finding {
    error(
      "model-duplicate-name", place, ko: "'\(name)' 이름은 \(first)행에서 이미 쓰였습니다.",
      en: "The name '\(name)' is already used in row \(first).",
      mend: LocalizedText(ko: "둘 중 하나의 이름을 바꾸십시오.", en: "Rename one of the two."))
  }

  static func notANumber(_ text: String, _ field: String, _ place: Place) -> Finding {
    error(
      "model-not-a-number", place,
      ko: "'\(field)' 값은 유한한 숫자여야 합니다. 읽은 값: '\(text.clipped)'.",
      en: "'\(field)' must be a finite number, but '\(text.clipped)' was read.",
      mend: LocalizedText(
        ko: "단위 없이 숫자만 쓰십시오. 30%는 쓰임에 따라 0.3 또는 30으로 씁니다.",
        en: "Write the number alone; 30% is written 0.3 or 30, as the formula needs it."))
  }

  static func numberRead(
    _ text: String, _ value: String, _ field: String, _ place: Place
  ) -> Finding {
    error(
      "model-number-read", place,
      ko: "'\(field)'의 '\(text.clipped)' 값을 \(value.with(.direction)) 읽었습니다.",
      en: "'\(text.clipped)' of '\(field)' was read as \(value).", severity: .note)
  }

  static func badUnit(_ text: String, _ place: Place) -> Finding {
    error(
      "bad-unit", place, ko: "'\(text.clipped)' 단위는 읽을 수 없습니다.",
      en: "The unit '\(text.clipped)' cannot be read.",
      mend: LocalizedText(
        ko: "건, 명, 백만원, %, 건/월처럼 쓰십시오. 단위가 없으면 \"\"로 둡니다.",
        en: "Write 건, 명, 백만원, % or 건/월; \"\" stands for no unit."))
  }

  static func numberAsUnit(_ text: String, _ word: String, _ place: Place) -> Finding {
    error(
      "number-as-unit", place,
      ko: "단위 '\(text.clipped)'의 '\(word)'\(Josa.topic.form(after: word)) 단위가 아니라 수를 나타내는 말입니다.",
      en: "'\(word)' in the unit '\(text.clipped)' is a number, not a unit.",
      mend: LocalizedText(
        ko: "돈이면 \(word)원처럼 단위까지 쓰십시오.",
        en: "Write the unit, too, such as \(word)원 of money."))
  }

  static func unusualUnit(_ word: String, _ near: [String], _ place: Place) -> Finding {
    error(
      "unusual-unit", place, ko: "'\(word)' 단위는 흔히 쓰는 단위가 아니어서 그대로 새 단위로 읽었습니다.",
      en: "'\(word)' is not a common unit; it was taken as a unit of its own.",
      mend: NearestNames.hint(for: word, among: near), severity: .warning)
  }

  static func badSeed(_ text: String, _ place: Place) -> Finding {
    error(
      "model-bad-seed", place, ko: "난수 씨앗(seed) 자리에 '\(text)' 값이 있습니다.",
      en: "The seed is '\(text)'.",
      mend: LocalizedText(
        ko: "0 이상의 정수를 쓰십시오. 예: seed: 20180101",
        en: "Write a whole number from 0, such as seed: 20180101."))
  }

  static func badPeriods(_ text: String, _ place: Place) -> Finding {
    error(
      "model-bad-periods", place, ko: "periods의 '\(text)' 값은 기간의 범위로 읽을 수 없습니다.",
      en: "'\(text)' of periods is not a range of periods.",
      mend: LocalizedText(
        ko: "앞 기간을 먼저, 같은 주기로 쓰십시오. 예: 2018..2022, 2023Q1..2024Q4",
        en: "Write the earlier period first, both alike: 2018..2022 or 2023Q1..2024Q4."))
  }

  static func tooManyPeriods(_ count: Int, _ place: Place) -> Finding {
    error(
      "model-too-many-periods", place,
      ko: "기간이 \(count)개입니다. \(ModelBuilder.mostPeriods)개까지 다룹니다.",
      en: "There are \(count) periods; up to \(ModelBuilder.mostPeriods) are handled.",
      mend: LocalizedText(
        ko: "범위를 줄이거나 더 긴 주기(월 → 연)로 쓰십시오.",
        en: "Shorten the range or use longer periods."))
  }

  static func badChoice(
    _ text: String, _ field: String, _ choices: [String], _ place: Place
  ) -> Finding {
    let list = choices.joined(separator: ", ")
    return error(
      "model-bad-choice", place, ko: "'\(field)' 항목에 '\(text)' 값은 쓸 수 없습니다.",
      en: "'\(field)' cannot be '\(text)'.",
      mend: NearestNames.hint(for: text, among: choices)
        ?? LocalizedText(ko: "쓸 수 있는 값: \(list).", en: "The choices are \(list)."))
  }
}
