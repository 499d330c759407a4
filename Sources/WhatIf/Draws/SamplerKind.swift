/// The samplers by name, as the command line takes them.
public enum SamplerKind: String, CaseIterable, Sendable {
  /// Plain Monte Carlo: independent draws.
  case mc
  /// Latin hypercube.
  case lhs
  /// Scrambled Sobol' points.
  case sobol

  /// The sampler with a seed.
  public func sampler(seed: UInt64) -> any Sampler {
    switch self {
    case .mc: MonteCarloSampler(seed: seed)
    case .lhs: LatinHypercubeSampler(seed: seed)
    case .sobol: SobolSampler(seed: seed)
    }
  }
}
