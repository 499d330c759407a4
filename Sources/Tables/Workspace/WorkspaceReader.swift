public import Indicators

/// A workspace as it was read, with everything noticed.
public struct WorkspaceReading: Sendable {
  /// The workspace; nil where a finding is an error.
  public let workspace: Workspace?
  /// Errors, warnings and notes, file by file and row by row.
  public let findings: [Finding]
  /// Values that were not written plainly.
  public let coercions: [Coercion]
  /// The files that were read, relative to the folder, for provenance.
  public let inputs: [String]
}

/// Reads a workspace folder: `datapackage.json`, clean CSV files and driver models.
///
/// All problems of all files are reported at once; with any error there is no workspace, so that
/// nothing is ever computed from half a folder. The format is described in
/// `Documentation/workspace-format.md`.
public enum WorkspaceReader {
  /// Reads a folder.
  public static func read(folder path: String) -> WorkspaceReading {
    let folder: WorkspaceFolder
    do throws(Finding) {
      folder = try WorkspaceFolder(path)
    } catch {
      return WorkspaceReading(workspace: nil, findings: [error], coercions: [], inputs: [])
    }
    let reporter = Reporter()
    let package = DataPackage.load(from: folder, reporter)
    var draft = WorkspaceDraft(reporter: reporter)
    if let package { draft.take(package) }
    draft.read(folder)
    draft.check()
    if let package { reportUnknownFiles(folder, listed: package.paths, reporter) }
    let files = [DataPackage.file] + TableSchema.all.map(\.file)
    return WorkspaceReading(
      workspace: reporter.log.hasError ? nil : draft.workspace, findings: reporter.findings,
      coercions: reporter.coercions, inputs: files.filter(folder.has) + folder.modelFiles)
  }

  /// Tables in the folder that neither the format nor the data package knows.
  private static func reportUnknownFiles(
    _ folder: WorkspaceFolder, listed: [String], _ reporter: Reporter
  ) {
    let known = TableSchema.all.map(\.file)
    for name in folder.names where name.hasSuffix(".csv") && !known.contains(name) {
      if !listed.contains(name) { reporter.add(WorkspaceFindings.unknownFile(name, known)) }
    }
  }
}
