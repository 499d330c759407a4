public import Forecasting
public import Indicators

/// What a panel added to the forecasts of its members, as text and JSON.
public struct PanelReport: Sendable {
  /// A member with its forecast.
  public struct Member: Sendable {
    let id: String
    let forecast: Forecast
    let lesson: PanelLesson?

    /// Makes a member; without a lesson it stands alone.
    public init(id: String, forecast: Forecast, lesson: PanelLesson?) {
      self.id = id
      self.forecast = forecast
      self.lesson = lesson
    }
  }

  /// The panel; empty for a series without one.
  public let name: String
  /// The members, in the order of the file.
  public let members: [Member]

  /// Makes a report.
  public init(name: String, members: [Member]) {
    self.name = name
    self.members = members
  }

  /// The panel, what it taught, and a line per member.
  public func text(_ language: Language) -> String {
    var lines = [name.isEmpty ? members.first?.id ?? "" : name]
    var told: Set<String> = []
    for member in members {
      // The width is a member's own; the rest is the panel's.
      if let note = member.lesson?.shared[language], told.insert(note).inserted {
        lines.append("  " + note)
      }
    }
    lines += members.map { "  " + line($0)[language] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ member: Member) -> LocalizedText {
    let middle = PanelLesson.figure(member.forecast.median(step: 1))
    guard let lesson = member.lesson else {
      return LocalizedText(
        ko: "\(member.id): \(middle), 빌릴 구성원이 없어 단독으로 예측했습니다.",
        en: "\(member.id): \(middle), alone, with nobody to borrow from.")
    }
    let width = NumberFormat(decimals: 0).text(100 * lesson.width)
    return LocalizedText(
      ko: "\(member.id): 단독 \(PanelLesson.figure(lesson.alone)) → 패널 \(middle), 구간 폭 \(width)%",
      en: "\(member.id): alone \(PanelLesson.figure(lesson.alone)) → panel \(middle), "
        + "width \(width)%")
  }

  /// Everything in numbers.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "panel": .string(name),
      "members": .array(
        members.map { member in
          let median = JSONValue.number(member.forecast.median(step: 1))
          guard let lesson = member.lesson else {
            return .members(["unique_id": .string(member.id), "median": median, "alone": median])
          }
          return .members([
            "unique_id": .string(member.id), "median": median, "alone": .number(lesson.alone),
            "width": .number(lesson.width), "own_growth": .number(lesson.growth),
            "common": .number(lesson.common), "to_panel_mean": .number(-lesson.position),
            "to_own_mean": .number(-lesson.distance),
            "undone_change": .number(-lesson.lastChange),
            "correlation": .number(lesson.correlation), "periods": .integer(lesson.periods),
            "steps": .integer(lesson.steps), "note": .string(lesson.note[language]),
          ])
        }),
    ])
  }
}
