import Foundation

/// Whether a history shows a season: the test of the Theta method.
///
/// The autocorrelation at the season's lag is compared with Bartlett's standard error,
/// `|r_m| > 1.645 √((1 + 2 Σ_{k<m} r_k²) / n)`. J. A. Fiorucci and others (2016), *International
/// Journal of Forecasting* 32, 1151–1161; as in `thetaf` of R's forecast package.
public enum SeasonalTest {
  /// The longest season that is tested; longer ones count as absent.
  public static let longestSeason = 2000

  /// Whether the season is significant: false below two full seasons and one value more, for a
  /// constant history and for seasons of 1 or beyond ``longestSeason``.
  public static func isSeasonal(_ values: [Double?], season: Int) -> Bool {
    let n = values.count
    guard season > 1, season <= longestSeason, n > 2 * season else { return false }
    let r = autocorrelations(values, upTo: season)
    guard let last = r.last, r.allSatisfy(\.isFinite) else { return false }
    let sum = r.dropLast().reduce(0) { $0 + $1 * $1 }
    return last.magnitude > 1.6448536269514722 * ((1 + 2 * sum) / Double(n)).squareRoot()
  }

  /// The autocorrelations at lags 1 to `lags`, empty where the history does not vary.
  ///
  /// Pairs with a gap are left out, as in R's `acf(na.action = na.pass)`.
  static func autocorrelations(_ values: [Double?], upTo lags: Int) -> [Double] {
    let observed = values.lazy.compactMap { $0 }
    let count = observed.reduce(0) { sum, _ in sum + 1.0 }
    guard count > 1 else { return [] }
    let mean = observed.reduce(0, +) / count
    let largest = observed.reduce(0) { max($0, ($1 - mean).magnitude) }
    guard largest > 0, largest.isFinite else { return [] }
    let x = values.map { $0.map { ($0 - mean) / largest } ?? .nan }
    func covariance(_ lag: Int) -> Double {
      var (sum, pairs) = (0.0, 0)
      for t in lag..<x.count {
        let product = x[t] * x[t - lag]
        if !product.isNaN {
          sum += product
          pairs += 1
        }
      }
      return pairs > 0 ? sum / Double(pairs + lag) : 0
    }
    let variance = covariance(0)
    return (1...max(1, lags)).prefix(lags).map { lag in
      lag < x.count ? covariance(lag) / variance : 0
    }
  }
}
