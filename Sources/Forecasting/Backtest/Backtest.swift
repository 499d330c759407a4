import Foundation
import Probability

/// Rolling-origin evaluation: what a method would have said, against what happened.
///
/// ```swift
/// let series = [BatchSeries(id: "보도건수", values: [90, 94, 97, 99, 105, 108, 112], start: .year(2013))]
/// let backtest = Backtest.run(
///   series, methods: [Auto(), LastValue()], plan: BacktestPlan(horizon: 2, origins: 3))
/// backtest.pooled.map { ($0.method, $0.mase) }
/// ```
///
/// L. J. Tashman (2000), *International Journal of Forecasting* 16, 437–450.
public struct Backtest: Sendable {
  /// The plan that was carried out.
  public let plan: BacktestPlan
  /// The methods, in the order given.
  public let methods: [String]
  /// Every forecast with its outcome: series by series, origin by origin (newest first), method by
  /// method, step by step.
  public let cases: [BacktestCase]
  /// What could not be forecast.
  public let failures: [BacktestFailure]
  /// The series that were too short for even one origin.
  public let tooShort: [String]

  /// Carries out a plan on many series, on all cores; the result does not depend on their number.
  ///
  /// `progress` is told, from any thread, how many series of how many are done.
  public static func run(
    _ series: [BatchSeries], methods: [any ForecastMethod], plan: BacktestPlan,
    progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> Backtest {
    let counter = ProgressCounter(total: series.count, report: progress)
    let parts = Concurrent.map(series, chunk: 8) { item -> Part in
      let part = evaluate(item, methods, plan)
      counter.advance()
      return part
    }
    return Backtest(
      plan: plan, methods: methods.map(\.name), cases: parts.flatMap(\.cases),
      failures: parts.flatMap(\.failures), tooShort: parts.compactMap(\.tooShort))
  }

  private struct Part: Sendable {
    var cases: [BacktestCase] = []
    var failures: [BacktestFailure] = []
    var tooShort: String?
  }

  private static func evaluate(
    _ item: BatchSeries, _ methods: [any ForecastMethod], _ plan: BacktestPlan
  ) -> Part {
    var part = Part()
    switch item.input {
    case .failure(let error):
      part.failures = methods.map {
        BacktestFailure(id: item.id, method: $0.name, origin: nil, reason: error)
      }
    case .success(let input):
      let origins = plan.origins(of: input)
      if origins.isEmpty { part.tooShort = item.id }
      for known in origins {
        let origin = BacktestOrigin(id: item.id, input: input, known: known, plan: plan)
        for method in methods {
          do throws(ForecastError) {
            part.cases += try origin.cases(of: method)
          } catch {
            part.failures.append(
              BacktestFailure(
                id: item.id, method: method.name, origin: origin.history.lastPeriod,
                reason: error))
          }
        }
      }
    }
    return part
  }
}

/// Counts finished series under a lock.
private final class ProgressCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var done = 0
  private let total: Int
  private let report: (@Sendable (Int, Int) -> Void)?

  init(total: Int, report: (@Sendable (Int, Int) -> Void)?) {
    self.total = total
    self.report = report
  }

  func advance() {
    guard let report else { return }
    lock.withLock {
      done += 1
      report(done, total)
    }
  }
}
