public import Probability

/// The distributions that fitted models make, with the degenerate cases settled.
public enum Margin {
  /// A normal distribution, or the single value where `sd` is 0.
  public static func normal(mean: Double, sd: Double) -> any Distribution {
    (try? Normal(mean: mean, sd: sd)) ?? point(mean)
  }

  /// A Student t, a normal from 1,000 degrees of freedom, or the single value where `scale` is 0 or
  /// nothing is known about it (`df` below ½).
  public static func studentT(df: Double, location: Double, scale: Double) -> any Distribution {
    guard df >= 0.5, scale > 0 else { return point(location) }
    if df >= 1000 { return normal(mean: location, sd: scale * (df / (df - 2)).squareRoot()) }
    return (try? StudentT(df: df, location: location, scale: scale)) ?? point(location)
  }

  /// A single value, certain.
  ///
  /// A value that is not finite, which the limit on input magnitudes keeps models from, is replaced
  /// by the nearest finite number (NaN by 0).
  public static func point(_ value: Double) -> any Distribution { Degenerate(nearest: value) }
}

extension Distribution {
  /// The mean where it exists, otherwise the median: the point forecast of a distribution.
  public var centre: Double {
    let mean = self.mean
    return mean.isFinite ? mean : quantile(0.5)
  }
}
