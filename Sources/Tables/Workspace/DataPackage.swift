import Foundation
import Indicators

/// What a workspace needs from `datapackage.json`, the description of a Frictionless Data Package.
struct DataPackage {
  static let file = "datapackage.json"
  var name = ""
  var title = ""
  var organisation = ""
  var planYear = 0
  var status = DataStatus.real
  /// Paths of the described files, as written.
  var paths: [String] = []

  /// Reads the description; nil, with findings, where it cannot be used.
  static func load(from folder: WorkspaceFolder, _ reporter: Reporter) -> DataPackage? {
    guard folder.has(file) else {
      reporter.add(WorkspaceFindings.missingDescription(file))
      return nil
    }
    do throws(Finding) {
      let bytes = try FileBytes.read(
        folder.path(of: file), named: file, limit: FileBytes.modelLimit)
      let text = try TextDecoding.decode(bytes, file: file)
      guard !text.bytes.allSatisfy({ [0x20, 0x0A, 0x0D, 0x09].contains($0) }) else {
        throw WorkspaceFindings.emptyDescription(file)
      }
      let object: Any
      do {
        object = try JSONSerialization.jsonObject(with: Data(text.bytes))
      } catch {
        throw WorkspaceFindings.badJSON(file, row: row(of: error, in: text.string))
      }
      guard let root = object as? [String: Any] else {
        throw WorkspaceFindings.badJSON(file, row: 1)
      }
      return DataPackage(root, folder, reporter)
    } catch {
      reporter.add(error)
      return nil
    }
  }

  private init(_ root: [String: Any], _ folder: WorkspaceFolder, _ reporter: Reporter) {
    func missing(_ field: String, _ found: Any?) {
      reporter.add(
        WorkspaceFindings.badField(
          field, found.map { String(describing: $0).clipped }, Place(file: DataPackage.file)))
    }
    if let value = root["name"] as? String, !value.isEmpty {
      name = value
    } else {
      missing("name", root["name"])
    }
    title = root["title"] as? String ?? ""
    let own = root["jipyo"] as? [String: Any] ?? [:]
    organisation = own["organisation"] as? String ?? ""
    if let year = own["planYear"] as? Int, (1900...2199).contains(year) {
      planYear = year
    } else {
      missing("jipyo.planYear", own["planYear"])
    }
    if let word = own["status"] {
      if let status = (word as? String).flatMap(DataStatus.init(rawValue:)) {
        self.status = status
      } else {
        missing("jipyo.status", word)
      }
    }
    reporter.ownUnits = Set(own["units"] as? [String] ?? [])
    let resources = root["resources"] as? [Any]
    if resources == nil { missing("resources", root["resources"]) }
    for (index, resource) in (resources ?? []).enumerated() {
      guard let path = (resource as? [String: Any])?["path"] as? String, !path.isEmpty else {
        missing("resources[\(index)].path", nil)
        continue
      }
      paths.append(path)
      if let finding = DataPackage.check(path, in: folder) { reporter.add(finding) }
    }
  }

  /// What is wrong with the path of a described file.
  private static func check(_ path: String, in folder: WorkspaceFolder) -> Finding? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.hasPrefix("/") || path.contains("://") || parts.contains("..") || path.contains("\\")
      || path.contains("\0")
    {
      return WorkspaceFindings.pathOutside(path, Place(file: file))
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(
      atPath: folder.path(of: path), isDirectory: &isFolder)
    if exists, !isFolder.boolValue { return nil }
    return WorkspaceFindings.missingResource(path, folder.names, Place(file: file))
  }

  /// The row of a JSON error, where Foundation tells it.
  private static func row(of error: any Error, in text: String) -> Int? {
    let words = String(describing: (error as NSError).userInfo)
    guard let range = words.range(of: "line ") else { return nil }
    return Int(words[range.upperBound...].prefix { $0.isNumber })
  }
}
