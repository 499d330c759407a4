import Probability

/// Draws ordered by one driver and parted into bins of about equal size; equal values stay together.
struct RankBins {
  /// The bin of each draw.
  let bins: [Int]
  /// The number of bins.
  let count: Int
  /// The rank of each draw, from 0, the mean of its ties.
  let ranks: [Double]

  init(_ values: [Double], bins wanted: Int) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var bins = [Int](repeating: 0, count: values.count)
    var (bin, filled, start) = (0, 0, 0)
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for place in start..<end {
        ranks[order[place]] = Double(start + end - 1) / 2
        bins[order[place]] = bin
      }
      filled = end
      if filled * wanted >= (bin + 1) * order.count {
        bin = max(bin + 1, filled * wanted / max(1, order.count))
      }
      start = end
    }
    // Bins that ties have emptied are closed up.
    var renamed = [Int](repeating: -1, count: (bins.max() ?? 0) + 1)
    var next = 0
    for draw in order where renamed[bins[draw]] < 0 {
      renamed[bins[draw]] = next
      next += 1
    }
    self.bins = bins.map { renamed[$0] }
    count = next
    self.ranks = ranks
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
