public import Indicators
import Probability

/// A linear pool of methods: the forecast is the weighted mixture of theirs.
///
/// A member that cannot be fitted is left out, the others' weights are scaled up, and label and
/// notes say so.
public struct Combination: ForecastMethod {
  /// A method and its weight.
  public struct Member: Sendable {
    /// The method.
    public let method: any ForecastMethod
    /// Its weight, greater than 0; weights are scaled to sum 1.
    public let weight: Double

    /// Makes a member.
    public init(_ method: any ForecastMethod, weight: Double = 1) {
      self.method = method
      self.weight = weight
    }
  }

  /// The methods pooled.
  public let members: [Member]
  /// The name of the pool.
  public let name: String

  /// Makes a pool.
  public init(_ members: [Member], name: String = "combination") {
    self.members = members.filter { $0.weight > 0 && $0.weight.isFinite }
    self.name = name
  }

  /// The smallest of its members'.
  public var minimumObservations: Int {
    members.map(\.method.minimumObservations).min() ?? 1
  }

  /// Fits every member that can be fitted.
  ///
  /// - Throws: the first member's error where none can.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedCombination {
    try requireEnough(input)
    var fits: [FittedCombination.Part] = []
    var failures: [ForecastError] = []
    for member in members {
      do {
        fits.append(.init(model: try member.method.fit(input), weight: member.weight))
      } catch {
        failures.append(error)
      }
    }
    guard !fits.isEmpty else {
      throw failures.first
        ?? .failed(
          method: name, reason: LocalizedText(ko: "결합할 방법이 없습니다.", en: "nothing to combine."))
    }
    let total = fits.reduce(0) { $0 + $1.weight }
    return FittedCombination(
      method: name, input: input,
      parts: fits.map { .init(model: $0.model, weight: $0.weight / total) },
      failures: failures)
  }
}

/// A fitted pool of models.
public struct FittedCombination: FittedModel {
  /// A fitted member and its weight.
  public struct Part: Sendable {
    /// The member.
    public let model: any FittedModel
    /// Its weight; the weights sum to 1.
    public let weight: Double
  }

  /// The name of the pool.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The members that were fitted.
  public let parts: [Part]
  /// Why other members were not.
  public let failures: [ForecastError]

  /// The members' labels with their weights.
  public var label: LocalizedText {
    func joined(_ language: Language) -> String {
      parts.map { "\(Self.name($0.model, language)) \(Self.percent($0.weight))" }
        .joined(separator: " + ")
    }
    if parts.count == 1, let only = parts.first { return only.model.label }
    return LocalizedText(ko: joined(.ko), en: joined(.en))
  }

  /// The label of a part, in brackets where it has weights of its own.
  private static func name(_ model: any FittedModel, _ language: Language) -> String {
    let label = model.label[language]
    return label.contains("%") ? "(\(label))" : label
  }

  private static func percent(_ weight: Double) -> String { "\(Int((weight * 100).rounded()))%" }

  /// The weighted mean of the members' fitted values, where all have one.
  public var fitted: [Double?] {
    let columns = parts.map { (weight: $0.weight, values: $0.model.fitted) }
    return input.values.indices.map { index in
      var sum = 0.0
      for column in columns {
        guard column.values.indices.contains(index), let value = column.values[index] else {
          return nil
        }
        sum += column.weight * value
      }
      return sum
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Members left out, then the notes of the members, each once.
  public var notes: [LocalizedText] {
    (failures.map(\.message) + parts.flatMap(\.model.notes)).uniqued()
  }

  /// The weighted mean of the members' paths.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let paths = parts.map { $0.model.points(from: origin, horizon: horizon) }
    return (0..<max(0, horizon)).map { step in
      zip(paths, parts).reduce(0) { $0 + $1.1.weight * $1.0[step] }
    }
  }

  /// The mixture of the members' forecasts; their dependences are averaged by weight.
  public func forecast(horizon: Int) -> Forecast {
    let forecasts = parts.map { $0.model.forecast(horizon: horizon) }
    let weights = parts.map(\.weight)
    let periods = input.periods(ahead: horizon)
    let margins = periods.indices.map { step in
      // Bounding moves values one by one, so it may as well follow the pooling.
      Mixture.of(forecasts.map { $0.margins[step].unbounded }, weights: weights)
        ?? Margin.point(0)
    }
    let dependence = StepDependence.average(
      zip(forecasts, weights).map { .init(weight: $1, dependence: $0.dependence) })
    return Forecast(
      method: method, label: label, periods: periods, margins: margins, dependence: dependence,
      support: input.support, notes: notes)
  }
}

extension Array where Element: Hashable {
  /// The elements without later repetitions.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
