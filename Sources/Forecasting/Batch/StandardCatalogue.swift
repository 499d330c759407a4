extension MethodCatalogue {
  /// Every method that ships, `auto` last.
  public static let standard = MethodCatalogue([
    Entry(
      LastValue(), ko: "지난값이 그대로 이어진다고 봅니다.", en: "The last value stays.")
  ])
}
