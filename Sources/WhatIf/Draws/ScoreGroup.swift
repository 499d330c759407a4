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
  /// For each step, the members that have it.
  private let layers: [Layer]
  /// The first slot of each member.
  private let firstSlots: [Int]
  /// The factor of each member's steps; empty for one step.
  private let stepFactors: [RowFactor]

  /// The members with a step and the factor of their correlation, empty for one member.
  private struct Layer {
    let members: [Int]
    let factor: RowFactor
  }

  /// The largest number of drivers correlated with each other.
  static let largest = 2_000

  /// A group of members with their correlations; `labels` says how messages name a member.
  ///
  /// - Throws: `correlation-not-positive-definite`, `correlation-group-too-large`.
  init(
    _ members: [Member], labels: (String) -> String, correlations: [DriverModel.Correlation],
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
    var layers: [Layer] = []
    for step in 0..<(sorted.map(\.steps).max() ?? 0) {
      let present = sorted.indices.filter { sorted[$0].steps > step }
      if let last = layers.last, last.members == present {
        layers.append(last)
      } else {
        let factor = try Self.factor(matrix, sorted.map { labels($0.name) }, present, kind)
        layers.append(Layer(members: present, factor: Self.rows(factor)))
      }
    }
    self.members = sorted
    self.layers = layers
    firstSlots = sorted.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.steps) }
    stepFactors = sorted.map {
      $0.steps > 1
        ? RowFactor(Array($0.factor.joined()), size: $0.steps) : RowFactor([], size: 0)
    }
  }

  private static func rows(_ factor: Matrix?) -> RowFactor {
    guard let factor else { return RowFactor([], size: 0) }
    return RowFactor(
      (0..<factor.rows).flatMap { row in (0...row).map { factor[row, $0] } }, size: factor.rows)
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
      mend: LocalizedText(ko: "상관을 나누어 적으십시오.", en: "Split the correlations into groups."))
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
    guard let i = layer.members.firstIndex(of: a), let j = layer.members.firstIndex(of: b) else {
      return 0
    }
    return (0...min(i, j)).reduce(0.0) { $0 + layer.factor[i, $1] * layer.factor[j, $1] }
  }

  /// The innovations in the order of their slots: members by name, each with its steps in turn.
  var innovations: [Innovation] {
    members.flatMap { member in
      (0..<member.steps).map { Innovation(driver: member.name, step: $0) }
    }
  }

  /// The slot of a member's step.
  func slot(member: Int, step: Int) -> Int { firstSlots[member] + step }

  /// Turns independent scores into the group's, in place.
  ///
  /// - Parameters:
  ///   - scores: The first slot's column; the others follow, each with room for `count` rounded up
  ///     to a multiple of 32.
  ///   - stride: The distance between columns.
  ///   - scratch: Room for as many pointers as there are slots.
  ///   - count: The number of draws.
  func correlate(
    _ scores: UnsafeMutablePointer<Double>, stride: Int,
    _ scratch: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>, count: Int
  ) {
    for (step, layer) in layers.enumerated() where layer.members.count > 1 {
      for (k, member) in layer.members.enumerated() {
        scratch[k] = scores + (firstSlots[member] + step) * stride
      }
      layer.factor.apply(scratch, count: count)
    }
    for (member, factor) in stepFactors.enumerated() where factor.size > 0 {
      for step in 0..<members[member].steps {
        scratch[step] = scores + (firstSlots[member] + step) * stride
      }
      factor.apply(scratch, count: count)
    }
  }
}
