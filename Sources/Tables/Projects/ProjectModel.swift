import Indicators

/// Collects the rows of a table of projects and makes a model of them.
struct ProjectModel {
  private struct Project {
    let name: String
    let cost: Double
    let benefit: Expression
    let uncertainty: DriverModel.Uncertainty?
    let cells: [String]
    let row: Int
  }

  private let columns: ProjectColumns
  private let file: String?
  private var log = FindingLog()
  private var projects: [Project] = []
  private var rows: [String: Int] = [:]
  /// Projects that cost nothing, and those of a benefit below zero, by row.
  private var (free, harmful): ([(name: String, row: Int)], [(name: String, row: Int)]) = ([], [])
  private static let yes: Set<String> = [
    "o", "○", "◯", "●", "예", "y", "yes", "true", "1", "v", "✓", "필수", "제외",
  ]
  private static let no: Set<String> = ["", "x", "×", "아니오", "n", "no", "false", "0", "-"]

  init(_ columns: ProjectColumns, file: String?, findings: [Finding]) {
    self.columns = columns
    self.file = file
    log.add(findings)
  }

  private func place(_ row: Int, _ role: ProjectColumns.Role) -> Place {
    Place(file: file, row: row, column: columns.name(role))
  }

  private func cell(_ cells: [String], _ role: ProjectColumns.Role) -> String {
    columns.places[role].map { cells[$0] } ?? ""
  }

  /// Adds a row.
  mutating func add(_ cells: [String], _ row: Int) {
    let name = cell(cells, .name)
    guard !name.isEmpty else {
      log.add(LongFindings.noIdentifier(place(row, .name)))
      return
    }
    // A sum of the rows is no project.
    if ["합계", "계", "총계", "소계", "total"].contains(name.lowercased().filter { !$0.isWhitespace }) {
      log.add(ProjectFindings.sumLeftOut(name, place(row, .name)))
      return
    }
    if let first = rows[name] {
      log.add(
        WorkspaceFindings.duplicateKey(
          [name], [columns.name(.name)], first: first, Place(file: file, row: row)))
      return
    }
    rows[name] = row
    let cost = number(cell(cells, .cost), place(row, .cost), columns.unit(.cost))
    guard let benefit = self.benefit(cells, of: name, row), let cost else { return }
    guard cost >= 0 else {
      log.add(ProjectFindings.negativeCost(name, cell(cells, .cost), place(row, .cost)))
      return
    }
    if cost == 0 { free.append((name, row)) }
    projects.append(
      Project(
        name: name, cost: cost, benefit: benefit.0, uncertainty: benefit.1, cells: cells, row: row))
  }

  /// A number in the unit of its column; nil, with a finding, where it is none or empty.
  private mutating func number(_ text: String, _ place: Place, _ unit: Unit) -> Double? {
    do throws(NumberProblem) {
      let reading = try KoreanNumber.read(text, unit: unit.symbol)
      guard let value = reading.value else {
        log.add(ProjectFindings.empty(place))
        return nil
      }
      let isAmount = text.contains { "십백천만억조".contains($0) }
      guard unit.exponents == ["원": 1] else {
        if let written = reading.unit, written != unit {
          log.add(WorkspaceFindings.unitInNumber(text, written.symbol, place))
          return nil
        }
        return value
      }
      if let written = reading.unit, written.exponents == unit.exponents {
        return value * (isAmount ? 1 : written.scale) / unit.scale
      }
      return isAmount ? value / unit.scale : value
    } catch {
      log.add(error.finding(text: text, place: place))
      return nil
    }
  }

  /// The benefit of a project, and the uncertainty it is where it is one.
  private mutating func benefit(
    _ cells: [String], of name: String, _ row: Int
  ) -> (Expression, DriverModel.Uncertainty?)? {
    let text = cell(cells, .benefit)
    let hasRange = !cell(cells, .low).isEmpty || !cell(cells, .high).isEmpty
    let unit = columns.unit(.benefit)
    if !hasRange, !text.contains("(") || text.hasPrefix("(") {
      guard let value = number(text, place(row, .benefit), unit) else { return nil }
      if value < 0 { harmful.append((name, row)) }
      return (.quantity(value, unit), nil)
    }
    guard let spec = hasRange ? range(cells, of: name, row) : text else { return nil }
    do throws(FormulaError) {
      let own = "\(name) \(columns.name(.benefit))"
      let distribution = try DistributionSpec(parsing: spec)
      if let mean = distribution.plainMean, mean < 0 { harmful.append((name, row)) }
      return (
        .variable(own), .init(name: own, unit: unit, source: .distribution(distribution))
      )
    } catch {
      log.add(error.finding(place: place(row, .benefit)))
      return nil
    }
  }

  /// The distribution between low and high: uniform, or PERT where a likely value stands beside.
  private mutating func range(_ cells: [String], of name: String, _ row: Int) -> String? {
    let (low, high) = (cell(cells, .low), cell(cells, .high))
    let unit = columns.unit(.benefit)
    guard let least = number(low, place(row, .low), unit),
      let most = number(high, place(row, .high), unit)
    else { return nil }
    guard least < most else {
      log.add(ProjectFindings.lowAboveHigh(low, high, place(row, .low)))
      return nil
    }
    let ends = (NumberShown.text(least), NumberShown.text(most))
    let text = cell(cells, .benefit)
    guard !text.isEmpty else { return "uniform(\(ends.0), \(ends.1))" }
    return number(text, place(row, .benefit), unit).map {
      "pert(\(ends.0), \(NumberShown.text($0)), \(ends.1))"
    }
  }

  private mutating func flag(_ project: Project, _ role: ProjectColumns.Role) -> Bool {
    let text = cell(project.cells, role).lowercased()
    if !Self.yes.contains(text), !Self.no.contains(text) {
      log.add(WorkspaceFindings.unknownWord(text, ["O", "X"], place(project.row, role)))
    }
    return Self.yes.contains(text)
  }

  // MARK: Model

  /// The model, or the errors.
  mutating func reading() -> DriverModelReading {
    checkTable()
    var model = DriverModel()
    model.uncertainties = projects.compactMap(\.uncertainty)
    for project in projects { model.levers.append(lever(project)) }
    appendFormulas(&model)
    let taken = Set(model.formulas.map(\.name) + model.uncertainties.map(\.name))
    for project in projects where taken.contains(project.name) {
      log.add(ProjectFindings.nameTaken(project.name, place(project.row, .name)))
    }
    let findings = log.all.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
    // What is wrong with a project's benefit is found where the project stands.
    let benefits = projects.compactMap { project in
      project.uncertainty.map { ($0.name, project.row) }
    }
    return DriverModelReading(
      model: log.hasError ? nil : model, findings: findings,
      rows: rows.merging(benefits) { own, _ in own })
  }

  /// Notes what is wrong or odd with the table as a whole.
  private mutating func checkTable() {
    if projects.isEmpty, !log.hasError { log.add(ProjectFindings.none(Place(file: file))) }
    if columns.places[.cost].flatMap({ columns.units[$0] }) == nil {
      log.add(ProjectFindings.wonAssumed(columns.name(.cost), Place(file: file)))
    }
    if let first = free.first {
      log.add(ProjectFindings.free(free, place(first.row, .cost)))
    }
    if let first = harmful.first {
      let role: ProjectColumns.Role = columns.places[.benefit] == nil ? .high : .benefit
      log.add(ProjectFindings.harmful(harmful, columns.name(.benefit), place(first.row, role)))
    }
  }

  /// The choice of a project: 1 chosen, 0 left.
  private mutating func lever(_ project: Project) -> DriverModel.Lever {
    let (must, never) = (flag(project, .required), flag(project, .excluded))
    if must, never {
      log.add(ProjectFindings.bothFlags(project.name, place(project.row, .required)))
    }
    return .init(
      name: project.name, value: must ? 1 : 0, min: must ? 1 : 0, max: never && !must ? 0 : 1,
      step: 1)
  }

  /// The sums of the columns over what is chosen, and the limits of the groups.
  private mutating func appendFormulas(_ model: inout DriverModel) {
    let cost = columns.unit(.cost)
    let benefit = projects.map { product($0.benefit, $0.name) }
    append(&model, columns.name(.benefit), benefit)
    append(
      &model, columns.name(.cost),
      projects.map { product(.quantity($0.cost, cost), $0.name) })
    model.outcomes = [columns.name(.benefit), columns.name(.cost)]
    for column in columns.others { appendNumbers(&model, column) }
    appendCounts(&model, .category) { "\(self.columns.name(.category))=\($0)" }
    for name in appendCounts(&model, .group, named: { "\(self.columns.name(.group))=\($0)" }) {
      model.limits.append(AllocationLimit(.variable(name), text: name, .atMost, 1))
    }
  }

  private func product(_ factor: Expression, _ name: String) -> Expression {
    .binary(.multiply, factor, .variable(name))
  }

  private func append(_ model: inout DriverModel, _ name: String, _ terms: [Expression]) {
    model.formulas.append(.init(name: name, expression: Self.sum(terms[...]), text: ""))
  }

  /// The sum as a tree of little depth.
  private static func sum(_ terms: ArraySlice<Expression>) -> Expression {
    guard terms.count > 1 else { return terms.first ?? .number(0) }
    let middle = terms.startIndex + terms.count / 2
    return .binary(.add, sum(terms[..<middle]), sum(terms[middle...]))
  }

  /// A further column of numbers as a variable; a column of words is none.
  private mutating func appendNumbers(_ model: inout DriverModel, _ column: Int) {
    let filled = projects.filter { !$0.cells[column].isEmpty }
    let numbers = filled.count { (try? KoreanNumber.read($0.cells[column]).value) != nil }
    guard numbers > 0, 2 * numbers > filled.count else { return }
    let unit = columns.units[column] ?? .none
    var terms: [Expression] = []
    for project in filled {
      let place = Place(file: file, row: project.row, column: columns.names[column])
      guard let value = number(project.cells[column], place, unit) else { continue }
      terms.append(product(.quantity(value, unit), project.name))
    }
    append(&model, columns.names[column], terms)
  }

  /// A variable for each word of a column that counts its projects; gives their names.
  @discardableResult
  private func appendCounts(
    _ model: inout DriverModel, _ role: ProjectColumns.Role, named: (String) -> String
  ) -> [String] {
    var order: [String] = []
    var members: [String: [Expression]] = [:]
    for project in projects {
      let word = cell(project.cells, role)
      guard !word.isEmpty else { continue }
      if members[word] == nil { order.append(word) }
      members[word, default: []].append(.variable(project.name))
    }
    return order.map { word in
      append(&model, named(word), members[word] ?? [])
      return named(word)
    }
  }
}
