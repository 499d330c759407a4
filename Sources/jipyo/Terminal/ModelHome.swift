import Foundation
import Indicators
import Tables

/// The workspace whose series a driver model names.
struct ModelHome {
  /// Path of the model.
  let model: String
  /// The workspace named on the command line.
  var workspace: String?

  /// Folder of the workspace named, or of the one the model lies in; nil where there is none.
  var folder: String? {
    let above = URL(fileURLWithPath: model).deletingLastPathComponent()
      .deletingLastPathComponent()
    let isInside = FileManager.default.fileExists(
      atPath: above.appending(path: "datapackage.json").path)
    return workspace ?? (isInside ? above.path : nil)
  }

  /// The workspace in that folder.
  ///
  /// One that cannot be read ends the command where it was named or where the model takes series.
  func read(_ console: Console, for declaration: DriverModel) throws -> Workspace? {
    guard let folder else { return nil }
    let reading = WorkspaceReader.read(folder: folder)
    if reading.workspace == nil, workspace != nil || declaration.takesSeries {
      try console.settle(reading.findings, strict: false)
    }
    return reading.workspace
  }
}

extension DriverModel {
  /// Whether a driver comes from a series of a workspace.
  var takesSeries: Bool {
    uncertainties.contains { if case .series = $0.source { true } else { false } }
  }
}
