public import Indicators

/// All methods side by side for one history: how far the choice of method alone moves a score.
public struct MethodComparison: Hashable, Sendable {
  /// One method's answer.
  public struct Row: Hashable, Sendable {
    /// The method asked for.
    public let requested: ScoreMethod
    /// The fitted method; nil where the history carries none.
    public let function: ScoreFunction?
    /// The score of the result; nil where there is none.
    public let score: Double?
    /// The result that the wanted score needs; nil where no result has it.
    public let requiredActual: Double?
    /// Notes of the fit, or why there is none.
    public let notes: [LocalizedText]
  }
  /// One row per method of `ScoreMethod.names`, in that order.
  public let rows: [Row]

  /// Compares the methods for a result and a wanted score (90 where none is given).
  public init(
    history: ScoreHistory, direction: Direction, actual: Double, wanted: Double = 90,
    sigma: SigmaKind = .population, options: ScoreOptions = ScoreOptions()
  ) {
    rows = ScoreMethod.names.compactMap { ScoreMethod(named: $0, sigma: sigma) }.map { method in
      do throws(ScoringError) {
        let function = try method.fitted(to: history, direction: direction, options: options)
        return Row(
          requested: method, function: function, score: try? function.score(actual),
          requiredActual: try? function.requiredActual(score: wanted), notes: function.notes)
      } catch {
        return Row(
          requested: method, function: nil, score: nil, requiredActual: nil,
          notes: [error.message])
      }
    }
  }

  /// The lowest and the highest score (20–100) among the methods, 달성률 left out.
  public var range: ClosedRange<Double>? {
    let scores = rows.filter { row in
      if case .achievement = row.requested { false } else { true }
    }.compactMap(\.score)
    guard let low = scores.min(), let high = scores.max() else { return nil }
    return low...high
  }
}
