import Foundation

/// Compares a text with the snapshot stored beside the test, named after it.
///
/// Snapshots are recorded only when `JIPYO_RECORD_SNAPSHOTS` is set, and recording counts as a
/// failure so that somebody reads what was recorded.
/// - Returns: nil when equal, otherwise what to say.
public func snapshotDifference(
  _ text: String, named name: String, extension kind: String, file: String = #filePath
) -> String? {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let url = folder.appending(path: "\(name).\(kind)")
  if ProcessInfo.processInfo.environment["JIPYO_RECORD_SNAPSHOTS"] != nil {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: url)
    return "recorded a new snapshot at \(url.lastPathComponent); read it and run again"
  }
  guard let stored = try? String(contentsOf: url, encoding: .utf8) else {
    return "there is no snapshot \(url.lastPathComponent); record it with JIPYO_RECORD_SNAPSHOTS=1"
  }
  guard stored != text else { return nil }
  let (old, new) = (stored.split(separator: "\n"), text.split(separator: "\n"))
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
  let place = line.map { "line \($0.offset + 1): '\($0.element.0)' became '\($0.element.1)'" }
  return "\(url.lastPathComponent) differs: \(place ?? "\(old.count) lines became \(new.count)")"
}
