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

  /// The share of the variance between bins, freed of the part that chance makes.
  func firstOrder(_ values: [Double]) -> Statistic {
    let most = values.reduce(0) { max($0, $1.magnitude) }
    // Squares must neither overflow nor vanish; a power of two changes no digit of the share.
    guard most == 0 || (0x1p-300...0x1p300).contains(most) else {
      let scale = Double(sign: .plus, exponent: -most.exponent, significand: 1)
      return firstOrder(values.map { $0 * scale })
    }
    var sums = [Double](repeating: 0, count: count)
    var sizes = sums
    for (draw, value) in values.enumerated() {
      sums[bins[draw]] += value
      sizes[bins[draw]] += 1
    }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    var (inside, all) = ([Double](), [Double]())
    inside.reserveCapacity(values.count)
    all.reserveCapacity(values.count)
    for (draw, value) in values.enumerated() {
      let (bin, whole) = (bins[draw], value - mean)
      let rest = value - sums[bin] / sizes[bin]
      inside.append(sizes[bin] > 1 ? rest * rest * sizes[bin] / (sizes[bin] - 1) : whole * whole)
      all.append(whole * whole * n / (n - 1))
    }
    return RankBins.shareExplained(inside: inside, all: all)
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
