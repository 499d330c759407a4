import CKernels

/// Sobol' points: uniform numbers that fill the unit cube evenly instead of at random.
///
/// I. M. Sobol' (1967), with the direction numbers of S. Joe and F. Y. Kuo (2008), SIAM J. Sci.
/// Comput. 30, 2635–2654. With a seed the digits are scrambled by hash-based nested permutations
/// (A. B. Owen 1995; B. Burley 2020), each dimension with a key of its own: every point is then
/// uniformly distributed, means are without bias, and independent seeds give independent replicates.
/// The first 2^m points are balanced; other numbers of points lose much of the gain.
///
///     let points = try SobolSequence(dimensions: 3, seed: 1)
///     points.column(0, 0..<1_024)
public struct SobolSequence: Sendable {
  /// The most dimensions there are direction numbers for.
  public static let mostDimensions = 1_024

  /// The number of dimensions.
  public var dimensions: Int { keys.count }
  /// Whether digits are scrambled.
  public let isScrambled: Bool

  private let keys: [UInt64]
  private let directions: [UInt32]

  /// A sequence of points.
  ///
  /// - Parameters:
  ///   - dimensions: From 1 to ``mostDimensions``.
  ///   - seed: Of the scrambling; nil for plain points in the order of the Gray code (as SciPy's).
  /// - Throws: `invalidParameter`.
  public init(dimensions: Int, seed: UInt64?) throws(ProbabilityError) {
    let keys = (0..<max(0, min(dimensions, Self.mostDimensions))).map { (index: Int) -> UInt64 in
      RandomStream.mix((seed ?? 0) ^ RandomStream.mix(UInt64(index) &+ 0x50B0_1000))
    }
    try self.init(dimensions: dimensions, keys: seed == nil ? nil : keys)
  }

  /// A sequence whose dimensions are scrambled each by a key of its own; nil for plain points.
  ///
  /// - Throws: `invalidParameter` unless there are 1 to ``mostDimensions`` and as many keys.
  public init(dimensions: Int, keys: [UInt64]?) throws(ProbabilityError) {
    try require(
      (1...Self.mostDimensions).contains(dimensions) && (keys?.count ?? dimensions) == dimensions,
      "sobol", "dimensions", Double(dimensions), .between(1, Double(Self.mostDimensions)))
    isScrambled = keys != nil
    self.keys = keys ?? [UInt64](repeating: 0, count: dimensions)
    directions = SobolDirections.columns(dimensions)
  }

  private init(keys: [UInt64], directions: [UInt32]) {
    isScrambled = true
    self.keys = keys
    self.directions = directions
  }

  /// The same points with other scrambles, one key for each dimension; missing keys count as 0.
  public func scrambled(keys: [UInt64]) -> SobolSequence {
    let missing = [UInt64](repeating: 0, count: max(0, dimensions - keys.count))
    return SobolSequence(keys: keys.prefix(dimensions) + missing, directions: directions)
  }

  /// A seed for a replicate: independent scrambles whose spread tells the error of their mean.
  public static func seed(_ seed: UInt64, replicate: Int) -> UInt64 {
    replicate == 0
      ? seed : RandomStream.mix(seed &+ RandomStream.mix(UInt64(bitPattern: Int64(replicate))))
  }

  /// Overwrites `out` with one coordinate of the points `start`, `start + 1`, ….
  ///
  /// Scrambled numbers are strictly between 0 and 1. A dimension that is not there changes nothing.
  public func fill(_ out: UnsafeMutableBufferPointer<Double>, dimension: Int, from start: Int) {
    guard keys.indices.contains(dimension), let base = out.baseAddress else { return }
    directions.withUnsafeBufferPointer { buffer in
      guard let columns = buffer.baseAddress else { return }
      jipyo_sobol_points(
        columns + 32 * dimension, isScrambled ? 1 : 0, keys[dimension], UInt64(max(0, start)),
        out.count, base)
    }
  }

  /// One coordinate of some points.
  public func column(_ dimension: Int, _ points: Range<Int>) -> [Double] {
    var values = [Double](repeating: 0, count: points.count)
    values.withUnsafeMutableBufferPointer {
      fill($0, dimension: dimension, from: points.lowerBound)
    }
    return values
  }
}
