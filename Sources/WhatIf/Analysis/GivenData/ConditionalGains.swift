import Probability

/// The gain of each choice as a smooth function of a driver, from all draws and from all but an eighth.
///
/// How smooth a line is, from the means of the bins as they are to nearly straight, is settled by how
/// well the lines foretell the eighths that they have not seen.
struct ConditionalGains {
  private static let folds = 8
  private static let mostBins = 256
  /// Penalties per draw.
  private static let penalties = [0, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100]

  /// The mean over the draws of the highest line, 0 being the choice that is best on average.
  let highest: Double

  private let bins: RankBins
  /// So many neighbouring bins are one.
  private let width: Int
  /// The highest line in each bin without each eighth; nil where none is above 0.
  private let chosen: [[Int?]]

  /// The choice for a draw, made without it and its eighth; nil for the one that is best on average.
  func choice(_ draw: Int) -> Int? { chosen[draw % Self.folds][bins.bins[draw] / width] }

  /// Draws the lines.
  ///
  /// - Parameters:
  ///   - gains: Of each choice, in each draw.
  ///   - bins: The bin of each draw, by the driver.
  init(_ gains: [[Double]], _ bins: RankBins) {
    self.bins = bins
    let width = (bins.count + Self.mostBins - 1) / Self.mostBins
    self.width = width
    let table = Self.Table(gains, bins, width)
    let (whole, parts) = Self.lines(table, choices: gains.count, draws: bins.bins.count)
    highest =
      table.weights.indices.reduce(0.0) { sum, bin in
        sum + table.weights[bin] * whole.reduce(0.0) { max($0, $1[bin]) }
      } / Double(bins.bins.count)
    chosen = parts.map { lines in
      table.weights.indices.map { bin in
        var (top, height) = (Int?.none, 0.0)
        for (choice, line) in lines.enumerated() where line[bin] > height {
          (top, height) = (choice, line[bin])
        }
        return top
      }
    }
  }

  /// The line of each choice at the penalty that foretells unseen eighths best: from all draws, and
  /// without each eighth.
  private static func lines(
    _ table: Table, choices: Int, draws: Int
  ) -> (whole: [[Double]], parts: [[[Double]]]) {
    let smoother = BinSmoother(places: table.places)
    var best = [Double](repeating: .infinity, count: choices)
    var whole = best.map { _ in table.weights.map { _ in 0.0 } }
    var parts = Array(repeating: whole, count: folds)
    for penalty in penalties {
      let strength = penalty * Double(draws)
      let lines = (0..<folds).map { fold in
        smoother.lines(table.weights(without: fold), table.sums(without: fold), penalty: strength)
      }
      let all = smoother.lines(table.weights, table.sums, penalty: strength)
      for choice in best.indices {
        let miss = (0..<folds).reduce(0.0) { $0 + table.miss($1, choice, lines[$1][choice]) }
        guard miss < best[choice] else { continue }
        best[choice] = miss
        whole[choice] = all[choice]
        for fold in parts.indices { parts[fold][choice] = lines[fold][choice] }
      }
    }
    return (whole, parts)
  }

  /// Counts and sums by bin: of each eighth of the draws, and of all.
  private struct Table {
    private(set) var weights: [Double]
    private(set) var sums: [[Double]]
    /// The normal score of the middle of each bin.
    let places: [Double]
    private var foldWeights: [[Double]]
    private var foldSums: [[[Double]]]

    init(_ gains: [[Double]], _ bins: RankBins, _ width: Int) {
      let empty = [Double](repeating: 0, count: (bins.count + width - 1) / width)
      var weights = Array(repeating: empty, count: ConditionalGains.folds)
      for (draw, bin) in bins.bins.enumerated() {
        weights[draw % ConditionalGains.folds][bin / width] += 1
      }
      var sums = Array(
        repeating: Array(repeating: empty, count: gains.count), count: ConditionalGains.folds)
      for (choice, gains) in gains.enumerated() {
        var own = Array(repeating: empty, count: ConditionalGains.folds)
        for (draw, gain) in gains.enumerated() {
          own[draw % ConditionalGains.folds][bins.bins[draw] / width] += gain
        }
        for fold in own.indices { sums[fold][choice] = own[fold] }
      }
      func added(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }
      self.weights = weights.reduce(empty, added)
      self.sums = gains.indices.map { choice in
        sums.reduce(empty) { added($0, $1[choice]) }
      }
      foldWeights = weights
      foldSums = sums
      var before = 0.0
      places = self.weights.map { weight in
        defer { before += weight }
        return SpecialFunctions.normalQuantile(
          (before + weight / 2) / Double(bins.bins.count))
      }
    }

    func weights(without fold: Int) -> [Double] { zip(weights, foldWeights[fold]).map { $0 - $1 } }

    func sums(without fold: Int) -> [[Double]] {
      zip(sums, foldSums[fold]).map { all, own in zip(all, own).map { $0 - $1 } }
    }

    /// The sum of squares by which a line misses an eighth, but for what no line changes.
    func miss(_ fold: Int, _ choice: Int, _ line: [Double]) -> Double {
      let (weights, sums) = (foldWeights[fold], foldSums[fold][choice])
      return line.indices.reduce(0.0) { sum, bin in
        sum + line[bin] * (weights[bin] * line[bin] - 2 * sums[bin])
      }
    }
  }
}
