/// Fits the models of the family one after the other, each from the best of its relatives and of a small
/// grid, and keeps the one with the least criterion.
struct ETSSelection {
  /// A model with its best point so far.
  struct Fit {
    let model: ETSModel
    var point: [Double]
    /// −2 log L without constants, on the scale of the workspace.
    var value: Double
    var criterion: Double
  }

  let work: ETSWorkspace
  let criterion: ETS.Criterion
  private(set) var fits: [Fit] = []
  private var grid: ETSGrid?
  private var guesses: [ETSModel.Form?: ETSStart] = [:]

  init(_ work: ETSWorkspace, criterion: ETS.Criterion) {
    self.work = work
    self.criterion = criterion
  }

  /// Fits the candidates roughly, then the best ones to the last digit; nil where none can be fitted.
  mutating func best(of models: [ETSModel]) -> Fit? {
    for model in models { fit(model) }
    guard let least = fits.map(\.criterion).min(), least.isFinite else { return nil }
    for index in fits.indices where fits[index].criterion < least + 2 {
      polish(&fits[index])
    }
    return fits.min { $0.criterion < $1.criterion }
  }

  /// Fits one model to the last digit.
  mutating func only(
    _ model: ETSModel, parameters: ETSParameters? = nil, initial: [Double]? = nil
  ) -> Fit? {
    let search = ETSSearch(model, work, parameters: parameters, stateIsGiven: initial != nil)
    guard let (point, value) = descend(search, initial: initial, tolerance: 1e-10, iterations: 200)
    else { return nil }
    return Fit(model: model, point: point, value: value, criterion: score(model, value))
  }

  private func score(_ model: ETSModel, _ value: Double) -> Double {
    criterion.value(
      minusTwoLogLikelihood: value, parameters: model.parameterCount(period: work.period) + 1,
      observations: work.observed)
  }

  private mutating func fit(_ model: ETSModel) {
    guard score(model, 0).isFinite else { return }
    let search = ETSSearch(model, work)
    let least = fits.map(\.criterion).min() ?? .infinity
    let hopeless = least + 3 - score(model, 0)
    guard
      let (point, value) = descend(
        search, initial: nil, tolerance: 1e-2, iterations: 30, hopeless: hopeless)
    else { return }
    fits.append(Fit(model: model, point: point, value: value, criterion: score(model, value)))
  }

  private func polish(_ fit: inout Fit) {
    let search = ETSSearch(fit.model, work)
    fit.value = Self.descend(search, &fit.point, tolerance: 1e-10, iterations: 100)
    fit.criterion = score(fit.model, fit.value)
  }

  // MARK: - Where to start

  /// How many of the starting points are followed.
  private static let followed = 4

  /// The best point that the search reaches: a few steps from each of the best starting points, then on
  /// from the best of these.
  private mutating func descend(
    _ search: ETSSearch, initial: [Double]?, tolerance: Double, iterations: Int,
    hopeless: Double = .infinity
  ) -> (point: [Double], value: Double)? {
    var best: (point: [Double], value: Double)?
    for var point in starts(search, initial: initial).prefix(Self.followed) {
      let value = Self.descend(
        search, &point, tolerance: max(tolerance, 0.3), iterations: 3, hopeless)
      if value < best?.value ?? .infinity { best = (point, value) }
      // Other starts are worth a few units of −2 log L, rarely more.
      if let best, best.value > hopeless + 6 { break }
    }
    guard var (point, value) = best else { return nil }
    if value > hopeless + 3 { return (point, value) }
    value = Self.descend(
      search, &point, tolerance: tolerance, iterations: iterations, hopeless)
    return (point, value)
  }

  private static func descend(
    _ search: ETSSearch, _ point: inout [Double], tolerance: Double, iterations: Int,
    _ hopeless: Double = .infinity
  ) -> Double {
    point.withUnsafeMutableBufferPointer {
      $0.baseAddress.map {
        search.descend(
          $0, tolerance: tolerance, iterations: iterations, hopeless: hopeless)
      } ?? .infinity
    }
  }

  /// The heuristic states under a grid of smoothing parameters, the best of each α, and the relatives'
  /// points; the best first.
  private mutating func starts(_ search: ETSSearch, initial: [Double]?) -> [[Double]] {
    let model = search.model
    func value(_ point: [Double]) -> Double {
      point.withUnsafeBufferPointer { $0.baseAddress.map { search.objective($0) } ?? .infinity }
    }
    var starts: [(point: [Double], value: Double)] = []
    if let initial {
      let grid = ETSGrid(model, work, state: initial)
      starts = model.error == .additive ? grid.additive : grid.relative
    } else if let state = heuristic(model) {
      if grid?.model.hasSameStates(as: model) != true {
        grid = ETSGrid(model, work, state: state)
      }
      starts = (model.error == .additive ? grid?.additive : grid?.relative) ?? []
      starts += relatives(of: model).map { ($0, value($0)) }
    }
    return starts.filter { $0.value.isFinite }.sorted { $0.value < $1.value }.map(\.point)
  }

  private mutating func heuristic(_ model: ETSModel) -> [Double]? {
    if guesses[model.season] == nil { guesses[model.season] = ETSStart(work, season: model.season) }
    guard let start = guesses[model.season] else { return nil }
    var point = [Double](repeating: 0, count: ETSWorkspace.pointSize)
    switch model.trend {
    case nil:
      point[ETSWorkspace.level] = start.level
    case .additive:
      point[ETSWorkspace.level] = start.line.level
      point[ETSWorkspace.trend] = start.line.slope
    case .multiplicative:
      let first = max(start.line.level, 0.1 * start.level, 1e-6)
      point[ETSWorkspace.level] = first
      point[ETSWorkspace.trend] = max(1 + start.line.slope / first, 0.5)
    }
    for (j, index) in start.season.enumerated() { point[ETSWorkspace.season + j] = index }
    return point
  }

  /// The points of the models that differ in one component, as points of this model.
  private func relatives(of model: ETSModel) -> [[Double]] {
    fits.compactMap { fit in
      let other = fit.model
      guard other.season == model.season, fit.value.isFinite else { return nil }
      var point = fit.point
      if other.trend == model.trend {
        if other.damped == model.damped { return point }
        guard model.damped, other.error == model.error else { return nil }
        point[3] = ETSBounds.damping.most
        return point
      }
      guard other.error == model.error, other.trend == nil else { return nil }
      point[1] = 0.01
      point[3] = 0.95
      point[ETSWorkspace.trend] = model.trend == .multiplicative ? 1 : 0
      return point
    }
  }
}
