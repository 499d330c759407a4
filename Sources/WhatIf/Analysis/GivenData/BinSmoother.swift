/// Smooth lines through the means of bins: least squares with a penalty on curvature.
///
/// E. T. Whittaker (1923), Proceedings of the Edinburgh Mathematical Society 41, 63–75, with second
/// differences divided by the places of the bins, as they are not evenly spaced.
struct BinSmoother {
  /// The bands of the penalty: its diagonal and the two beside it.
  private var bands: [[Double]]

  /// Bins at ascending places.
  init(places: [Double]) {
    let count = places.count
    bands = Array(repeating: [Double](repeating: 0, count: count), count: 3)
    guard count > 2 else { return }
    for j in 1..<(count - 1) {
      let (before, after) = (places[j] - places[j - 1], places[j + 1] - places[j])
      // The squared second derivative over the stretch that is the bin's.
      let scale = (0.5 * (before + after)).squareRoot()
      let (left, right) = (
        scale * 2 / (before * (before + after)), scale * 2 / (after * (before + after))
      )
      let row = [left, -left - right, right]
      for a in 0..<3 {
        for b in a..<3 { bands[b - a][j - 1 + a] += row[a] * row[b] }
      }
    }
  }

  /// The lines through some columns of sums.
  ///
  /// - Parameters:
  ///   - weights: How many values are in each bin.
  ///   - sums: Of each column, the sum of the values in each bin.
  ///   - penalty: 0 for the means of the bins as they are.
  /// - Returns: Of each column, the line's value at each bin.
  func lines(_ weights: [Double], _ sums: [[Double]], penalty: Double) -> [[Double]] {
    let count = weights.count
    var diagonal = weights.map { $0 + 1e-6 }
    var first = [Double](repeating: 0, count: count)
    var second = first
    for j in 0..<count {
      diagonal[j] += penalty * bands[0][j]
      first[j] = penalty * bands[1][j]
      second[j] = penalty * bands[2][j]
    }
    // L D Lᵀ in place: `first` and `second` become the bands of L.
    for j in 0..<count {
      let (a, b) = (first[j], second[j])
      first[j] = a / diagonal[j]
      second[j] = b / diagonal[j]
      if j + 1 < count {
        diagonal[j + 1] -= a * first[j]
        first[j + 1] -= a * second[j]
      }
      if j + 2 < count { diagonal[j + 2] -= b * second[j] }
    }
    return sums.map { sums in
      var line = sums
      for j in 0..<count {
        if j + 1 < count { line[j + 1] -= first[j] * line[j] }
        if j + 2 < count { line[j + 2] -= second[j] * line[j] }
      }
      for j in line.indices.reversed() {
        line[j] /= diagonal[j]
        if j + 1 < count { line[j] -= first[j] * line[j + 1] }
        if j + 2 < count { line[j] -= second[j] * line[j + 2] }
      }
      return line
    }
  }
}
