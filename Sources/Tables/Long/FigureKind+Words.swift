import Indicators

extension FigureKind {
  /// Whether a word in a column of kinds means this one; a result where nothing is said.
  func isSaid(by word: String) -> Bool {
    switch self {
    case .actual: ["", "actual", "실적"].contains(word.lowercased())
    case .target: ["target", "목표"].contains(word.lowercased())
    }
  }
}
