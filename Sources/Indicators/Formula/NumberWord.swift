/// Korean words for powers of ten, which stand where a unit would and are none.
public enum NumberWord {
  private static let values: [String: Double] = [
    "천": 1e3, "만": 1e4, "십만": 1e5, "백만": 1e6, "천만": 1e7, "억": 1e8, "십억": 1e9, "백억": 1e10,
    "천억": 1e11, "조": 1e12,
  ]

  /// 10,000 of `만`; nil for other words.
  public static func value(_ word: String) -> Double? { values[word] }
}
