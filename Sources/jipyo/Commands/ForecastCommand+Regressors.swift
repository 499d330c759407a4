import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Tables

extension ForecastCommand {
  /// The regressors asked for, where the methods use any.
  func known(
    _ methods: [any ForecastMethod], _ console: Console
  ) throws -> KnownColumns {
    var table: RegressorTable?
    if let regressors {
      table = try console.reading { () throws(Findings) in
        try RegressorTable.read(path: regressors)
      }
      console.report(table?.findings ?? [])
    }
    let known = KnownColumns(
      table: table, calendar: calendar != nil, shifts: try shifts(console),
      horizon: reachesFor)
    if !known.isEmpty, let other = methods.first(where: { !($0 is ARIMA) }) {
      console.report(
        Finding(
          code: "regressors-not-used", severity: .error,
          message: LocalizedText(
            ko: "\(other.name)에는 회귀변수, 달력, 수준 이동을 쓸 수 없습니다.",
            en: "\(other.name) uses no regressors, calendar or level shifts."),
          mend: LocalizedText(ko: "--method arima를 주십시오.", en: "Give --method arima.")))
      throw Exit.usage
    }
    if !known.isEmpty, hierarchy != nil {
      console.report(Self.knownBesideHierarchy)
      throw Exit.usage
    }
    return known
  }

  private func shifts(_ console: Console) throws -> [Period] {
    try (levelShift ?? "").split(separator: ",").map { text in
      let text = text.trimmingCharacters(in: .whitespaces)
      if let period = Period(parsing: text) ?? Int(text).map(Period.step) { return period }
      console.report(
        Finding(
          code: "level-shift-period", severity: .error,
          message: LocalizedText(
            ko: "'\(text)': 기간으로 읽을 수 없습니다.", en: "'\(text)' is not a period."),
          mend: LocalizedText(
            ko: "2024, 2024-03, 2024Q1처럼 적으십시오.", en: "Write it as 2024, 2024-03 or 2024Q1.")))
      throw Exit.usage
    }
  }

  private static let knownBesideHierarchy = Finding(
    code: "regressors-with-hierarchy", severity: .error,
    message: LocalizedText(
      ko: "--hierarchy에는 회귀변수, 달력, 수준 이동을 함께 쓸 수 없습니다.",
      en: "--hierarchy cannot be used with regressors, a calendar or level shifts."),
    mend: LocalizedText(ko: "둘 가운데 하나를 빼십시오.", en: "Leave one of them out."))
}

/// The calendars there are.
enum CalendarChoice: String, ExpressibleByArgument, CaseIterable {
  case kr
}
