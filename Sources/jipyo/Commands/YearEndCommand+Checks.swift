import ArgumentParser
import Indicators
import Tables

extension YearEndCommand {
  /// Why figures in per cent or points have no outlook unless it is said what makes the year's figure.
  static func doesNotAddUp(_ unit: String) -> LocalizedText {
    LocalizedText(
      ko: "단위가 \(unit)인 값은 더할 수 없습니다. 그해의 값이 기간들의 평균이면 --measure mean을, 마지막 값이면 "
        + "--measure stock을 주십시오. 더해지는 값이면 --measure flow입니다. 비율은 분자와 분모를 따로 전망하는 것이 정확합니다.",
      en:
        "Figures in \(unit) do not add up. Give --measure mean where the year's figure is the mean of its "
        + "periods, --measure stock where it is the last one, --measure flow where they do add up. Of a rate, "
        + "numerator and denominator one by one are exact.")
  }

  /// The target given for every series: a finite number, also as Korean tables write it.
  func aim(_ console: Console) throws -> WrittenFigure? {
    guard let target else { return nil }
    do throws(NumberProblem) {
      if let figure = try WrittenFigure(target) { return figure }
    } catch {
      console.report(error.finding(text: target, place: Place(column: "--target")))
      throw Exit.usage
    }
    console.report(
      NumberProblem.notANumber.finding(text: target, place: Place(column: "--target")))
    throw Exit.usage
  }

  /// Targets and yearly figures that belong to no series of the file, or cannot be used.
  func strays(
    _ table: LongTable, _ goals: TargetsTable?, _ years: LongTable?
  ) -> [Finding] {
    let known = Set(table.entries.map(\.id))
    let past = years?.series ?? []
    return [
      Self.unused(
        targets, goals.map { $0.entries.keys.filter { !known.contains($0) }.sorted() } ?? [],
        ko: "자료에 없는 계열의 목표는 쓰지 않았습니다", en: "Targets without a series in the file were not used"),
      Self.unused(
        annual, past.map(\.id).filter { !known.contains($0) },
        ko: "자료에 없는 계열의 연간 값은 쓰지 않았습니다",
        en: "Yearly figures without a series in the file were not used"),
      Self.unused(
        annual, past.filter { $0.start?.frequency != .year }.map(\.id),
        ko: "연도별 값이 아니어서 쓰지 않았습니다", en: "Not used, as these figures are not yearly"),
      Self.unused(
        annual, otherUnits(table, years), ko: "단위가 달라 쓰지 않았습니다",
        en: "Not used, as they have another unit"),
    ].compactMap { $0 }
  }

  private static func unused(
    _ path: String?, _ ids: [String], ko: String, en: String
  ) -> Finding? {
    guard let path, !ids.isEmpty else { return nil }
    let names = ids.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = ids.count > 5 ? ", …" : ""
    return Finding(
      code: "not-used", severity: .warning, place: Place(file: path),
      message: LocalizedText(ko: "\(ko): \(names)\(more).", en: "\(en): \(names)\(more)."),
      mend: LocalizedText(
        ko: "계열 이름, 기간, 단위를 확인하십시오.",
        en: "Check the names of the series, the periods and the units."))
  }
}
