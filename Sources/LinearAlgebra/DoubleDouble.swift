/// A sum of products carried in about 106 bits: an unevaluated sum of two doubles.
///
/// T. J. Dekker (1971), Numerische Mathematik 18, 224–242; T. Ogita, S. M. Rump, S. Oishi (2005),
/// Accurate sum and dot product, SIAM J. Sci. Comput. 26, algorithm 5.3.
struct DoubleDouble {
  private var high: Double
  private var low: Double = 0

  init(_ value: Double) { high = value }

  /// The sum rounded to a double.
  var value: Double { high + low }

  /// Adds a double.
  mutating func add(_ x: Double) {
    let sum = high + x
    let back = sum - high
    low += (high - (sum - back)) + (x - back)
    high = sum
  }

  /// Adds the exact product of two doubles.
  mutating func add(_ x: Double, times y: Double) {
    let product = x * y
    let error = (-product).addingProduct(x, y)
    add(product)
    low += error
  }
}
