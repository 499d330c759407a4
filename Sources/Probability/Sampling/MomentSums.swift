import CKernels

/// Sums of powers of the finite values of a column about a value near its mean.
///
/// They run over blocks of ``block`` values whose sums are added in order, so sums of stretches that
/// begin at multiples of it, added in order, are the sums of the whole bit for bit.
public struct MomentSums: Sendable {
  /// Values that are summed before their sum is added to the rest.
  public static let block = 4_096

  /// What the deviations are from.
  public let centre: Double
  private var sums = jipyo_moments(
    count: 0, sums: (0, 0, 0, 0), minimum: .infinity, maximum: -.infinity)

  /// No values, deviations from `centre`.
  public init(about centre: Double) { self.centre = centre }

  /// The sums of a whole column about the mean of its first values.
  public init(of values: UnsafeBufferPointer<Double>) {
    self.init(about: Self.centre(of: values))
    add(values)
  }

  /// The mean of the first finite values of a column; 0 where there is none.
  public static func centre(of values: UnsafeBufferPointer<Double>) -> Double {
    var first = MomentSums(about: values.first(where: \.isFinite) ?? 0)
    first.add(UnsafeBufferPointer(rebasing: values[..<min(values.count, 1_024)]))
    let mean = first.centre + first.sums.sums.0 / first.sums.count
    return mean.isFinite ? mean : 0
  }

  /// Adds some values.
  public mutating func add(_ values: UnsafeBufferPointer<Double>) {
    guard let base = values.baseAddress else { return }
    jipyo_add_moments(base, values.count, centre, &sums)
  }

  /// Adds the sums of the values that follow.
  public mutating func add(_ next: MomentSums) {
    sums.count += next.sums.count
    sums.sums.0 += next.sums.sums.0
    sums.sums.1 += next.sums.sums.1
    sums.sums.2 += next.sums.sums.2
    sums.sums.3 += next.sums.sums.3
    sums.minimum = min(sums.minimum, next.sums.minimum)
    sums.maximum = max(sums.maximum, next.sums.maximum)
  }

  /// The number of finite values.
  public var count: Int { Int(sums.count) }
  /// The least; infinite without values.
  public var minimum: Double { sums.minimum }
  /// The greatest; minus infinity without values.
  public var maximum: Double { sums.maximum }

  /// The mean, second and fourth moment of the values, the first of them from the centre.
  var means: (offset: Double, square: Double, fourth: Double) {
    let n = sums.count
    let offset = sums.sums.0 / n
    let square = sums.sums.1 / n - offset * offset
    let fourth =
      (sums.sums.3 - 4 * offset * sums.sums.2 + 6 * offset * offset * sums.sums.1) / n
      - 3 * offset * offset * offset * offset
    return (offset, square, fourth)
  }
}
