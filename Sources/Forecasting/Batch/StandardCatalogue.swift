extension MethodCatalogue {
  /// Every method that ships, `auto` last.
  public static let standard = MethodCatalogue([
    Entry(
      LastValue(), ko: "지난값이 그대로 이어진다고 봅니다.", en: "The last value stays."),
    Entry(
      ShortHistory(),
      ko: "여러 연간 계열에서 배운 것을 빌려 1~10개 값으로 예측합니다.",
      en: "Forecasts from 1 to 10 yearly values with what was learned from many series."),
  ])
}
