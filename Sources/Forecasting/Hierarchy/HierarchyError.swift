public import Indicators

/// Why series do not form a hierarchy.
public enum HierarchyError: Error, Hashable, Sendable {
  /// The node has two parents.
  case twoParents(String, String, String)
  /// A node is a part of itself, by this path.
  case circle([String])
  /// The weight is 0 or not finite.
  case invalidWeight(Hierarchy.Edge)
  /// The child has no series and no children.
  case unknownSeries(String, known: [String])
  /// There are more nodes than can be reconciled.
  case tooManyNodes(Int)

  /// The error as a finding, with a stable code and a mend.
  public var finding: Finding {
    Finding(code: code, severity: .error, message: message, mend: mend)
  }

  /// A stable identifier in kebab case, for programs.
  public var code: String {
    switch self {
    case .twoParents: "hierarchy-two-parents"
    case .circle: "hierarchy-circle"
    case .invalidWeight: "hierarchy-invalid-weight"
    case .unknownSeries: "hierarchy-unknown-series"
    case .tooManyNodes: "hierarchy-too-large"
    }
  }

  /// What happened, in one sentence.
  public var message: LocalizedText {
    switch self {
    case .twoParents(let child, let first, let second):
      LocalizedText(
        ko: "'\(child)'의 상위가 '\(first)'\(Josa.and.form(after: first)) '\(second)' 둘로 적혀 있습니다.",
        en: "'\(child)' is given two parents, '\(first)' and '\(second)'.")
    case .circle(let path):
      LocalizedText(
        ko: "상하 관계가 돌고 돕니다: \(path.joined(separator: " → ")).",
        en: "The relations go in a circle: \(path.joined(separator: " → ")).")
    case .invalidWeight(let edge):
      LocalizedText(
        ko:
          "'\(edge.child)' → '\(edge.parent)'의 가중치 \(edge.weight)\(Josa.topic.form(after: "\(edge.weight)")) 쓸 수 없습니다.",
        en: "The weight \(edge.weight) of '\(edge.child)' in '\(edge.parent)' cannot be used.")
    case .unknownSeries(let name, _):
      LocalizedText(
        ko: "'\(name)'이라는 계열이 자료에 없습니다.", en: "There is no series '\(name)' in the data.")
    case .tooManyNodes(let count):
      LocalizedText(
        ko: "계열이 \(count)개로, 함께 조정할 수 있는 \(Hierarchy.mostNodes)개를 넘습니다.",
        en: "There are \(count) series; at most \(Hierarchy.mostNodes) can be reconciled together.")
    }
  }

  /// What the user can do about it.
  public var mend: LocalizedText {
    switch self {
    case .twoParents, .circle:
      LocalizedText(ko: "계열마다 상위를 하나만 적으십시오.", en: "Give each series one parent.")
    case .invalidWeight:
      LocalizedText(
        ko: "0이 아닌 수를 적거나, 단순 합이면 비워 두십시오.",
        en: "Write a number other than 0, or leave it empty for a plain sum.")
    case .unknownSeries(let name, let known):
      HierarchyError.near(name, known)
    case .tooManyNodes:
      LocalizedText(ko: "부서나 국별로 나누어 실행하십시오.", en: "Run it part by part.")
    }
  }

  private static func near(_ name: String, _ known: [String]) -> LocalizedText {
    let names = NearestNames.suggestions(for: name, among: known, limit: 3)
    guard !names.isEmpty else {
      let some = known.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
      let more = known.count > 6 ? ", …" : ""
      return LocalizedText(
        ko: "자료에 있는 계열 이름을 쓰십시오: \(some)\(more).",
        en: "Use the name of a series in the data: \(some)\(more).")
    }
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return LocalizedText(ko: "혹시 \(list)입니까?", en: "Did you mean \(list)?")
  }
}
