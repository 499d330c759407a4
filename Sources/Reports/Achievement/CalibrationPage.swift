public import Indicators
public import TargetSetting

/// Whether stated probabilities came true, for a terminal and as JSON.
public struct CalibrationPage: Sendable {
  private let calibration: AttainmentCalibration

  /// Makes the page.
  public init(_ calibration: AttainmentCalibration) {
    self.calibration = calibration
  }

  /// The groups as a table with a sentence about each that does not fit.
  public func text(_ language: Language) -> String {
    let korean = language == .ko
    guard !calibration.cases.isEmpty else {
      return korean
        ? "확률을 견주어 볼 지난 목표가 없습니다(앞선 실적이 두 해 이상 있어야 합니다).\n"
        : "There is no past target to compare with (it takes two earlier results).\n"
    }
    var out =
      korean
      ? "지난 해마다 그 전 실적만으로 계산한 달성 확률과 실제\n"
      : "Chances worked out from earlier results only, and what happened\n"
    out += table(calibration.groups, language).terminal(language)
    if !calibration.fifths.isEmpty {
      out += "\n" + (korean ? "공표 목표를 확률로 나누어 보면\n" : "Published targets by the chance stated\n")
      out += table(calibration.fifths, language).terminal(language)
    }
    if let brier = calibration.brier {
      let score = NumberFormat(decimals: 3).text(brier)
      out +=
        korean
        ? "\n브라이어 점수 \(score)(0이 가장 좋고 늘 50%라 하면 0.25)\n"
        : "\nBrier score \(score) (0 is best, always saying 50% gives 0.25)\n"
    }
    return out
  }

  private func table(_ groups: [AttainmentCalibration.Group], _ language: Language) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "구분", en: "group"), LocalizedText(ko: "건수", en: "cases"),
        LocalizedText(ko: "말한 확률", en: "stated"), LocalizedText(ko: "이룬 비율", en: "reached"),
        LocalizedText(ko: "비율의 95% 구간", en: "95% interval"),
        LocalizedText(ko: "맞음", en: "consistent"),
      ], numeric: [1, 2, 3, 4],
      rows: groups.map { group in
        [
          group.label[language], String(group.count), TargetTable.chance(group.stated),
          share(group.reached),
          "\(share(group.interval.lowerBound))~\(share(group.interval.upperBound))",
          group.isConsistent ? "○" : "×",
        ]
      })
  }

  private func share(_ value: Double) -> String {
    NumberFormat(decimals: 0).text(100 * value) + "%"
  }

  /// `{"brier", "groups": [{…}], "fifths": [{…}], "cases": [{…}]}`.
  public func json(_ language: Language) -> JSONValue {
    func group(_ group: AttainmentCalibration.Group) -> JSONValue {
      .members([
        "label": .string(group.label[language]), "cases": .integer(group.count),
        "stated": .number(group.stated), "reached": .number(group.reached),
        "lower": .number(group.interval.lowerBound), "upper": .number(group.interval.upperBound),
        "consistent": .bool(group.isConsistent),
      ])
    }
    return .members([
      "brier": calibration.brier.map(JSONValue.number) ?? .null,
      "groups": .array(calibration.groups.map(group)),
      "fifths": .array(calibration.fifths.map(group)),
      "cases": .array(
        calibration.cases.map { one in
          .members([
            "indicator": .string(one.indicator), "year": .integer(one.year),
            "target": .number(one.target), "actual": .number(one.actual),
            "probability": .number(one.probability), "reached": .bool(one.isReached),
            "ambition": one.ambition.map { .string($0.rawValue) } ?? .null,
          ])
        }),
    ])
  }
}
