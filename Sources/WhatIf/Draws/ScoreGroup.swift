import CKernels
import Indicators
import LinearAlgebra
import Probability

/// Drivers that are correlated with each other, directly or through others, and their scores.
///
/// Each driver has independent innovations, one per step (one for a driver with a single value).
/// Innovations of the same step are correlated across drivers as declared; the score of a driver's
/// step t is then `Σ_j L[t][j] · innovation j`, with L the factor of its own step correlation. So
/// the first steps of two drivers have the declared correlation, and two series whose steps hang
/// together alike have it in every step.
///
/// A group's scores depend on its own members alone, in the order of their names.
struct ScoreGroup: Sendable {
  /// A driver with the lower triangular factor of its step correlation.
  struct Member: Sendable {
    let name: String
    let factor: [[Double]]
    var steps: Int { factor.count }
  }

  /// Members in the order of their names.
  let members: [Member]
  /// For each step, the members that have it and the factor of their correlation; nil for one.
  private let layers: [(members: [Int], factor: Matrix?)]

  /// The largest number of drivers correlated with each other.
  static let largest = 2_000

  /// A group of members with their correlations.
  ///
  /// - Throws: `correlation-not-positive-definite`, `correlation-group-too-large`.
  init(
    _ members: [Member], correlations: [DriverModel.Correlation],
    kind: DriverModel.CorrelationKind
  ) throws(Finding) {
    let sorted = members.sorted { $0.name < $1.name }
    guard sorted.count <= Self.largest else { throw Self.tooLarge(sorted.count) }
    var matrix = Matrix.identity(sorted.count)
    let index = Dictionary(sorted.enumerated().map { ($1.name, $0) }) { first, _ in first }
    for pair in correlations {
      guard let i = index[pair.first], let j = index[pair.second], i != j else { continue }
      matrix[i, j] = pair.value
      matrix[j, i] = pair.value
    }
    var layers: [(members: [Int], factor: Matrix?)] = []
    for step in 0..<(sorted.map(\.steps).max() ?? 0) {
      let present = sorted.indices.filter { sorted[$0].steps > step }
      if let last = layers.last, last.members == present {
        layers.append(last)
      } else {
        layers.append((present, try Self.factor(matrix, sorted.map(\.name), present, kind)))
      }
    }
    self.members = sorted
    self.layers = layers
  }

  private static func factor(
    _ matrix: Matrix, _ names: [String], _ present: [Int], _ kind: DriverModel.CorrelationKind
  ) throws(Finding) -> Matrix? {
    guard present.count > 1 else { return nil }
    var part = Matrix.identity(present.count)
    for (i, row) in present.enumerated() {
      for (j, column) in present.enumerated() { part[i, j] = matrix[row, column] }
    }
    let labels = present.map { names[$0] }
    let scale: CorrelationScale = kind == .rank ? .rank : .normal
    let scores = kind == .rank ? GaussianCopula.normalScores(fromRanks: part) : part
    do {
      let factor = try GaussianCopula(correlation: part, labels: labels, scale: scale).factor
      // A driver that others determine up to rounding counts as a contradiction as well.
      guard (factor.diagonal.min() ?? 1) < 1e-6 else { return factor }
      let smallest = try? SymmetricEigen(scores).values.first
      throw CorrelationCheck.contradiction(
        labels, eigenvalue: smallest ?? 0, scores: scores, kind: kind)
    } catch ProbabilityError.correlationNotPositiveDefinite(let smallest) {
      throw CorrelationCheck.contradiction(
        labels, eigenvalue: smallest, scores: scores, kind: kind)
    } catch let finding as Finding {
      throw finding
    } catch let error as ProbabilityError {
      throw Finding(
        code: error.code, severity: .error, place: Place(column: "correlations"),
        message: LocalizedText(ko: error.korean, en: error.english))
    } catch {
      throw CorrelationCheck.contradiction(labels, eigenvalue: 0, scores: scores, kind: kind)
    }
  }

  private static func tooLarge(_ count: Int) -> Finding {
    ModelFindings.finding(
      "correlation-group-too-large", "correlations",
      ko: "서로 상관된 변수가 \(count)개입니다. \(largest)개까지 계산합니다.",
      en: "\(count) drivers are correlated with each other; the limit is \(largest).",
      mend: LocalizedText(ko: "상관을 나누어 적으세요.", en: "Split the correlations into groups."))
  }

  /// The correlation of the scores of two members at two steps.
  func correlation(_ a: (member: Int, step: Int), _ b: (member: Int, step: Int)) -> Double {
    if a == b { return 1 }
    let (first, second) = (members[a.member].factor[a.step], members[b.member].factor[b.step])
    return (0...min(a.step, b.step)).reduce(0.0) { (sum: Double, step: Int) -> Double in
      sum + first[step] * second[step] * layerCorrelation(step, a.member, b.member)
    }
  }

  private func layerCorrelation(_ step: Int, _ a: Int, _ b: Int) -> Double {
    if a == b { return 1 }
    let layer = layers[step]
    guard let factor = layer.factor, let i = layer.members.firstIndex(of: a),
      let j = layer.members.firstIndex(of: b)
    else { return 0 }
    return (0...min(i, j)).reduce(0.0) { $0 + factor[i, $1] * factor[j, $1] }
  }

  /// The scores of a stretch of draws: for each member, one array per step.
  func scores(from start: Int, count: Int, sampler: any Sampler) -> [[[Double]]] {
    var result = members.map { member in
      [[Double]](repeating: [Double](repeating: 0, count: count), count: member.steps)
    }
    for (step, layer) in layers.enumerated() {
      for index in layer.members {
        sampler.fill(&result[index][step], driver: members[index].name, step: step, from: start)
      }
      if let factor = layer.factor { Self.correlate(&result, step, layer.members, factor) }
    }
    for index in members.indices where members[index].steps > 1 {
      // From the last step back, so that each still finds the innovations it needs.
      for step in (0..<members[index].steps).reversed() {
        Self.combine(&result[index], step, members[index].factor[step])
      }
    }
    return result
  }

  /// Correlates the innovations of a step, from the last member back.
  private static func correlate(
    _ scores: inout [[[Double]]], _ step: Int, _ present: [Int], _ factor: Matrix
  ) {
    for i in present.indices.reversed() {
      var target = [Double]()
      swap(&target, &scores[present[i]][step])
      scale(&target, by: factor[i, i])
      for j in 0..<i where factor[i, j] != 0 {
        add(factor[i, j], scores[present[j]][step], to: &target)
      }
      swap(&target, &scores[present[i]][step])
    }
  }

  private static func combine(_ steps: inout [[Double]], _ step: Int, _ row: [Double]) {
    var target = [Double]()
    swap(&target, &steps[step])
    scale(&target, by: row[step])
    for j in 0..<step where row[j] != 0 { add(row[j], steps[j], to: &target) }
    swap(&target, &steps[step])
  }

  private static func scale(_ values: inout [Double], by factor: Double) {
    for k in values.indices { values[k] *= factor }
  }

  private static func add(_ factor: Double, _ values: [Double], to target: inout [Double]) {
    let count = min(values.count, target.count)
    target.withUnsafeMutableBufferPointer { to in
      values.withUnsafeBufferPointer { from in
        guard let to = to.baseAddress, let from = from.baseAddress else { return }
        jipyo_axpy(factor, from, to, count)
      }
    }
  }
}
