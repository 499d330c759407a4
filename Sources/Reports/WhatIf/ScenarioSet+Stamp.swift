import Charts
import Planning

extension ScenarioSet {
  /// How the numbers of the set came about; a model that no file declares has no digest.
  func stamp(_ provenance: Provenance) -> RunStamp {
    let paths = ["yaml", "yml"].map { "models/\(model).\($0)" }
    return RunStamp(
      seed: seed, draws: draws, sampler: sampler,
      modelDigest: provenance.inputs.first { paths.contains($0.path) }?.sha256)
  }
}
