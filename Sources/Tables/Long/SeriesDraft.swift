import Indicators

/// The observations of one series while its file is being read.
struct SeriesDraft {
  let id: String
  /// The row of the first observation.
  let row: Int
  /// The unit that the table says of it.
  private let said: String?
  private var periods: [Period] = []
  private var values: [Double] = []
  private var rows: [Int32] = []
  private var log = FindingLog()
  private var units: [String: Int] = [:]
  /// The values with a unit beside them: which ones, their rows, and the words for their size.
  private var worded: [(place: Int, row: Int, scaled: String?)] = []
  /// The last period whose value is not known, with its row.
  private var lastMissing: (period: Period, row: Int)?

  /// The widest gap-filled span allowed for few observations.
  private static let freeSpan = 4_000
  private static let spanPerValue = 20

  init(id: String, row: Int, unit: String? = nil) {
    self.id = id
    self.row = row
    said = unit
  }

  /// The unit that the table says, or that stands beside its values.
  private var unit: String? { said ?? units.min { $0.value < $1.value }?.key }

  /// Adds an observation; `unit` is the one written beside it.
  mutating func add(_ period: Period, _ value: Double, row: Int, unit: String? = nil) {
    periods.append(period)
    values.append(value)
    rows.append(Int32(truncatingIfNeeded: row))
    if let unit, units[unit] == nil { units[unit] = row }
  }

  /// Notes that the value added last has a unit beside it, and `text` words for its size.
  mutating func noteWords(scaled text: String?, row: Int) {
    worded.append((values.count - 1, row, text))
  }

  /// The first value that is a plain number.
  private var plain: Double? {
    let others = Set(worded.map(\.place))
    return values.indices.first { !others.contains($0) }.map { values[$0] }
  }

  /// Notes a period whose value is not known.
  mutating func addMissing(_ period: Period, row: Int) {
    if let last = lastMissing?.period, !(last < period) { return }
    lastMissing = (period, row)
  }

  /// Adds a finding.
  mutating func add(_ finding: Finding) { log.add(finding) }

  /// Whether a value or period could not be read.
  var hasError: Bool { log.hasError }

  /// Whether there is no value and nothing wrong either.
  var isBlank: Bool { periods.isEmpty && !log.hasError }

  /// Whether any period has several values.
  var repeatsPeriods: Bool { Set(periods).count < periods.count }

  /// What dates stand for that mark the ends of longer periods; nil for other periods, and for a single
  /// date, which cannot tell.
  var calendar: Frequency? {
    guard periods.allSatisfy({ $0.frequency == .day }) else { return nil }
    return CalendarPattern.coarser(periods)?.frequency
  }

  /// Whether there is one observation, of a day.
  var isSingleDay: Bool { periods.count == 1 && periods[0].frequency == .day }

  /// The finished entry.
  ///
  /// - Parameters:
  ///   - file: Name of the file.
  ///   - column: Name of the period column.
  ///   - usual: What dates of the file's other series stand for; a single date is read likewise.
  /// - Returns: The series, or what is wrong with it.
  func entry(file: String?, column: String?, usual: Frequency? = nil) -> LongTable.Entry {
    var draft = self
    draft.noteBlankEnd(file: file, column: column)
    draft.readCalendar(Place(file: file, row: row, column: column), usual: usual)
    draft.leaveSubtotals(Place(file: file, row: row, column: column))
    draft.checkFrequency(file: file, column: column)
    draft.checkUnits(file: file)
    draft.checkSizes(file: file)
    let order = draft.timeOrder()
    if !draft.log.hasError { draft.checkDuplicates(order, file: file, column: column) }
    if !draft.log.hasError { draft.checkSpan(order, file: file, column: column) }
    if draft.periods.isEmpty, !draft.log.hasError {
      draft.log.add(LongFindings.noValues(id, Place(file: file, row: row)))
    }
    guard !draft.log.hasError else {
      return LongTable.Entry(
        id: id, row: row, unit: unit, series: nil, findings: draft.log.all)
    }
    let observations = order.map { (draft.periods[$0], draft.values[$0]) }
    let place = Place(file: file, row: row, column: column)
    if let gaps = SeriesDraft.gapFinding(id, observations.map(\.0), place) { draft.log.add(gaps) }
    let series = Series(
      id: id, name: NameUnit(id)?.name ?? id, unit: unit.flatMap(Unit.init(parsing:)) ?? .none,
      observations: observations)
    return LongTable.Entry(
      id: id, row: row, unit: unit, series: series, findings: draft.log.all)
  }

  /// Takes dates on the first or last day of each month as months, quarters or years, and years
  /// amid a run of steps as steps.
  private mutating func readCalendar(_ place: Place, usual: Frequency?) {
    // Mostly years, quarters or months alone, with nothing to decide.
    guard let first = periods.first?.frequency,
      first == .day || periods.contains(where: { $0.frequency != first })
    else { return }
    let frequencies = Set(periods.map(\.frequency))
    if frequencies == [.year, .step],
      periods.contains(.step(1899)) || periods.contains(.step(2200))
    {
      periods = periods.map { .step($0.ordinal) }
    } else if isSingleDay {
      readSingleDay(place, usual: usual)
    } else if frequencies == [.day], let years = CalendarPattern.oneDayAYear(periods) {
      log.add(LongFindings.oneDayAYear(periods[0], place))
      periods = years
    } else if frequencies == [.day], let coarser = CalendarPattern.coarser(periods) {
      log.add(LongFindings.datesAsPeriods(periods[0], coarser.frequency, place))
      periods = coarser.periods
    }
  }

  /// One date tells nothing of the period it stands for: it is read as those of the other series are,
  /// and where these say nothing, as a day, with a warning if it ends or begins a month.
  private mutating func readSingleDay(_ place: Place, usual: Frequency?) {
    if let usual, let read = CalendarPattern.read(periods, as: usual) {
      log.add(LongFindings.datesAsPeriods(periods[0], usual, place))
      periods = read
    } else if CalendarPattern.read(periods, as: .month) != nil {
      log.add(LongFindings.singleDate(id, periods[0], place))
    }
  }

  /// A blank last period is no observation: forecasts start right after the one before it.
  private mutating func noteBlankEnd(file: String?, column: String?) {
    guard let (blank, row) = lastMissing, let last = periods.max(), last < blank,
      last.frequency == blank.frequency
    else { return }
    log.add(LongFindings.blankEnd(id, blank, last, Place(file: file, row: row, column: column)))
  }

  /// Leaves out the values of years amid shorter periods, where they are the sums of these.
  private mutating func leaveSubtotals(_ place: Place) {
    let frequencies = Set(periods.map(\.frequency))
    guard frequencies.count == 2, frequencies.contains(.year),
      let shorter = frequencies.first(where: { $0 != .year }),
      [.half, .quarter, .month].contains(shorter)
    else { return }
    var sums: [Int: (count: Int, sum: Double)] = [:]
    for (period, value) in zip(periods, values) where period.frequency == shorter {
      guard let year = period.year else { continue }
      let known = sums[year] ?? (0, 0)
      sums[year] = (known.count + 1, known.sum + value)
    }
    let totals = periods.indices.filter { periods[$0].frequency == .year }
    let whole = totals.filter { sums[periods[$0].ordinal]?.count == shorter.periodsPerYear }
    let areSums = whole.allSatisfy { place in
      let sum = sums[periods[place].ordinal]?.sum ?? .nan
      return abs(values[place] - sum) <= 1e-9 * max(abs(sum), abs(values[place]))
    }
    guard let first = whole.first, areSums else { return }
    log.add(LongFindings.subtotals(id, periods[first], totals.count, place))
    let kept = periods.indices.filter { periods[$0].frequency != .year }
    (periods, values, rows) = (
      kept.map { periods[$0] }, kept.map { values[$0] }, kept.map { rows[$0] }
    )
  }

  private mutating func checkFrequency(file: String?, column: String?) {
    guard let first = periods.first?.frequency else { return }
    guard let other = periods.firstIndex(where: { $0.frequency != first }) else { return }
    log.add(
      LongFindings.mixedFrequencies(
        id, (periods[0], Int(rows[0])), periods[other],
        Place(file: file, row: Int(rows[other]), column: column)))
  }

  private mutating func checkUnits(file: String?) {
    guard units.count > 1 else { return }
    let sorted = units.sorted { $0.value < $1.value }
    log.add(
      LongFindings.mixedUnits(
        id, sorted[0].key, sorted[1].key, Place(file: file, row: sorted[1].value)))
  }

  private mutating func checkSizes(file: String?) {
    guard let plain else { return }
    if let first = worded.first(where: { $0.scaled != nil }), let text = first.scaled {
      log.add(LongFindings.scaledBesidePlain(id, text, plain, Place(file: file, row: first.row)))
    }
    checkPercentages(file: file)
  }

  /// Tells a plain value up to 1 among percentages above 1: 0.9 beside 85% may be 90%.
  private mutating func checkPercentages(file: String?) {
    guard said == nil, Array(units.keys) == ["%"] else { return }
    let marked = Set(worded.map(\.place))
    let small = values.indices.first {
      !marked.contains($0) && values[$0] != 0 && values[$0].magnitude <= 1
    }
    guard let small, marked.allSatisfy({ values[$0].magnitude > 1 }) else { return }
    let place = Place(file: file, row: Int(rows[small]))
    log.add(LongFindings.percentBesidePlain(id, values[small], place))
  }

  /// Indices of the observations in time order; equal periods keep the order of the file.
  private func timeOrder() -> [Int] {
    let isSorted = zip(periods, periods.dropFirst()).allSatisfy { $0.ordinal < $1.ordinal }
    let indices = Array(periods.indices)
    return isSorted ? indices : indices.sorted { (periods[$0], $0) < (periods[$1], $1) }
  }

  private mutating func checkDuplicates(_ order: [Int], file: String?, column: String?) {
    for (a, b) in zip(order, order.dropFirst()) where periods[a] == periods[b] {
      log.add(
        LongFindings.duplicatePeriod(
          id, periods[b], (values[a], Int(rows[a])), values[b],
          Place(file: file, row: Int(rows[b]), column: column)))
    }
  }

  private mutating func checkSpan(_ order: [Int], file: String?, column: String?) {
    guard let first = order.first, let last = order.last else { return }
    let place = Place(file: file, row: Int(rows[last]), column: column)
    let (span, overflow) = periods[last].ordinal.subtractingReportingOverflow(
      periods[first].ordinal)
    let most = max(SeriesDraft.freeSpan, SeriesDraft.spanPerValue * order.count)
    if overflow || span > most || span >= Series.longestSpan {
      log.add(LongFindings.tooWide(id, periods[first], periods[last], place))
    } else if periods[first].frequency == .day, order.count >= 3 {
      let steps = zip(order, order.dropFirst()).map { periods[$1].ordinal - periods[$0].ordinal }
      guard let narrowest = steps.min(), narrowest > 1 else { return }
      log.add(LongFindings.sparseDays(id, narrowest, place))
    }
  }
}
