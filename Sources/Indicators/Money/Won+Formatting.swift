extension Won {
  /// The amount in a unit, rounded half away from zero in integers: `△149`, `1,530.5`.
  ///
  /// Without a unit it is shown in the display unit. The name of the unit is not appended unless
  /// `showsUnit` is true, as tables name it once above themselves.
  public func formatted(
    in unit: WonUnit? = nil, decimals: Int = 0, negative: NegativeStyle = .triangle,
    showsUnit: Bool = false
  ) -> String {
    let unit = unit ?? displayUnit
    let places = Swift.min(Swift.max(decimals, 0), 12)
    let scale = Won.tenTo(places)
    let product = UInt128(amount.magnitude) * UInt128(scale)
    let divisor = UInt128(unit.won)
    let rounded = (product + divisor / 2) / divisor
    let whole = NumberFormat.grouped(String(rounded / UInt128(scale)))
    let rest = String(rounded % UInt128(scale))
    let fraction = String(repeating: "0", count: Swift.max(0, places - rest.count)) + rest
    let body = places == 0 ? whole : whole + "." + fraction
    let marked = negative.mark(body, isNegative: amount < 0 && rounded > 0)
    return showsUnit ? marked + unit.rawValue : marked
  }

  /// The amount rounded half away from zero to whole multiples of a unit, still in won.
  ///
  /// nil where it leaves the range of `Int`.
  public func rounded(to unit: WonUnit) -> Won? {
    let divisor = UInt(unit.won)
    let (sum, overflow) = amount.magnitude.addingReportingOverflow(divisor / 2)
    guard !overflow else { return nil }
    let magnitude = Int128(sum / divisor * divisor)
    return Int(exactly: amount < 0 ? -magnitude : magnitude).map { Won($0, displayUnit: unit) }
  }

  /// The exact amount in words.
  ///
  /// `15억 3천만원`, `1,234만 5,678원`; `KRW 1,530,000,000`.
  public func text(_ language: Language) -> String {
    let magnitude = amount.magnitude
    if language == .en {
      return NegativeStyle.minus.mark(
        "KRW " + NumberFormat.grouped(String(magnitude)), isNegative: amount < 0)
    }
    guard magnitude > 0 else { return "0원" }
    let names = ["조", "억", "만", ""]
    let units: [UInt] = [1_000_000_000_000, 100_000_000, 10_000, 1]
    var rest = magnitude
    var parts: [String] = []
    for (name, unit) in zip(names, units) where rest >= unit {
      let count = rest / unit
      rest %= unit
      let thousands = unit > 1 && !parts.isEmpty && count % 1_000 == 0
      parts.append((thousands ? "\(count / 1_000)천" : NumberFormat.grouped(String(count))) + name)
    }
    return NegativeStyle.triangle.mark(parts.joined(separator: " ") + "원", isNegative: amount < 0)
  }

  /// The amount to about three figures.
  ///
  /// `15.3억원`, `279만원`; `KRW 1.53 bn`.
  public func approximateText(_ language: Language) -> String {
    let magnitude = amount.magnitude
    // The unit, and the smallest amount that is shown in it: what rounds to less than 10,000 of
    // the next one (1,000 in English) stays there.
    let korean: [(unit: UInt, from: UInt, name: String)] = [
      (1_000_000_000_000, 999_950_000_000, "조원"), (100_000_000, 99_995_000, "억원"),
      (10_000, 10_000, "만원"), (1, 0, "원"),
    ]
    let english: [(unit: UInt, from: UInt, name: String)] = [
      (1_000_000_000_000, 999_950_000_000, " tn"), (1_000_000_000, 999_950_000, " bn"),
      (1_000_000, 1_000_000, " m"), (1, 0, ""),
    ]
    let ladder = language == .ko ? korean : english
    let (unit, _, name) = ladder.first { magnitude >= $0.from } ?? ladder[ladder.count - 1]
    let value = Double(magnitude) / Double(unit)
    let decimals = unit == 1 || value >= 1000 ? 0 : (language == .en && value < 10 ? 2 : 1)
    var digits = DecimalDigits(value)
    digits.round(toDecimals: decimals)
    let (whole, fraction) = digits.text(minimumDecimals: 0)
    let body = NumberFormat.grouped(whole) + fraction + name
    let style: NegativeStyle = language == .ko ? .triangle : .minus
    return style.mark((language == .ko ? "" : "KRW ") + body, isNegative: amount < 0)
  }

  private static func tenTo(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
