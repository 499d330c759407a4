/// Whether a figure of a series is a result or a target.
public enum FigureKind: String, Hashable, Sendable, CaseIterable {
  /// 실적.
  case actual
  /// 목표.
  case target
}

/// Names one figure of a workspace.
public struct FigureKey: Hashable, Sendable {
  /// The series or indicator.
  public let series: String
  /// The period.
  public let period: Period
  /// Result or target.
  public let kind: FigureKind

  /// Makes a key.
  public init(series: String, period: Period, kind: FigureKind) {
    self.series = series
    self.period = period
    self.kind = kind
  }
}

/// Where a figure was read and what was said there about it: the end of every trace.
public struct Origin: Hashable, Sendable {
  /// File, row and column.
  public let place: Place
  /// The document it comes from, as written.
  public let source: String
  /// What was noted beside it.
  public let note: String

  /// Makes an origin.
  public init(place: Place, source: String = "", note: String = "") {
    self.place = place
    self.source = source
    self.note = note
  }
}

extension Origin {
  /// File, row, source and note, such as `observations.csv 3행, 출처: 보고서 p.4`.
  public func words(_ language: Language) -> String {
    let korean = language == .ko
    var parts: [String] = []
    if let file = place.file {
      parts.append(file + (place.row.map { korean ? " \($0)행" : " row \($0)" } ?? ""))
    }
    if !source.isEmpty { parts.append((korean ? "출처: " : "source: ") + source) }
    if !note.isEmpty { parts.append((korean ? "비고: " : "note: ") + note) }
    return parts.joined(separator: ", ")
  }
}

/// What series.csv says about a series for readers.
public struct SeriesDetail: Hashable, Sendable {
  /// The area of metrics, such as `media`; empty where none is given.
  public let area: String
  /// The office that keeps it.
  public let department: String
  /// What was noted.
  public let note: String
  /// Its row.
  public let place: Place

  /// Makes a detail.
  public init(area: String = "", department: String = "", note: String = "", place: Place = Place())
  {
    self.area = area
    self.department = department
    self.note = note
    self.place = place
  }
}

/// A target that a person set instead of the proposed one: a row of `overrides.csv`.
public struct TargetOverride: Hashable, Sendable {
  /// The indicator.
  public let indicator: String
  /// The year of the target.
  public let year: Int
  /// The value set.
  public let value: Double
  /// Why.
  public let reason: String
  /// Who decided it.
  public let decidedBy: String
  /// When, as written.
  public let decidedOn: String
  /// Its row.
  public let place: Place

  /// Makes an override.
  public init(
    indicator: String, year: Int, value: Double, reason: String, decidedBy: String,
    decidedOn: String, place: Place = Place()
  ) {
    self.indicator = indicator
    self.year = year
    self.value = value
    self.reason = reason
    self.decidedBy = decidedBy
    self.decidedOn = decidedOn
    self.place = place
  }
}
