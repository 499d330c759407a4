import Forecasting
import Indicators
import Tables

extension YearEndCommand {
  /// The target of one series, in its unit.
  struct Aim: Sendable {
    let value: Double?
    let isLowerBetter: Bool
  }

  /// The target of every series in its own unit, and what is doubtful about them.
  func aims(
    _ table: LongTable, _ goals: TargetsTable?, _ common: WrittenFigure?
  ) -> (aims: [String: Aim], findings: [Finding]) {
    let units = table.units
    var (aims, findings): ([String: Aim], [Finding]) = ([:], [])
    for entry in table.entries {
      let goal = goals?.entries[entry.id]
      guard let figure = goal?.target ?? common else { continue }
      let unit = units[entry.id] ?? ""
      let place = goal == nil ? Place(column: "--target") : Place(file: targets)
      let meaning = figure.meaning(among: unit)
      if let doubt = Self.doubt(meaning, figure.text, entry.id, unit, place) {
        findings.append(doubt)
      }
      aims[entry.id] = Aim(value: meaning.number, isLowerBetter: goal?.isLowerBetter ?? false)
    }
    return (aims, findings)
  }

  /// What is doubtful about a target; nil where nothing is.
  private static func doubt(
    _ meaning: WrittenFigure.Meaning, _ text: String, _ id: String, _ unit: String, _ place: Place
  ) -> Finding? {
    let topic = "'\(text)'\(Josa.topic.form(after: text))"
    switch meaning {
    case .value: return nil
    case .otherUnit:
      return Finding(
        code: "target-unit", severity: .warning, place: place,
        message: LocalizedText(
          ko: "목표 \(topic) '\(id)' 계열의 값(\(unit))과 단위의 종류가 달라 쓰지 않았습니다.",
          en:
            "The target '\(text)' has another kind of unit than series '\(id)' (\(unit)); it was not "
            + "used."),
        mend: LocalizedText(
          ko: "\(unit)\(Josa.direction.form(after: unit)) 적으십시오.", en: "Write it in \(unit)."))
    case .unconfirmed(let value):
      let shown = NumberFormat(grouping: true).text(value)
      return Finding(
        code: "target-size", severity: .warning, place: place,
        message: LocalizedText(
          ko: "목표 \(topic) \(shown)(으)로 읽었습니다. '\(id)' 계열에 단위가 없어 같은 크기인지 알 수 없습니다.",
          en: "The target '\(text)' was read as \(shown); series '\(id)' has no unit to compare it "
            + "with."),
        mend: LocalizedText(
          ko: "자료에 단위 열을 넣거나 목표를 자료와 같은 크기의 숫자로 적으십시오.",
          en: "Give the data a column 'unit', or write the target as a plain number of the same "
            + "size."))
    }
  }

  /// Series whose yearly figures have another unit than those of the periods.
  func otherUnits(_ table: LongTable, _ years: LongTable?) -> [String] {
    let (units, others) = (table.units, years?.units ?? [:])
    return others.keys.sorted().filter { id in
      guard let own = units[id].flatMap(Unit.init(parsing:)), own.isKnown,
        let other = others[id].flatMap(Unit.init(parsing:)), other.isKnown
      else { return false }
      return own.exponents != other.exponents || own.scale != other.scale
    }
  }
}

extension WrittenFigure.Meaning {
  /// The number; nil of another kind of unit.
  fileprivate var number: Double? {
    switch self {
    case .value(let value), .unconfirmed(let value): value
    case .otherUnit: nil
    }
  }
}
