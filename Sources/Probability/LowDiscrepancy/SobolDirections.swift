import CKernels

/// The columns of Sobol' generator matrices.
enum SobolDirections {
  /// For each dimension 32 words with reversed digits: what each bit of a point's index contributes.
  ///
  /// Points come in the order of the Gray code, i ^ (i >> 1), in which bit b of the index stands for
  /// bits b and b − 1 of the natural order.
  static func columns(_ dimensions: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(32 * dimensions)
    guard let numbers = jipyo_sobol_directions() else { return [] }
    var place = 0
    for dimension in 0..<dimensions {
      let natural: [UInt32]
      if dimension == 0 {
        natural = (0..<32).map { 1 << UInt32(31 - $0) }
      } else {
        let degree = 15 - numbers[place].leadingZeroBitCount
        let initial = (1...degree).map { UInt32(numbers[place + $0]) }
        natural = Self.column(polynomial: UInt32(numbers[place]), initial)
        place += degree + 1
      }
      for bit in 0..<32 {
        result.append(reversed(natural[bit] ^ (bit > 0 ? natural[bit - 1] : 0)))
      }
    }
    return result
  }

  /// Direction numbers by the recurrence of the primitive polynomial (Bratley and Fox 1988).
  private static func column(polynomial: UInt32, _ initial: [UInt32]) -> [UInt32] {
    let degree = initial.count
    var numbers = initial.enumerated().map { $1 << UInt32(31 - $0) }
    for k in degree..<32 {
      var next = numbers[k - degree] ^ (numbers[k - degree] >> UInt32(degree))
      for i in 1..<degree where polynomial >> UInt32(degree - i) & 1 == 1 {
        next ^= numbers[k - i]
      }
      numbers.append(next)
    }
    return numbers
  }

  private static func reversed(_ value: UInt32) -> UInt32 {
    var (bits, result) = (value, UInt32(0))
    for _ in 0..<32 {
      result = result << 1 | bits & 1
      bits >>= 1
    }
    return result
  }
}
