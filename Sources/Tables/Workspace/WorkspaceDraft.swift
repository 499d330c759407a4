import Indicators

/// A workspace while its files are being read.
struct WorkspaceDraft {
  let reporter: Reporter
  var workspace = Workspace(name: "")
  /// Goals in the order of the file.
  var goals: [Goal] = []
  /// Rows of goals and programmes by identifier.
  var goalRows: [String: Int] = [:]
  var programmeRows: [String: Int] = [:]
  var indicatorRows: [String: Int] = [:]
  /// Series declared by series.csv and indicators.csv.
  var declared: [String: DeclaredSeries] = [:]
  /// Whether the files that declare series and goals could be read, so that names can be checked.
  var knowsGoals = true
  var knowsSeries = true
  var knowsProgrammes = true
  /// Goals whose weights cannot be summed, as one of them is no number.
  var goalsWithBadWeights: Set<String> = []
  /// Members of panels with their places, in the order of the files.
  var panelMembers: [(id: String, panel: String, place: Place)] = []
  /// Rows of budget amounts, beside `workspace.amounts`.
  var amountRows: [Int] = []

  init(reporter: Reporter) {
    self.reporter = reporter
  }

  mutating func take(_ package: DataPackage) {
    workspace.name = package.name
    workspace.title = package.title
    workspace.organisation = package.organisation
    workspace.planYear = package.planYear
    workspace.status = package.status
  }

  /// Reads all files, those first on which others depend.
  mutating func read(_ folder: WorkspaceFolder) {
    func sheet(_ schema: TableSchema) -> Sheet? { Sheet.load(schema, from: folder, reporter) }
    func isUsable(_ schema: TableSchema, _ sheet: Sheet?) -> Bool {
      sheet != nil || (!schema.isRequired && !folder.has(schema.file))
    }
    let goals = sheet(.goals)
    knowsGoals = isUsable(.goals, goals)
    for row in goals?.cells ?? [] { readGoal(row) }
    workspace.goals = GoalTree(self.goals)
    let indicators = sheet(.indicators)
    for row in indicators?.cells ?? [] { readIndicator(row) }
    let series = sheet(.series)
    knowsSeries = isUsable(.series, series) && indicators != nil
    for row in series?.cells ?? [] { readSeries(row) }
    readObservations(sheet(.observations)?.cells ?? [], breaks: sheet(.breaks)?.cells ?? [])
    let programmes = sheet(.programmes)
    knowsProgrammes = isUsable(.programmes, programmes)
    for row in programmes?.cells ?? [] { readProgramme(row) }
    for row in sheet(.amounts)?.cells ?? [] { readAmount(row) }
    readTables(sheet(.publishedTables)?.cells ?? [])
    for row in sheet(.staff)?.cells ?? [] { readStaff(row) }
    for row in sheet(.costReviews)?.cells ?? [] { readCostReview(row) }
    for row in sheet(.thresholds)?.cells ?? [] { readThreshold(row) }
    for row in sheet(.grants)?.cells ?? [] { readGrant(row) }
    for row in sheet(.gates)?.cells ?? [] { readGate(row) }
    for row in sheet(.facts)?.cells ?? [] { readFact(row) }
    for row in sheet(.methodRules)?.cells ?? [] { readMethodRule(row) }
    for row in sheet(.overrides)?.cells ?? [] { readOverride(row) }
    readModels(folder)
  }

  private mutating func readModels(_ folder: WorkspaceFolder) {
    let known = knowsSeries ? Set(declared.keys) : nil
    for file in folder.modelFiles {
      let reading = DriverModelReader.read(
        path: folder.path(of: file), named: file, knownSeries: known)
      reporter.add(reading.findings)
      let name = file.split(separator: "/").last.map(String.init) ?? file
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      if workspace.models[stem] != nil { reporter.add(CheckFindings.twoModels(stem, file)) }
      workspace.models[stem] = reading.model
    }
  }

  /// Checks what can only be seen once everything is read.
  mutating func check() {
    checkGoals()
    checkWeights()
    checkFormulas()
    checkPlanYear()
    checkProgrammes()
    checkAmounts()
    checkPanels()
  }
}

/// A series as series.csv or indicators.csv declares it.
struct DeclaredSeries {
  var id: String
  var name: String
  var unit: Unit
  var support: Support
  var measure: Measure
  var status: DataStatus
}

/// The words of the column `support`.
enum SupportWord: String, CaseIterable {
  case real
  case nonnegative
  case count
  case percent

  var support: Support {
    switch self {
    case .real: .real
    case .nonnegative: .nonNegative
    case .count: .count
    case .percent: .percent
    }
  }
}

/// The words of the column `direction`.
enum DirectionWord: String, CaseIterable {
  case higher
  case lower
  case band
}
