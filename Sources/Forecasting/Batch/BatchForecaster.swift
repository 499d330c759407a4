public import Indicators

/// One series of a batch: its identifier and its history, or why it cannot be read.
public struct BatchSeries: Sendable {
  /// The identifier.
  public let id: String
  /// The history, or what is wrong with it.
  public let input: Result<ForecastInput, ForecastError>

  /// Makes an item from a history that was read already.
  public init(id: String, input: Result<ForecastInput, ForecastError>) {
    self.id = id
    self.input = input
  }

  /// Makes an item from plain values; what is wrong with them becomes a row of the result.
  public init(
    id: String, values: [Double?], start: Period = .step(1), seasonLength: Int = 1,
    support: Support = .real
  ) {
    self.id = id
    do {
      input = .success(
        try ForecastInput(
          values: values, start: start, seasonLength: seasonLength, support: support))
    } catch {
      input = .failure(error)
    }
  }

  /// Makes an item from a series.
  public init(_ series: Series, seasonLength: Int? = nil) {
    id = series.id
    do {
      input = .success(try ForecastInput(series, seasonLength: seasonLength))
    } catch {
      input = .failure(error)
    }
  }
}

/// Forecasts many series at once, on all cores.
///
/// The result depends on the input alone: not on the number of cores, nor on the order in which
/// series happen to finish. Memory is that of the rows; a caller with millions of series gives them
/// in portions.
///
/// ```swift
/// let rows = try BatchForecaster.run(
///   [BatchSeries(id: "보도건수", values: [90, 94, 97, 99, 105], start: .year(2013))],
///   methods: [LastValue()], horizon: 2, levels: [0.8, 0.95])
/// ```
public enum BatchForecaster {
  /// Runs methods over series: all rows of the first series first, method by method.
  ///
  /// A series that a method cannot forecast gives rows of `instead`, under that method's own name and
  /// with the reason; without `instead`, one row with the reason alone.
  /// - Throws: `invalidHorizon`, `invalidLevel`.
  public static func run(
    _ series: [BatchSeries], methods: [any ForecastMethod], horizon: Int,
    levels: [Double] = [0.8, 0.95], instead: (any ForecastMethod)? = nil
  ) throws(ForecastError) -> [ForecastRow] {
    try check(horizon: horizon, levels: levels)
    return Concurrent.map(series) {
      rows(of: $0, methods: methods, horizon: horizon, levels: levels, instead: instead)
    }.flatMap { $0 }
  }

  /// The rows of one series, method by method; horizon and levels as ``check(horizon:levels:)`` wants
  /// them.
  public static func rows(
    of item: BatchSeries, methods: [any ForecastMethod], horizon: Int, levels: [Double],
    instead: (any ForecastMethod)? = nil
  ) -> [ForecastRow] {
    methods.flatMap { method -> [ForecastRow] in
      let outcome: ForecastOutcome =
        switch item.input {
        case .success(let input):
          ForecastOutcome(method, on: input, horizon: horizon, instead: instead)
        case .failure(let error):
          .failure(method: method.name, reason: error, usedInstead: nil)
        }
      return ForecastRow.rows(
        id: item.id, requested: method.name, outcome: outcome, levels: levels)
    }
  }

  /// Refuses a horizon or levels that no method can serve.
  ///
  /// - Throws: `invalidHorizon`, `invalidLevel`.
  public static func check(horizon: Int, levels: [Double]) throws(ForecastError) {
    guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
    for level in levels where !(level > 0 && level < 1) { throw .invalidLevel(level) }
  }

  /// The forecasts themselves, one outcome per series in order, for callers that go on computing.
  public static func outcomes(
    _ series: [BatchSeries], method: any ForecastMethod, horizon: Int,
    instead: (any ForecastMethod)? = nil
  ) -> [ForecastOutcome] {
    Concurrent.map(series) { item in
      switch item.input {
      case .success(let input):
        ForecastOutcome(method, on: input, horizon: horizon, instead: instead)
      case .failure(let error):
        .failure(method: method.name, reason: error, usedInstead: nil)
      }
    }
  }
}
