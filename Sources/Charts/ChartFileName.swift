import Indicators

/// File names of charts, made of the identifiers of what they show.
enum ChartFileName {
  /// Bytes of an identifier that a name holds; file systems allow 255 with ending and prefix.
  private static let longest = 120
  /// What a file name may not hold on Linux or Windows.
  private static let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]

  /// The identifier where it can be a file name; otherwise what can stay of it, and eight digits of its
  /// SHA-256, so that two identifiers never share a file.
  static func of(_ id: String) -> String {
    let clean = String(id.map { isForbidden($0) ? "_" : $0 })
    guard clean != id || id.utf8.count > longest || id.hasPrefix(".") || id.hasSuffix(" ") else {
      return id
    }
    var short = ""
    for character in clean {
      guard short.utf8.count + character.utf8.count <= longest else { break }
      short.append(character)
    }
    return short + "-" + SHA256.hexDigest(of: Array(id.utf8)).prefix(8)
  }

  private static func isForbidden(_ character: Character) -> Bool {
    forbidden.contains(character)
      || character.unicodeScalars.contains {
        $0.properties.generalCategory == .control || $0.properties.generalCategory == .lineSeparator
      }
  }
}
