public import Indicators

/// Where a result comes from: enough to make it again, byte for byte.
public struct Provenance: Sendable, Hashable {
  /// An input file.
  public struct Input: Sendable, Hashable {
    /// Path as the user gave it.
    public let path: String
    /// SHA-256 of its bytes.
    public let sha256: String

    /// Makes an input.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }
  /// The command without the program's path or the place of the output.
  public let command: String
  /// Inputs, sorted by path.
  public let inputs: [Input]
  /// Seed of the random numbers; nil where none were drawn.
  public let seed: UInt64?
  /// The forecasting method asked for.
  public let method: String

  /// The version of this program.
  public static let version = "0.1.0"

  /// Makes a record of a run.
  public init(command: String, inputs: [Input], seed: UInt64?, method: String) {
    self.command = command
    self.inputs = inputs.sorted { $0.path < $1.path }
    self.seed = seed
    self.method = method
  }

  /// The record as JSON, with the names of the files the run wrote.
  public func json(files: [String]) -> JSONValue {
    .members([
      "jipyo": .string(Provenance.version), "command": .string(command),
      "seed": seed.map { .string(String($0)) } ?? .null, "method": .string(method),
      "inputs": .array(
        inputs.map { .members(["path": .string($0.path), "sha256": .string($0.sha256)]) }),
      "files": .array(files.map { .string($0) }),
    ])
  }
}
