import Indicators
import Probability

/// A straight line in the levers with coefficients that differ from draw to draw.
struct DrawnForm: Sendable {
  /// A coefficient: its mean, and its values in the first draws where it is no plain number.
  struct Column: Sendable {
    var mean: Double
    var values: [Double]
    /// Whether all draws have the same value.
    var isFixed: Bool { values.isEmpty }

    func value(_ draw: Int) -> Double { values.isEmpty ? mean : values[draw] }
  }

  /// What it is with all levers at zero.
  let constant: Column
  /// What a unit of a lever adds; levers that add nothing have none.
  let slopes: [(lever: Int, column: Column)]
  /// Draws whose values are kept.
  let draws: Int

  /// The form that is 0 at all settings.
  static let nothing = DrawnForm(
    constant: Column(mean: 0, values: []), slopes: [], draws: 1)

  /// Whether all draws have the same coefficients.
  var isFixed: Bool { constant.isFixed && slopes.allSatisfy(\.column.isFixed) }

  /// The line of the mean.
  var mean: Line {
    Line(constant: constant.mean, slopes: slopes.map { ($0.lever, $0.column.mean) })
  }

  /// A straight line in the levers.
  struct Line: Sendable {
    var constant: Double
    var slopes: [(lever: Int, value: Double)]

    func value(at setting: [Double]) -> Double {
      slopes.reduce(constant) { $0 + $1.value * setting[$1.lever] }
    }

    /// The size of the numbers that are added up, by which rounding is judged.
    func size(at setting: [Double]) -> Double {
      slopes.reduce(constant.magnitude) { $0 + ($1.value * setting[$1.lever]).magnitude }
    }

    /// The line the other way up.
    var negated: Line {
      Line(constant: -constant, slopes: slopes.map { ($0.lever, -$0.value) })
    }
  }

  /// The form the other way up.
  var negated: DrawnForm {
    func negated(_ column: Column) -> Column {
      Column(mean: -column.mean, values: column.values.map { -$0 })
    }
    return DrawnForm(
      constant: negated(constant), slopes: slopes.map { ($0.lever, negated($0.column)) },
      draws: draws)
  }

  /// The value at a setting in each draw that is kept.
  func values(at setting: [Double]) -> [Double] {
    var fixed = constant.isFixed ? constant.mean : 0
    var values = constant.isFixed ? [Double](repeating: 0, count: draws) : constant.values
    for (lever, column) in slopes where setting[lever] != 0 {
      let factor = setting[lever]
      if column.isFixed {
        fixed += column.mean * factor
      } else {
        add(column.values, times: factor, to: &values)
      }
    }
    if fixed != 0 { for draw in values.indices { values[draw] += fixed } }
    return values
  }

  private func add(_ column: [Double], times factor: Double, to values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { target in
      column.withUnsafeBufferPointer { source in
        for draw in 0..<min(target.count, source.count) { target[draw] += factor * source[draw] }
      }
    }
  }

  /// The line of the mean over some draws with weights.
  func line(over draws: [(draw: Int, weight: Double)]) -> Line {
    let total = draws.reduce(0) { $0 + $1.weight }
    func mean(_ column: Column) -> Double {
      guard !column.isFixed else { return column.mean }
      return draws.reduce(0) { $0 + $1.weight * column.values[$1.draw] } / total
    }
    return Line(
      constant: mean(constant), slopes: slopes.map { ($0.lever, mean($0.column)) })
  }

  /// The line in one draw.
  func line(in draw: Int) -> Line {
    Line(
      constant: constant.value(draw), slopes: slopes.map { ($0.lever, $0.column.value(draw)) })
  }
}

/// The draws that make up the worst share, with a part of the last one where the share is no whole
/// number of draws.
struct WorstShare {
  let draws: [(draw: Int, weight: Double)]
  /// The mean over them: the conditional value at risk.
  let mean: Double
  private let edge: Double
  private let total: Double

  /// The standard error of the mean, of the values it was made of.
  func error(_ values: [Double]) -> Double {
    let own = total / Double(values.count)
    var moments = RunningMoments()
    moments.add(values.map { edge + min(0, $0 - edge) / own }, values.count)
    return moments.statistic(method: "").standardError
  }

  /// Finds the lowest share of some values.
  ///
  /// The mean is the least that any weights of the draws up to 1 that sum to the share give, so the
  /// same draws bound the mean of every other setting from above: R. T. Rockafellar, S. Uryasev
  /// (2000), Journal of Risk 2(3), 21–41; as a cut by A. Künzi-Bay, J. Mayer (2006), Computational
  /// Management Science 3, 3–27.
  init(_ values: [Double], share: Double) {
    let count = share * Double(values.count)
    let whole = min(values.count, max(1, Int(count.rounded(.up))))
    edge = values.sorted()[whole - 1]
    var draws: [(draw: Int, weight: Double)] = []
    var ties: [Int] = []
    for (draw, value) in values.enumerated() {
      if value < edge { draws.append((draw, 1)) } else if value == edge { ties.append(draw) }
    }
    for draw in ties.prefix(whole - draws.count) { draws.append((draw, 1)) }
    let part = count - Double(whole - 1)
    if part > 0, part < 1 { draws[whole - 1].weight = part }
    total = draws.reduce(0) { $0 + $1.weight }
    mean = draws.reduce(0) { $0 + $1.weight * values[$1.draw] } / total
    self.draws = draws
  }
}
