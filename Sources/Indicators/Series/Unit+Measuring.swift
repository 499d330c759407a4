extension Unit {
  /// Base units that measure, rate or rank, in which whole numbers count nothing.
  private static let measuring: Set = [
    "원", "USD", "%", "%p", "‰", "점", "시간", "일", "월", "m", "g", "L", "kWh", "W", "tCO2eq", "ppm",
    "℃", "배", "지수", "GB", "dB", "도", "pt", "px", "등급", "위", "단계",
  ]

  /// Whether whole numbers in the unit are no counts; false where it is not known what the unit is.
  ///
  /// So are money, shares, time, sizes, scores and ranks, anything by something (`건/월`) or in multiples (`천명`).
  public var isMeasuring: Bool {
    if scale != 1 || exponents.count > 1 { return true }
    return exponents.contains { $0.value != 1 || Unit.measuring.contains($0.key) }
  }
}
