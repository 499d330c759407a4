import CLAPACK
import Glibc

/// QR with column pivoting of a design with at least as many rows as columns, its columns first
/// scaled by powers of two to lengths between 1/2 and 1.
///
/// Refinement follows Å. Björck (1967), Iterative refinement of linear least squares solutions I,
/// BIT 7, 257–278: the augmented system for residual and solution is corrected with residuals
/// accumulated in twice the working precision.
struct PivotedQR {
  /// The scaled design.
  private let design: Matrix
  private let scale: [Double]
  private var factors: Matrix
  private var reflectors: [Double]
  private var order: [LAPACKInt]
  /// The number of diagonal elements of R above max(m, n) · 2.2 × 10⁻¹⁶ of the first.
  let rank: Int

  init(_ matrix: Matrix) throws(LinearAlgebraError) {
    let (m, n) = (matrix.rows, matrix.columns)
    scale = (0..<n).map { Self.powerOfTwo(matrix.column($0)) }
    var scaled = matrix
    for j in 0..<n {
      for i in 0..<m { scaled.elements[j * m + i] *= scale[j] }
    }
    design = scaled
    factors = scaled
    reflectors = [Double](repeating: 0, count: n)
    order = [LAPACKInt](repeating: 0, count: n)
    let info = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR, LAPACKInt(m), LAPACKInt(n), &factors.elements, LAPACKInt(m), &order,
      &reflectors)
    try requireLegal(info, "dgeqp3")
    let diagonal = factors.diagonal.map(\.magnitude)
    let cut = (diagonal.first ?? 0) * Double(max(m, n)) * .ulpOfOne
    rank = diagonal.prefix { $0 > cut }.count
  }

  /// The power of two that brings a column's length to between 1/2 and 1; 1 for a zero column.
  private static func powerOfTwo(_ column: [Double]) -> Double {
    let length = Matrix(column: column).frobeniusNorm
    guard length > 0, length.isFinite else { return 1 }
    return scalbn(1, max(-1000, min(1000, -Int32(length.exponent) - 1)))
  }

  /// The refined solution for a response; the design must have full rank.
  func fit(_ b: [Double]) throws(LinearAlgebraError) -> LeastSquaresFit {
    var (x, r) = try augmentedSolve(b, [Double](repeating: 0, count: design.columns))
    var previous = Double.infinity
    for _ in 0..<8 {
      let (f, g) = augmentedResiduals(b, x, r)
      let (dx, dr) = try augmentedSolve(f, g)
      let change = Self.relativeChange(dx, x)
      guard change < previous / 2 else { break }
      for j in x.indices { x[j] += dx[j] }
      for i in r.indices { r[i] += dr[i] }
      if change < 4 * .ulpOfOne { break }
      previous = change
    }
    return LeastSquaresFit(
      coefficients: zip(x, scale).map { $0 * $1 }, residuals: r, rank: rank,
      residualSumOfSquares: r.reduce(0) { $0 + $1 * $1 },
      unscaledCovariance: try unscaledCovariance())
  }

  private static func relativeChange(_ dx: [Double], _ x: [Double]) -> Double {
    let size = x.reduce(0) { max($0, $1.magnitude) }
    let step = dx.reduce(0) { max($0, $1.magnitude) }
    return size > 0 ? step / size : step
  }

  /// `f = b − r − A x` and `g = −Aᵀ r`, accumulated in twice the working precision.
  private func augmentedResiduals(
    _ b: [Double], _ x: [Double], _ r: [Double]
  ) -> (f: [Double], g: [Double]) {
    let m = design.rows
    let f = (0..<m).map { (i: Int) -> Double in
      var sum = DoubleDouble(b[i])
      sum.add(-r[i])
      for j in x.indices { sum.add(-design.elements[j * m + i], times: x[j]) }
      return sum.value
    }
    let g = x.indices.map { (j: Int) -> Double in
      var sum = DoubleDouble(0)
      for i in 0..<m { sum.add(-design.elements[j * m + i], times: r[i]) }
      return sum.value
    }
    return (f, g)
  }

  /// Solves `r + A x = f`, `Aᵀ r = g` with the factors.
  private func augmentedSolve(
    _ f: [Double], _ g: [Double]
  ) throws(LinearAlgebraError) -> (x: [Double], r: [Double]) {
    let n = design.columns
    var h = order.map { g[Int($0) - 1] }
    try triangularSolve(&h, transposed: true)
    var d = f
    try applyQ(&d, transposed: true)
    var z = (0..<n).map { d[$0] - h[$0] }
    try triangularSolve(&z, transposed: false)
    for j in 0..<n { d[j] = h[j] }
    try applyQ(&d, transposed: false)
    var x = [Double](repeating: 0, count: n)
    for j in 0..<n { x[Int(order[j]) - 1] = z[j] }
    return (x, d)
  }

  private func applyQ(_ v: inout [Double], transposed: Bool) throws(LinearAlgebraError) {
    let m = LAPACKInt(design.rows)
    let info = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, Letter.l, transposed ? Letter.t : Letter.n, m, 1,
      LAPACKInt(design.columns), factors.elements, m, reflectors, &v, m)
    try requireLegal(info, "dormqr")
  }

  private func triangularSolve(
    _ v: inout [Double], transposed: Bool
  ) throws(LinearAlgebraError) {
    let n = LAPACKInt(design.columns)
    let info = LAPACKE_dtrtrs(
      LAPACK_COL_MAJOR, Letter.u, transposed ? Letter.t : Letter.n,
      Letter.n, n, 1, factors.elements, LAPACKInt(design.rows), &v, n)
    try requireLegal(info, "dtrtrs")
    if info > 0 { throw .singular(pivot: Int(info)) }
  }

  /// `(AᵀA)⁻¹` of the unscaled design, from the inverse of R.
  private func unscaledCovariance() throws(LinearAlgebraError) -> Matrix {
    let n = design.columns
    var inverse = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0...j { inverse[i, j] = factors[i, j] }
    }
    let info = LAPACKE_dtrtri(
      LAPACK_COL_MAJOR, Letter.u, Letter.n, LAPACKInt(n),
      &inverse.elements, LAPACKInt(n))
    try requireLegal(info, "dtrtri")
    if info > 0 { throw .singular(pivot: Int(info)) }
    let gram = try inverse * inverse.transpose
    var result = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0..<n {
        let (p, q) = (Int(order[i]) - 1, Int(order[j]) - 1)
        result[p, q] = gram[i, j] * scale[p] * scale[q]
      }
    }
    return result
  }
}
