import Indicators

/// One row of a sheet: reads typed cells and reports what they should not be.
struct SheetRow {
  let sheet: Sheet
  let row: Int
  let reporter: Reporter

  /// The place of a cell.
  func place(_ column: String? = nil) -> Place {
    Place(file: sheet.schema.file, row: row, column: column)
  }

  /// The text of a cell; empty where nothing is known.
  func text(_ column: String) -> String { sheet.text(row, column) }

  /// The text of a cell that must not be empty.
  func required(_ column: String) -> String? {
    let text = text(column)
    if text.isEmpty { reporter.add(WorkspaceFindings.emptyCell(place(column))) }
    return text.isEmpty ? nil : text
  }

  /// A number as it is written; nil where it is empty or, with a finding, no number.
  func reading(_ column: String, unit: String? = nil) -> NumberReading? {
    let text = text(column)
    if text.isEmpty { return nil }
    do throws(NumberProblem) {
      let reading = try KoreanNumber.read(text, unit: unit)
      if reading.isCoerced {
        let after = reading.value.map(NumberShown.text) ?? ""
        reporter.add(Coercion(place: place(column), before: text.clipped, after: after))
      }
      if reading.hasFilledTriangle { reporter.add(LongFindings.filledTriangle(place(column))) }
      return reading
    } catch {
      reporter.add(error.finding(text: text, place: place(column)))
      return nil
    }
  }

  /// A number inside bounds; nil where it is empty or, with a finding, anything else.
  func number(
    _ column: String,
    _ range: ClosedRange<Double> = -Double.greatestFiniteMagnitude...(.greatestFiniteMagnitude)
  ) -> Double? {
    guard let reading = reading(column), let value = reading.value else { return nil }
    if let unit = reading.unit, !(unit.symbol == "%" && range.upperBound == 100) {
      reporter.add(WorkspaceFindings.unitInNumber(text(column), unit.symbol, place(column)))
      return nil
    }
    guard range.contains(value) else {
      reporter.add(WorkspaceFindings.outOfRange(text(column), range, place(column)))
      return nil
    }
    return value
  }

  /// A whole number inside bounds.
  func integer(_ column: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = number(column) else { return nil }
    guard value == value.rounded(), value >= Double(range.lowerBound),
      value <= Double(range.upperBound)
    else {
      reporter.add(
        WorkspaceFindings.notAWholeNumber(text(column), range, place(column)))
      return nil
    }
    return Int(value)
  }

  /// An amount of money in whole won.
  func won(_ column: String, mayBeNegative: Bool = false) -> Won? {
    let text = text(column)
    if text.isEmpty { return nil }
    let display = publishedUnit()
    guard let amount = Int(text) ?? coercedWon(column) else { return nil }
    if amount < 0, !mayBeNegative {
      reporter.add(WorkspaceFindings.negativeMoney(text, place(column)))
      return nil
    }
    return Won(amount, displayUnit: display)
  }

  private func coercedWon(_ column: String) -> Int? {
    let text = text(column)
    if let reading = try? KoreanNumber.read(text), reading.value == nil {
      reporter.add(Coercion(place: place(column), before: text.clipped, after: ""))
      return nil
    }
    guard let won = Won(parsing: text) else {
      reporter.add(WorkspaceFindings.notWholeWon(text, place(column)))
      return nil
    }
    reporter.add(
      Coercion(place: place(column), before: text.clipped, after: String(won.amount)))
    return won.amount
  }

  /// The unit in which the amounts of the row were published; 원 where none is given.
  func publishedUnit() -> WonUnit {
    let text = text("published_unit")
    if text.isEmpty { return .one }
    guard let unit = WonUnit(parsing: text) else {
      reporter.add(
        WorkspaceFindings.unknownWord(
          text, WonUnit.allCases.map(\.rawValue), place("published_unit")))
      return .one
    }
    return unit
  }

  /// One of a few words; the default where the cell is empty or, with a finding, another word.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, default standard: Choice
  ) -> Choice where Choice.RawValue == String {
    let text = text(column)
    if text.isEmpty { return standard }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    reporter.add(WorkspaceFindings.unknownWord(text, words, place(column)))
    return standard
  }

  /// One of a few words in a cell that must not be empty.
  func requiredChoice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, default standard: Choice
  ) -> Choice where Choice.RawValue == String {
    _ = required(column)
    return choice(column, default: standard)
  }

  /// A period in a cell that must not be empty.
  func period(_ column: String = "period") -> Period? {
    guard let text = required(column) else { return nil }
    guard let period = Period(parsing: text), period.frequency != .step else {
      reporter.add(LongFindings.badPeriod(text, place(column), mayBeStep: false))
      return nil
    }
    return period
  }

  /// A unit; an unknown word is an error unless the data package declares it.
  func unit(_ column: String = "unit") -> Unit {
    let text = text(column)
    guard let unit = Unit(parsing: text) else {
      reporter.add(ModelFindings.badUnit(text, place(column)))
      return .none
    }
    for word in unit.unknownWords where !reporter.ownUnits.contains(word) {
      reporter.add(WorkspaceFindings.unknownUnit(word, place(column)))
    }
    return unit
  }

  /// `true` or `false`; false where the cell is empty.
  func flag(_ column: String) -> Bool {
    switch text(column).lowercased() {
    case "true": return true
    case "false", "": return false
    default:
      reporter.add(
        WorkspaceFindings.unknownWord(text(column), ["true", "false"], place(column)))
      return false
    }
  }
}
