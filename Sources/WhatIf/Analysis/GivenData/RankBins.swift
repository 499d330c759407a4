import Indicators
import Probability

/// Draws parted by one driver into bins of about equal size; equal values stay together.
struct RankBins {
  /// The bin of each draw, ascending with the driver.
  let bins: [Int]
  /// The number of bins, none of them empty.
  let count: Int

  /// Parts the draws; ties leave fewer bins than wanted.
  init(_ order: ColumnOrder, bins wanted: Int) {
    let total = order.places.count
    var bins = [Int](repeating: 0, count: total)
    var count = 0
    // The bin of equal shares that comes next, and the last one with draws.
    var (share, last) = (0, -1)
    order.runs { run in
      if share != last { (count, last) = (count + 1, share) }
      for place in run { bins[Int(order.places[place])] = count - 1 }
      if run.upperBound * wanted >= (share + 1) * total {
        share = max(share + 1, run.upperBound * wanted / total)
      }
    }
    self.bins = bins
    self.count = count
  }

  /// The share of the variance that the driver explains, freed of the part that chance makes.
  ///
  /// What is left within a bin is held against a line along the driver, not against the bin's mean:
  /// where a few draws carry most of the spread, the mean would leave a hundredth and more of the
  /// share unexplained.
  ///
  /// - Parameters:
  ///   - values: The outcome of each draw.
  ///   - driver: The driver's value of each draw.
  /// - Returns: The share, from 0 to 1 but for chance.
  func firstOrder(_ values: [Double], along driver: [Double]) -> Statistic {
    // Squares must neither overflow nor vanish; a power of two changes no digit of the share.
    let (y, x) = (RankBins.scaled(values), RankBins.scaled(driver))
    let lines = lines(y, along: x)
    let n = Double(y.count)
    let mean = y.reduce(0, +) / n
    var (inside, all) = ([Double](), [Double]())
    inside.reserveCapacity(y.count)
    all.reserveCapacity(y.count)
    for draw in y.indices {
      let (line, whole) = (lines[bins[draw]], y[draw] - mean)
      let rest = y[draw] - line.height - line.slope * (x[draw] - line.centre)
      inside.append(line.freedom > 0 ? rest * rest * line.size / line.freedom : whole * whole)
      all.append(whole * whole * n / (n - 1))
    }
    return RankBins.shareExplained(inside: inside, all: all)
  }

  private static func scaled(_ values: [Double]) -> [Double] {
    let most = values.reduce(0) { max($0, $1.magnitude) }
    guard most > 0, !(0x1p-300...0x1p300).contains(most) else { return values }
    let scale = Double(sign: .plus, exponent: -most.exponent, significand: 1)
    return values.map { $0 * scale }
  }

  /// The line of least squares through a bin's draws; level where the driver has one value there.
  private struct Line {
    var size = 0.0
    var height = 0.0
    var centre = 0.0
    var slope = 0.0
    /// The draws beyond those that a line needs.
    var freedom = 0.0
  }

  private func lines(_ y: [Double], along x: [Double]) -> [Line] {
    var lines = [Line](repeating: Line(), count: count)
    for draw in y.indices {
      lines[bins[draw]].size += 1
      lines[bins[draw]].height += y[draw]
      lines[bins[draw]].centre += x[draw]
    }
    for bin in lines.indices {
      lines[bin].height /= lines[bin].size
      lines[bin].centre /= lines[bin].size
    }
    var products = [(both: Double, own: Double)](repeating: (0, 0), count: count)
    for draw in y.indices {
      let (bin, line) = (bins[draw], lines[bins[draw]])
      let move = x[draw] - line.centre
      products[bin].both += move * (y[draw] - line.height)
      products[bin].own += move * move
    }
    for (bin, product) in products.enumerated() {
      // What rounding leaves of equal values is no slope.
      let slack = LastBits.of(lines[bin].centre)
      let isLevel = lines[bin].size < 8 || product.own <= lines[bin].size * slack * slack
      if !isLevel { lines[bin].slope = product.both / product.own }
      lines[bin].freedom = lines[bin].size - (isLevel ? 1 : 2)
    }
    return lines
  }

  /// 1 − mean(inside) / mean(all), with the error of a ratio.
  private static func shareExplained(inside: [Double], all: [Double]) -> Statistic {
    let n = Double(all.count)
    let (within, whole) = (inside.reduce(0, +) / n, all.reduce(0, +) / n)
    let ratio = whole > 0 ? within / whole : 1
    var squares = 0.0
    for (a, b) in zip(inside, all) {
      let residual = a - ratio * b
      squares += residual * residual
    }
    let error = whole > 0 ? (squares / n / n).squareRoot() / whole : 0
    return Statistic(
      value: 1 - ratio, standardError: error, draws: all.count, method: "variance between bins")
  }

  /// Spearman's rank correlation of two columns given their ranks, with its large-sample error.
  static func spearman(_ a: [Double], _ b: [Double]) -> Statistic {
    let n = Double(a.count)
    let centre = (n - 1) / 2
    var (both, one, other) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      both += (x - centre) * (y - centre)
      one += (x - centre) * (x - centre)
      other += (y - centre) * (y - centre)
    }
    let value = one > 0 && other > 0 ? both / (one * other).squareRoot() : 0
    // (1 − ρ²) / √n with the factor 1 + ρ²/2 of Bonett and Wright (2000).
    let error =
      n > 3 ? (1 - value * value) * ((1 + value * value / 2) / (n - 3)).squareRoot() : .nan
    return Statistic(
      value: value, standardError: error, draws: a.count, method: "rank correlation")
  }
}
