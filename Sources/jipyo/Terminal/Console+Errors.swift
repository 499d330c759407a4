import ArgumentParser
import Foundation
import Indicators
import Reports

extension Console {
  /// Runs a step that writes files; a failure is reported and ends the command with 73.
  func writing(_ body: () throws(WriteError) -> Void) throws {
    do {
      try body()
    } catch {
      report(error.finding)
      throw Exit.cannotWrite
    }
  }

  /// Runs a step that reads files; its findings are reported and end the command with 66 or 2.
  func reading<Value>(_ body: () throws(Findings) -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      try settle(error.all, strict: false)
      throw Exit.invalidData
    }
  }

  /// Reports findings and ends the command where they ask for it: 66 for a missing input, 2 for
  /// other errors, 1 for warnings under `--strict`.
  func settle(_ findings: [Finding], strict: Bool) throws {
    report(findings)
    let errors = findings.filter { $0.severity == .error }
    if errors.contains(where: { Self.missing.contains($0.code) }) { throw Exit.noInput }
    if !errors.isEmpty { throw Exit.invalidData }
    if strict, findings.contains(where: { $0.severity == .warning }) { throw Exit.findings }
  }

  /// Codes that mean an input is not there at all.
  static let missing: Set<String> = ["missing-file", "missing-folder"]
}
