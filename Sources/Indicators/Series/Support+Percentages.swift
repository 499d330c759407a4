extension Support {
  /// Words of changes, which may be negative.
  private static let changes = [
    "증가", "증감", "감소", "성장", "상승", "신장", "변동", "변화", "등락", "수익률", "growth", "change",
    "increase", "decrease",
  ]
  /// Words of results against plans, which may pass 100%.
  private static let comparisons = ["달성", "대비", "achievement", "attainment"]

  /// The values that percentages can take, by what they are called and what was seen of them: 0 to 100 where
  /// all were, from 0 where they stand against a plan; nil for changes and where others were seen.
  public static func ofPercentages(_ values: [Double], named name: String) -> Support? {
    let name = name.lowercased()
    guard !values.isEmpty, values.allSatisfy({ (0...100).contains($0) }),
      !changes.contains(where: name.contains)
    else { return nil }
    return comparisons.contains(where: name.contains) ? .nonNegative : .percent
  }
}
