import CLAPACK

extension Matrix {
  /// The least-norm solution by divide-and-conquer singular values (dgelsd).
  ///
  /// With `rank` given (found by a pivoted QR), the singular values beyond it are dropped.
  func svdLeastSquares(
    _ b: [Double], tolerance: Double?, rank wanted: Int? = nil
  ) throws(LinearAlgebraError) -> LeastSquaresFit {
    var cut = tolerance ?? Double(max(rows, columns)) * .ulpOfOne
    let decomposition = try wanted.map { (_) throws(LinearAlgebraError) in try SVD(self) }
    if let wanted, let s = decomposition?.values, let largest = s.first, largest > 0,
      wanted < s.count, wanted > 0
    {
      let between = (s[wanted - 1] / largest * max(s[wanted] / largest, .leastNormalMagnitude))
      cut = max(between.squareRoot(), .leastNormalMagnitude)
    }
    var work = elements
    var solution = b + [Double](repeating: 0, count: max(0, columns - rows))
    var values = [Double](repeating: 0, count: min(rows, columns))
    var rank: LAPACKInt = 0
    let info = LAPACKE_dgelsd(
      LAPACK_COL_MAJOR, LAPACKInt(rows), LAPACKInt(columns), 1, &work, leadingDimension,
      &solution, LAPACKInt(solution.count), &values, cut, &rank)
    try requireLegal(info, "dgelsd")
    if info > 0 { throw .noConvergence(routine: "dgelsd") }
    let x = Array(solution.prefix(columns))
    let residuals = preciseResiduals(b, minus: x)
    return LeastSquaresFit(
      coefficients: x, residuals: residuals, rank: Int(rank),
      residualSumOfSquares: residuals.reduce(0) { $0 + $1 * $1 },
      unscaledCovariance: Int(rank) == columns ? try inverseGram() : nil)
  }

  /// `b − self · x`, each element accumulated in twice the working precision.
  func preciseResiduals(_ b: [Double], minus x: [Double]) -> [Double] {
    (0..<rows).map { i in
      var sum = DoubleDouble(b[i])
      for j in 0..<columns { sum.add(-elements[j * rows + i], times: x[j]) }
      return sum.value
    }
  }

  /// `(AᵀA)⁻¹` from the singular values: `V diag(s⁻²) Vᵀ`.
  private func inverseGram() throws(LinearAlgebraError) -> Matrix {
    let svd = try SVD(self)
    var scaled = svd.vTransposed
    for j in 0..<scaled.columns {
      for i in 0..<scaled.rows { scaled[i, j] /= svd.values[i] }
    }
    return try scaled.transpose * scaled
  }
}
