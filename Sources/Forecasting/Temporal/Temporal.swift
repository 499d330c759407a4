public import Indicators
import LinearAlgebra

/// A method whose forecasts of periods, of their blocks and of the whole season agree.
///
/// The history is added up to blocks of every length that divides the season (``TemporalHierarchy``), the
/// method is fitted to each level, and the forecasts are reconciled season by season. W is that of
/// ``Reconciliation``: spreads are those of the base forecasts, for ``Reconciliation/minTrace`` with the shrunk
/// correlation of the one-step errors of all blocks of a season. The figures have to be such that sums mean
/// something: a flow, or a stock as a mean.
///
/// ```swift
/// let months = try Temporal(Auto(), reconciliation: .variance).fit(input).reconciled(horizon: 12)
/// months.totals(block: 12)          // draws of the year
/// ```
public struct Temporal: ForecastMethod {
  /// The method for every level.
  public let base: any ForecastMethod
  /// How the levels are made to agree.
  public let reconciliation: Reconciliation

  /// The fewest whole blocks from which a level is forecast.
  static let fewestBlocks = 3

  /// Makes the method.
  public init(_ base: any ForecastMethod, reconciliation: Reconciliation = .variance) {
    self.base = base
    self.reconciliation = reconciliation
  }

  /// The name of the method for every level.
  public var name: String { base.name }
  /// As the method for every level.
  public var minimumObservations: Int { base.minimumObservations }

  /// Fits the method to every level; one with fewer than three blocks, or that cannot be fitted, takes no
  /// part.
  ///
  /// - Throws: as the method for the periods themselves.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedTemporal {
    var levels = [FittedTemporal.Level(block: 1, model: try base.fit(input))]
    let wanted =
      reconciliation == .bottomUp ? [] : TemporalHierarchy(season: input.seasonLength).blocks
    for block in wanted.reversed() where block > 1 {
      let sums = TemporalHierarchy.sums(input.values, block: block)
      guard sums.count >= Self.fewestBlocks, sums.contains(where: { $0 != nil }) else { continue }
      do throws(ForecastError) {
        let level = try ForecastInput(
          values: sums, seasonLength: input.seasonLength / block,
          support: Self.support(input.support, times: Double(block)))
        // What ends with a gap would be forecast from the wrong block on.
        guard sums.last != .some(nil) else { continue }
        levels.append(.init(block: block, model: try base.fit(level)))
      } catch {
        continue
      }
    }
    return FittedTemporal(
      input: input, levels: levels.reversed(), reconciliation: reconciliation)
  }

  private static func support(_ support: Support, times block: Double) -> Support {
    Support(
      lower: support.lower.map { $0 * block }, upper: support.upper.map { $0 * block },
      isInteger: support.isInteger)
  }
}

/// A method fitted to all levels of a temporal hierarchy.
public struct FittedTemporal: FittedModel {
  struct Level: Sendable {
    let block: Int
    let model: any FittedModel
  }

  let input: ForecastInput
  /// The season first, the periods themselves last.
  let levels: [Level]
  let reconciliation: Reconciliation

  private var finest: any FittedModel { levels[levels.count - 1].model }

  /// As the method for the periods themselves.
  public var method: String { finest.method }
  /// The label for the periods themselves, and how levels were made to agree.
  public var label: LocalizedText {
    guard levels.count > 1 else { return finest.label }
    let (own, how) = (finest.label, reconciliation.label)
    return LocalizedText(ko: "\(own.ko), 기간 합계 \(how.ko)", en: "\(own.en), over time by \(how.en)")
  }
  /// As the model of the periods themselves.
  public var fitted: [Double?] { finest.fitted }
  /// As the model of the periods themselves.
  public var residuals: [Double?] { finest.residuals }
  /// The notes for the periods themselves, and which blocks were made to agree.
  public var notes: [LocalizedText] { finest.notes + [note] }

  /// As the model of the periods themselves.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    finest.points(from: origin, horizon: horizon)
  }

  private var note: LocalizedText {
    guard levels.count > 1 else {
      return reconciliation == .bottomUp
        ? LocalizedText(ko: "기간별 전망을 그대로 더합니다.", en: "Forecasts of the periods are added up.")
        : LocalizedText(
          ko: "합계를 따로 전망하기에는 자료가 짧아 기간별 전망만 썼습니다.",
          en: "The history is too short to forecast sums by themselves: the periods' own forecast.")
    }
    let blocks = levels.map { "\($0.block)" }.joined(separator: ", ")
    return LocalizedText(
      ko: "\(blocks)개 기간의 합계를 각각 전망하여 서로 맞추었습니다(\(reconciliation.label.ko)).",
      en: "Sums of \(blocks) periods were forecast one by one and made to agree "
        + "(\(reconciliation.label.en)).")
  }

  /// The reconciled forecast; that of the method itself where there is no level to agree with.
  public func forecast(horizon: Int) -> Forecast {
    guard horizon > 0, levels.count > 1 else {
      return finest.forecast(horizon: horizon).relabelled(adding: [note])
    }
    let found = reconciled(horizon: horizon)
    return Forecast(
      method: method, label: label, periods: input.periods(ahead: horizon),
      margins: found.margins(horizon), dependence: found.dependence(horizon),
      support: input.support, notes: notes)
  }

  /// Coherent draws of all periods of as many whole seasons as the horizon takes.
  public func reconciled(horizon: Int) -> TemporalForecast {
    let season = max(1, input.seasonLength)
    let cycles = (max(1, horizon) + season - 1) / season
    return TemporalForecast(self, cycles: cycles)
  }

  /// How one-step errors of the blocks of a season go together, over the whole seasons of the history.
  var errorCorrelation: ErrorCorrelation {
    let season = input.seasonLength
    let seasons = input.values.count / season
    let rows = levels.flatMap { level -> [[Double?]] in
      let (residuals, inSeason) = (level.model.residuals, season / level.block)
      let skipped = residuals.count - seasons * inSeason
      return (0..<inSeason).map { place in
        (0..<seasons).map { cycle in
          let index = skipped + cycle * inSeason + place
          return residuals.indices.contains(index) ? residuals[index] : nil
        }
      }
    }
    return ErrorCorrelation(residuals: rows)
  }
}
