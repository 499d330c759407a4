import Foundation
import Testing

/// The built `jipyo` executable, run as a user runs it.
enum Command {
  /// What a run left: exit status, standard output, standard error.
  struct Outcome {
    let status: Int32
    let output: String
    let words: String
  }

  struct Missing: Error, CustomStringConvertible {
    let places: [String]
    var description: String {
      "The executable jipyo was not found; run 'swift build' first. Looked for: "
        + places.joined(separator: ", ")
    }
  }

  /// The root of the package, from the place of this file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A committed dataset.
  static func dataset(_ name: String) -> URL { root.appending(path: "Datasets/\(name)") }

  /// `jipyo` beside the test bundle.
  static func executable() throws -> URL {
    let folders = [
      Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) },
    ]
    let places = folders.compactMap { $0?.deletingLastPathComponent().appending(path: "jipyo") }
    guard
      let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else { throw Missing(places: places.map(\.path)) }
    return found
  }

  /// Runs the command with its output in files, so that no pipe can fill up.
  ///
  /// The environment is bare: no locale but the one given, so English unless `--lang` says else.
  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    input: String = "", inputFile: URL? = nil
  ) throws -> Outcome {
    let scratch = try TemporaryFolder()
    defer { withExtendedLifetime(scratch) {} }
    let source = try inputFile ?? scratch.write(input, to: "stdin")
    let (output, words) = (try scratch.write("", to: "stdout"), try scratch.write("", to: "stderr"))
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? scratch.url
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: words)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      words: try String(contentsOf: words, encoding: .utf8))
  }

  /// Runs a command that must succeed, and gives its standard output.
  static func succeed(_ arguments: [String], in folder: URL? = nil) throws -> String {
    let outcome = try run(arguments, in: folder)
    try #require(outcome.status == 0, "\(arguments): \(outcome.words)")
    return outcome.output
  }
}
