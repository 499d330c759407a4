import Indicators
import Probability

/// A power of two that brings an outcome to a size whose squares a `Double` can hold.
struct OutcomeScale: Sendable {
  /// What values are multiplied by; 1 for all but extreme outcomes.
  let factor: Double

  /// Magnitudes whose squares, and sums of them, neither overflow nor vanish.
  private static let plain = 0x1p-300...0x1p300
  /// Points that are looked at.
  private static let points = 256

  /// The scale of a result, from some of its values.
  init(_ function: OutcomeFunction, result: Int) {
    let scores = function.inputs.indices.map { input in
      var scores = [Double](repeating: 0, count: Self.points)
      scores.withUnsafeMutableBufferPointer {
        RandomStream(seed: 0, name: "scale\u{0}\(input)").fillUniforms($0, from: 0)
        SpecialFunctions.normalScores($0)
      }
      return scores
    }
    let values = function.evaluate(scores: function.correlated(scores))[result]
    let most = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    let isPlain = most == 0 || Self.plain.contains(most)
    factor = isPlain ? 1 : Double(sign: .plus, exponent: -most.exponent, significand: 1)
  }

  /// Some values at this scale.
  func scaled(_ values: UnsafePointer<Double>, _ count: Int) -> [Double] {
    let values = UnsafeBufferPointer(start: values, count: count)
    return factor == 1 ? Array(values) : values.map { $0 * factor }
  }
}

/// Mean and variance of an outcome over the replicates of a design, at the design's scale.
struct DesignSpread {
  let mean: Double
  let variance: Double
  /// What is said of points without a value.
  let notes: [Finding]

  /// - Throws: `sensitivity-constant` where the outcome does not vary, `outcome-never-finite` where
  ///   its spread cannot be measured.
  init(_ design: [SobolDesign.Replicate], of question: OutcomeQuestion) throws(Findings) {
    let count = Double(design.count)
    let missing = design.reduce(0) { $0 + $1.missing }
    variance = design.reduce(0) { $0 + $1.variance } / count
    mean = design.reduce(0) { $0 + $1.mean } / count
    notes = missing > 0 ? [SensitivityFindings.missing(missing)] : []
    guard variance.isFinite, (mean * mean).isFinite, missing == 0 || variance > 0 else {
      throw Findings([SensitivityFindings.unmeasurable(question, missing: missing)])
    }
    guard variance > 1e-24 * max(1e-280, mean * mean) else {
      throw Findings([SensitivityFindings.constant(question)])
    }
  }
}
