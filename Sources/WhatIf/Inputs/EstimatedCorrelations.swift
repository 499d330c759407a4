import Foundation
public import Indicators
import LinearAlgebra
import Probability

/// Correlations between drivers that come from series, estimated from their joint forecast errors.
///
/// What the file writes counts before what is estimated. Where both together contradict each other,
/// the nearest correlation matrix takes their place and a note says what changed.
public struct EstimatedCorrelations: Sendable {
  /// Correlations of the drivers that are used, on the scale of the model.
  let pairs: [DriverModel.Correlation]
  /// Where the values come from and what was changed, in words.
  public let notes: [Finding]

  /// Nothing estimated.
  public static let none = EstimatedCorrelations(pairs: [], notes: [])

  /// The smallest eigenvalue of a repaired matrix.
  private static let leastEigenvalue = 1e-3
  /// Correlations below this are left out.
  private static let least = 0.005

  private init(pairs: [DriverModel.Correlation], notes: [Finding]) {
    self.pairs = pairs
    self.notes = notes
  }

  /// Correlations for a model.
  ///
  /// - Parameters:
  ///   - scores: For each pair of uncertainties, the correlation of their normal scores.
  ///   - declaration: The model, whose own correlations stay as they are where that is possible.
  ///   - note: How the correlations were estimated.
  public init(
    scores: [(first: String, second: String, value: Double)], declaration: DriverModel,
    note: LocalizedText
  ) {
    let names = ScoreNames(declaration)
    func key(_ first: String, _ second: String) -> [String] {
      [names.first(of: first), names.first(of: second)].sorted()
    }
    var known = Set(declaration.correlations.map { key($0.first, $0.second) })
    let kind = declaration.correlationKind
    // Drivers of one series are one here: the first stands for all.
    let added = scores.filter { pair in
      let own = key(pair.first, pair.second)
      return own[0] != own[1] && pair.value.magnitude >= Self.least && known.insert(own).inserted
    }.map {
      DriverModel.Correlation(
        first: names.first(of: $0.first), second: names.first(of: $0.second),
        value: Self.fromScore($0.value, kind))
    }
    guard !added.isEmpty else {
      self = .none
      return
    }
    let shown = added.prefix(6).map(Self.shown).joined(separator: ", ")
    let estimated = Finding(
      code: "correlation-estimated", severity: .note,
      message: LocalizedText(
        ko: "자료에서 온 값들의 상관을 예측오차에서 추정했습니다: \(shown). \(note.ko)",
        en: "Correlations between drivers from series were estimated: \(shown). \(note.en)"))
    let (pairs, changed) = Self.repaired(added, declaration)
    self.init(pairs: pairs, notes: [estimated] + (changed.map { [$0] } ?? []))
  }

  /// Written and estimated correlations, the latter in place of the former where they were repaired.
  func merged(_ declaration: DriverModel) -> [DriverModel.Correlation] {
    let names = ScoreNames(declaration)
    let own = Set(pairs.map { [$0.first, $0.second].sorted() })
    return declaration.correlations.filter {
      !own.contains([names.first(of: $0.first), names.first(of: $0.second)].sorted())
    } + pairs
  }

  private static func shown(_ pair: DriverModel.Correlation) -> String {
    "[\(pair.first), \(pair.second)] \(LeverCheck.fixed(pair.value, 2))"
  }

  private static func fromScore(_ value: Double, _ kind: DriverModel.CorrelationKind) -> Double {
    kind == .rank ? 6 / Double.pi * asin(value / 2) : value
  }

  private static func toScore(_ value: Double, _ kind: DriverModel.CorrelationKind) -> Double {
    kind == .rank ? 2 * sin(Double.pi / 6 * value) : value
  }

  /// The pairs as they are where they agree with what is written, or those of the nearest matrix.
  private static func repaired(
    _ added: [DriverModel.Correlation], _ declaration: DriverModel
  ) -> ([DriverModel.Correlation], Finding?) {
    let series = ScoreNames(declaration)
    let all =
      declaration.correlations.map {
        DriverModel.Correlation(
          first: series.first(of: $0.first), second: series.first(of: $0.second), value: $0.value)
      } + added
    let kind = declaration.correlationKind
    let names = Set(all.flatMap { [$0.first, $0.second] }).sorted()
    let matrix = scoreMatrix(all, names, kind)
    guard let near = try? NearestCorrelation(to: matrix, minimumEigenvalue: leastEigenvalue),
      near.originalSmallestEigenvalue < leastEigenvalue
    else { return (added, nil) }
    return (
      pairs(of: near.matrix, names, kind),
      repairNote(before: matrix, after: near.matrix, names, kind)
    )
  }

  /// The correlations of the normal scores of some drivers.
  private static func scoreMatrix(
    _ pairs: [DriverModel.Correlation], _ names: [String], _ kind: DriverModel.CorrelationKind
  ) -> Matrix {
    let index = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var matrix = Matrix.identity(names.count)
    for pair in pairs {
      guard let i = index[pair.first], let j = index[pair.second], i != j else { continue }
      matrix[i, j] = toScore(pair.value, kind)
      matrix[j, i] = matrix[i, j]
    }
    return matrix
  }

  /// The correlations of a matrix that are not zero, on the scale of the model.
  private static func pairs(
    of matrix: Matrix, _ names: [String], _ kind: DriverModel.CorrelationKind
  ) -> [DriverModel.Correlation] {
    names.indices.flatMap { i in
      names.indices.filter { $0 > i && matrix[i, $0].magnitude > 1e-12 }.map { j in
        DriverModel.Correlation(
          first: names[i], second: names[j], value: fromScore(matrix[i, j], kind))
      }
    }
  }

  /// What a repair changed, the largest changes first.
  private static func repairNote(
    before: Matrix, after: Matrix, _ names: [String], _ kind: DriverModel.CorrelationKind
  ) -> Finding {
    var moves: [(size: Double, text: String)] = []
    for pair in pairs(of: after, names, kind) {
      guard let i = names.firstIndex(of: pair.first), let j = names.firstIndex(of: pair.second)
      else { continue }
      let old = fromScore(before[i, j], kind)
      let size = (pair.value - old).magnitude
      guard size >= least else { continue }
      let text = "\(LeverCheck.fixed(old, 2)) → \(LeverCheck.fixed(pair.value, 2))"
      moves.append((size, "[\(pair.first), \(pair.second)] \(text)"))
    }
    let list = moves.sorted { ($1.size, $0.text) < ($0.size, $1.text) }.prefix(6).map(\.text)
      .joined(separator: ", ")
    return Finding(
      code: "correlation-repaired", severity: .warning,
      message: LocalizedText(
        ko: "추정한 상관과 적어 둔 상관이 서로 모순되어 가장 가까운 상관행렬로 바꾸었습니다: \(list).",
        en: "Estimated and written correlations contradict each other; the nearest correlation "
          + "matrix took their place: \(list)."),
      mend: LocalizedText(
        ko: "바뀌지 않게 하려면 correlations에 그 쌍을 모두 적으십시오.",
        en: "To keep them, write all of these pairs in correlations."))
  }
}
