import Foundation
import Indicators
import Tables

/// The workspace whose series a driver model names.
struct ModelHome {
  /// Path of the model.
  let model: String
  /// The workspace named on the command line.
  var workspace: String?

  /// The workspace named, or the one the model lies in; nil where there is none.
  ///
  /// One that cannot be read ends the command where it was named or where the model takes series.
  func read(_ console: Console, for declaration: DriverModel) throws -> Workspace? {
    let takesSeries = declaration.uncertainties.contains {
      if case .series = $0.source { true } else { false }
    }
    let above = URL(fileURLWithPath: model).deletingLastPathComponent()
      .deletingLastPathComponent()
    let isInside = FileManager.default.fileExists(
      atPath: above.appending(path: "datapackage.json").path)
    guard let folder = workspace ?? (isInside ? above.path : nil) else { return nil }
    let reading = WorkspaceReader.read(folder: folder)
    if reading.workspace == nil, workspace != nil || takesSeries {
      try console.settle(reading.findings, strict: false)
    }
    return reading.workspace
  }
}
