extension MethodCatalogue {
  /// Every method that ships, `auto` last.
  public static let standard = MethodCatalogue([
    Entry(LastValue(), ko: "지난값이 그대로 이어집니다.", en: "The last value stays."),
    Entry(
      SeasonalNaive(), ko: "지난해 같은 시기의 값이 되풀이됩니다.",
      en: "The same season of last year comes again."),
    Entry(
      Drift(), ko: "첫 값에서 마지막 값까지의 평균 증감이 이어집니다.",
      en: "The mean change from the first value to the last goes on."),
    Entry(Mean(), ko: "모든 값의 평균입니다.", en: "The mean of all values."),
    Entry(
      WindowMean(), ko: "최근 몇 개 값(한 계절 또는 3개)의 평균입니다.",
      en: "The mean of the last few values (a season, or three)."),
    Entry(
      SimpleSmoothing(), ko: "최근 값에 더 큰 비중을 두어 평활한 수준입니다(단순지수평활).",
      en: "A smoothed level that weighs recent values more."),
    Entry(
      HoltTrend(), ko: "평활한 수준과 추세가 이어집니다(홀트).",
      en: "A smoothed level and trend go on (Holt)."),
    Entry(
      DampedTrend(), ko: "평활한 추세가 점차 약해집니다(감쇠추세).",
      en: "A smoothed trend that fades."),
    Entry(
      ETS(), ko: "지수평활 모형들 가운데 가장 알맞은 것을 골라 수준·추세·계절을 이어 갑니다(ETS).",
      en: "The best exponential smoothing model: level, trend and season go on (ETS)."),
    Entry(
      Theta(), ko: "평활한 수준에 장기 추세의 절반을 더합니다(Theta).",
      en: "A smoothed level plus half the long trend (Theta)."),
    Entry(
      OptimizedTheta(), ko: "장기 추세의 비중까지 추정하는 Theta입니다.",
      en: "Theta whose weight of the long trend is estimated."),
    Entry(
      DynamicOptimizedTheta(), ko: "장기 추세를 값마다 새로 맞추는 Theta입니다.",
      en: "Theta whose long trend is fitted anew with every value."),
    Entry(
      ComplexSmoothing(), ko: "수준과 잠재력이 서로 영향을 주며 움직이는 복소지수평활입니다.",
      en: "A level and a potential that feed each other (complex exponential smoothing)."),
    Entry(
      ARIMA(), ko: "차분한 값의 자기상관을 잇는 모형을 자동으로 고릅니다(ARIMA).",
      en: "Carries on the autocorrelation of the differenced history; order chosen (ARIMA)."),
    Entry(
      MSTL(), ko: "계절을 STL로 떼어 내고 남은 추세를 예측한 뒤 계절을 되돌립니다.",
      en: "Takes the season out by STL, forecasts the trend and puts the season back."),
    Entry(
      Croston(), ko: "드문 건수의 크기와 간격을 따로 평활합니다(Croston).",
      en: "Smooths sizes and intervals of sparse counts apart (Croston)."),
    Entry(
      SyntetosBoylan(), ko: "Croston의 치우침을 바로잡습니다(SBA).",
      en: "Croston without its bias (SBA)."),
    Entry(
      TeunterSyntetosBabai(), ko: "드문 건수의 크기와 발생 확률을 평활합니다(TSB).",
      en: "Smooths sizes and chances of sparse counts (TSB)."),
    Entry(
      MultipleAggregation(usesLongestOnly: true), ko: "발생 간격만큼 묶은 합을 평활합니다(ADIDA).",
      en: "Smooths sums as long as the mean interval (ADIDA)."),
    Entry(
      MultipleAggregation(), ko: "여러 기간의 합을 평활해 평균합니다(IMAPA).",
      en: "Smooths sums over several lengths and averages (IMAPA)."),
    Entry(
      CountSmoothing(), ko: "건수를 할인 가중한 포아송·음이항 모형으로 예측합니다.",
      en: "Counts by discounted Poisson and negative binomial models."),
    Entry(
      Share(), ko: "비율을 로짓 척도에서 예측하여 0과 100% 사이를 벗어나지 않습니다.",
      en: "Shares on the logit scale, never outside 0 to 100%."),
    Entry(
      SaturatingGrowth(), ko: "증가율이 사그라들며 상한에 다가가는 성장입니다(구독자 수 등).",
      en: "Growth that fades towards an estimated ceiling (followers)."),
    Entry(
      ShortHistory(),
      ko: "여러 연간 계열에서 배운 것을 빌려 1~10개 값으로 예측합니다.",
      en: "Forecasts from 1 to 10 yearly values with what was learned from many series."),
    Entry(
      Auto(), ko: "자료의 길이와 계절을 보고 고르거나 결합합니다.",
      en: "Chooses or combines by length and season."),
  ])
}
