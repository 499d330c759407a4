public import Indicators

/// What is known about the past and the coming periods of a series besides its own values: one column
/// per influence, such as working days or a declared policy event.
///
/// The columns cover consecutive periods from `start`, the history and as much of the future as is known.
/// An event is declared here by whoever knows of it, never guessed from the values.
///
/// ```swift
/// let event = try Regressors(names: ["축제"], start: .month(2023, 1), columns: [flags])
/// let input = try ForecastInput(values: visitors, start: .month(2023, 1), seasonLength: 12)
///   .with(regressors: event)
/// ```
public struct Regressors: Sendable, Hashable {
  /// The names of the columns, each once.
  public let names: [String]
  /// The period of the first row.
  public let start: Period
  /// One list per name, all of the same length, every entry finite.
  public let columns: [[Double]]

  /// Makes regressors.
  ///
  /// - Throws: `regressor` naming a column that appears twice, is of another length than the first one,
  ///   or has an entry that is not finite.
  public init(names: [String], start: Period, columns: [[Double]]) throws(ForecastError) {
    let rows = columns.first?.count ?? 0
    for (index, name) in names.enumerated() {
      guard !names[..<index].contains(name) else { throw .regressor(name, .duplicate) }
      guard index < columns.count, columns[index].count == rows else {
        throw .regressor(name, .otherLength)
      }
      if let bad = columns[index].firstIndex(where: { !$0.isFinite }) {
        throw .regressor(name, .notFinite(start + bad))
      }
    }
    self.names = names
    self.start = start
    self.columns = Array(columns.prefix(names.count))
  }

  /// How many periods are covered.
  public var count: Int { columns.first?.count ?? 0 }
  /// The last period covered.
  public var end: Period { start + (count - 1) }

  /// The rows from a period on, as many as there are but at least `count`.
  ///
  /// - Throws: `regressor` with the first period that is not covered.
  func rows(from period: Period, atLeast count: Int) throws(ForecastError) -> [[Double]] {
    guard let name = names.first else { return [] }
    guard let offset = period.distance(from: start), offset >= 0 else {
      throw .regressor(name, .missing(period))
    }
    guard offset + count <= self.count else {
      throw .regressor(name, .missing(max(period, start + self.count)))
    }
    return columns.map { Array($0[offset...]) }
  }

  /// Whether every period of a history and of `horizon` more is covered.
  ///
  /// - Throws: `regressor` with the first period that is not.
  public func requireCover(_ input: ForecastInput, horizon: Int) throws(ForecastError) {
    _ = try rows(from: input.start, atLeast: input.values.count + horizon)
  }

  /// These columns and those of another list, over the periods that both cover.
  ///
  /// - Throws: `regressor` for a name that both have, or where they share no period.
  public func joined(_ other: Regressors) throws(ForecastError) -> Regressors {
    guard let name = other.names.first, !names.isEmpty else { return names.isEmpty ? other : self }
    let first = max(start, other.start)
    guard let end = Optional(min(end, other.end)), let span = end.distance(from: first), span >= 0
    else { throw .regressor(name, .missing(start)) }
    let own = try rows(from: first, atLeast: span + 1)
    let theirs = try other.rows(from: first, atLeast: span + 1)
    return try Regressors(
      names: names + other.names, start: first,
      columns: (own + theirs).map { Array($0.prefix(span + 1)) })
  }

  /// The columns that say something of a history which its level and its season do not.
  ///
  /// A calendar has others: an election that has not come yet, a feast that always falls into the same
  /// quarter.
  public func telling(about input: ForecastInput) -> Regressors {
    let (length, season) = (input.values.count, input.seasonLength)
    guard let offset = input.start.distance(from: start), offset >= 0, offset + length <= count
    else { return self }
    let kept = names.indices.filter { index in
      let part = columns[index][offset..<(offset + length)]
      guard part.contains(where: { $0 != part.first }) else { return false }
      return season == 1 || length <= season
        || zip(part, part.dropFirst(season)).contains { $0 != $1 }
    }
    return Regressors(self, keeping: kept)
  }

  private init(_ other: Regressors, keeping indices: [Int]) {
    names = indices.map { other.names[$0] }
    start = other.start
    columns = indices.map { other.columns[$0] }
  }
}

extension Regressors {
  /// A column that is 0 before a declared break and 1 from its first period on, up to `end`.
  ///
  /// It keeps the history before a break usable where the break moved the level and nothing else.
  ///
  /// - Throws: `regressor` for a break that is not inside the periods.
  public static func levelShifts(
    _ breaks: [SeriesBreak], start: Period, count: Int
  ) throws(ForecastError) -> Regressors {
    var periods: [Period] = []
    for change in breaks.map(\.period) where !periods.contains(change) { periods.append(change) }
    for period in periods {
      guard let offset = period.distance(from: start), offset > 0, offset < count else {
        throw .regressor("level \(period)", .constant)
      }
    }
    return try Regressors(
      names: periods.map { "level \($0)" }, start: start,
      columns: periods.map { period in (0..<count).map { start + $0 >= period ? 1 : 0 } })
  }
}
