import Indicators

/// Turns a YAML tree into a driver model, collecting every problem on the way.
struct ModelBuilder {
  static let sections = [
    "title", "seed", "periods", "uncertainties", "levers", "correlations", "correlation",
    "formulas", "outcomes", "targets", "limits", "scenarios",
  ]
  static let mostPeriods = 10_000

  let file: String?
  let knownSeries: Set<String>?
  var model = DriverModel()
  var log = FindingLog()
  /// Rows in which variables are declared.
  var rows: [String: Int] = [:]
  /// Rows of sections and scenarios.
  var otherRows: [String: Int] = [:]
  /// Declared names, with those whose declaration has a problem.
  var uncertaintyNames: [String] = []
  var leverNames: [String] = []
  var formulaNames: [String] = []
  /// Whether the list of outcomes could be read to the end.
  var knowsOutcomes = true

  init(file: String?, knownSeries: Set<String>?) {
    self.file = file
    self.knownSeries = knownSeries
  }

  /// Names of levers, uncertainties and formulas, in the order of the file.
  var names: [String] {
    uncertaintyNames + leverNames + formulaNames
  }

  /// Reads the whole document.
  mutating func build(_ root: YAMLTree) {
    guard case .map(let entries) = root.content else {
      log.add(ModelFindings.notAMap(root, file: file))
      return
    }
    let sections = keyed(entries, allowed: ModelBuilder.sections, within: nil)
    for entry in entries { otherRows[entry.key] = entry.row }
    if let tree = sections["title"] { readTitle(tree) }
    if let tree = sections["seed"] { readSeed(tree) }
    if let tree = sections["periods"] { readPeriods(tree) }
    if let tree = sections["uncertainties"] { readUncertainties(tree) }
    if let tree = sections["levers"] { readLevers(tree) }
    if let tree = sections["formulas"] { readFormulas(tree) }
    checkFormulas()
    if let tree = sections["correlation"] { readCorrelationKind(tree) }
    if let tree = sections["correlations"] { readCorrelations(tree) }
    readOutcomes(sections["outcomes"], row: root.row)
    if let tree = sections["targets"] { readTargets(tree) }
    if let tree = sections["limits"] { readLimits(tree) }
    if let tree = sections["scenarios"] { readScenarios(tree) }
  }

  // MARK: Parts

  func place(_ row: Int) -> Place { Place(file: file, row: row) }

  /// The values of a mapping by key; unknown keys are reported with the nearest known ones.
  mutating func keyed(
    _ entries: [YAMLTree.Entry], allowed: [String], within: String?
  ) -> [String: YAMLTree] {
    var values: [String: YAMLTree] = [:]
    for entry in entries {
      if allowed.contains(entry.key) {
        values[entry.key] = entry.value
      } else {
        log.add(ModelFindings.unknownKey(entry.key, allowed, within, place(entry.row)))
      }
    }
    return values
  }

  /// The entries of a mapping; an empty value has none, anything else is reported with the form of a
  /// section.
  mutating func entries(
    _ tree: YAMLTree, of name: String, like section: String? = nil
  ) -> [YAMLTree.Entry] {
    switch tree.content {
    case .map(let entries): return entries
    case .empty: return []
    default:
      log.add(ModelFindings.shape(name, tree, like: section, file: file))
      return []
    }
  }

  /// A finite number in a unit; nil, with a finding, for anything else.
  mutating func number(_ tree: YAMLTree, field: String, in unit: Unit = .none) -> Double? {
    guard let text = tree.text else {
      log.add(ModelFindings.notANumber(tree.shown, field, place(tree.row)))
      return nil
    }
    guard let value = lenientNumber(text, field: field, row: tree.row, in: unit) else {
      log.add(ModelFindings.notANumber(text, field, place(tree.row)))
      return nil
    }
    return value
  }

  /// A number as it is or as Korean tables write it (with a note); nil for anything else.
  ///
  /// An amount such as `3억` or `300백만원` is turned into the unit: 3 where that is 억원. In a price,
  /// such as 만원/명, `3억` is not read, as it would be off by the unit's scale.
  mutating func lenientNumber(
    _ text: String, field: String, row: Int, in unit: Unit = .none
  ) -> Double? {
    if let value = KoreanNumber.plain(text) { return value.isFinite ? value : nil }
    guard let (number, written) = Self.written(text), let value = written.value(number, in: unit)
    else { return nil }
    let shown = NumberShown.text(value) + (written == .none || value == number ? "" : unit.symbol)
    if shown + (shown.hasSuffix(unit.symbol) ? "" : unit.symbol) != text.filter({ $0 != " " }) {
      log.add(ModelFindings.numberRead(text, shown, field, place(row)))
    }
    return value
  }

  /// A finite number of a variable whose unit is not known yet, with what stands behind it; a finding
  /// and nil for anything else.
  mutating func writtenNumber(
    _ tree: YAMLTree, field: String
  ) -> (number: Double, written: WrittenUnit)? {
    let text = tree.text ?? tree.shown
    if let value = KoreanNumber.plain(text), value.isFinite { return (value, .none) }
    guard let found = Self.written(text) else {
      log.add(ModelFindings.notANumber(text, field, place(tree.row)))
      return nil
    }
    var shown = NumberShown.text(found.number)
    if case .unit(let unit) = found.written { shown += unit.symbol }
    log.add(ModelFindings.numberRead(text, shown, field, place(tree.row)))
    return found
  }

  /// A number as Korean tables write it, with what stands behind it.
  static func written(_ text: String) -> (number: Double, written: WrittenUnit)? {
    guard !text.hasPrefix("("), let reading = try? KoreanNumber.read(text),
      let number = reading.value, !reading.hasFilledTriangle
    else { return nil }
    if let unit = reading.unit { return (number, .unit(unit)) }
    return (number, text.contains { "십백천만억조".contains($0) } ? .amount : .none)
  }

  /// A unit; a text that is none is reported, and so is a likely slip of the pen.
  mutating func unit(_ tree: YAMLTree?) -> Unit {
    guard let tree, let text = tree.text else { return .none }
    guard let unit = Unit(parsing: text) else {
      log.add(ModelFindings.badUnit(text, place(tree.row)))
      return .none
    }
    for word in unit.unknownWords {
      if NumberWord.value(word) != nil {
        log.add(ModelFindings.numberAsUnit(text, word, place(tree.row)))
        continue
      }
      let near = Unit.nearestNames(to: word)
      if !near.isEmpty { log.add(ModelFindings.unusualUnit(word, near, place(tree.row))) }
    }
    return unit
  }

  /// Registers a variable; false, with a finding, where the name cannot be used or is taken.
  mutating func declare(_ entry: YAMLTree.Entry) -> Bool {
    guard Expression.isName(entry.key) else {
      log.add(ModelFindings.badName(entry.key, place(entry.row)))
      return false
    }
    if let first = rows[entry.key] {
      log.add(ModelFindings.duplicateName(entry.key, first: first, place(entry.row)))
      return false
    }
    rows[entry.key] = entry.row
    return true
  }

  private mutating func readTitle(_ tree: YAMLTree) {
    switch tree.content {
    case .text(let text, _): model.title = text
    case .empty: break
    default: log.add(ModelFindings.shape("title", tree, file: file))
    }
  }

  private mutating func readSeed(_ tree: YAMLTree) {
    guard let text = tree.text, let seed = UInt64(text) else {
      log.add(ModelFindings.badSeed(tree.shown, place(tree.row)))
      return
    }
    model.seed = seed
  }

  private mutating func readPeriods(_ tree: YAMLTree) {
    guard let text = tree.text, let range = Period.range(parsing: text) else {
      log.add(ModelFindings.badPeriods(tree.shown, place(tree.row)))
      return
    }
    let count = (range.upperBound.distance(from: range.lowerBound) ?? 0) + 1
    guard count <= ModelBuilder.mostPeriods else {
      log.add(ModelFindings.tooManyPeriods(count, place(tree.row)))
      return
    }
    model.periods = range
  }
}
