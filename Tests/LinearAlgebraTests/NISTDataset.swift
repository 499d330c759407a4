import Foundation
import LinearAlgebra

/// One linear regression set of NIST's Statistical Reference Datasets, read from its `.dat` file.
struct NISTDataset: Sendable {
  let coefficients: [Double]
  let standardErrors: [Double]
  let residualStandardDeviation: Double
  let design: Matrix
  let response: [Double]

  enum Failure: Error { case missing(String) }

  init(_ name: String) throws {
    let path = "Fixtures/nist/\(name)"
    guard let url = Bundle.module.url(forResource: path, withExtension: "dat") else {
      throw Failure.missing(name)
    }
    let lines = try String(contentsOf: url, encoding: .isoLatin1)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    let certified = lines[28..<58].filter { $0.count == 3 && $0[0].hasPrefix("B") }
    coefficients = certified.compactMap { Double($0[1]) }
    standardErrors = certified.compactMap { Double($0[2]) }
    let deviation = lines[28..<58].first {
      $0.count == 3 && $0[0] == "Standard" && $0[1] == "Deviation"
    }
    residualStandardDeviation = deviation.flatMap { Double($0[2]) } ?? .nan
    let rows = lines[60...].map { $0.compactMap(Double.init) }.filter { $0.count >= 2 }
    response = rows.map { $0[0] }
    let withIntercept = certified.first?[0] == "B0"
    let terms = coefficients.count
    design = try Matrix(
      rows: rows.map { row in
        let predictors = Array(row.dropFirst())
        if predictors.count > 1 { return [1] + predictors }
        return (0..<terms).map { Self.power(predictors[0], withIntercept ? $0 : $0 + 1) }
      })
  }

  private static func power(_ x: Double, _ n: Int) -> Double { n == 0 ? 1 : pow(x, Double(n)) }

  static let names = [
    "Norris", "Pontius", "NoInt1", "NoInt2", "Filip", "Longley", "Wampler1", "Wampler2",
    "Wampler3", "Wampler4", "Wampler5",
  ]
}

/// Agreeing digits, −log₁₀ of the relative error, at most 15.
func agreeingDigits(_ value: Double, _ certified: Double) -> Double {
  let error = certified == 0 ? abs(value) : abs(value - certified) / abs(certified)
  return error == 0 ? 15 : min(15, -log10(error))
}
