extension Period {
  /// The period in words: `2023년 12월`, `2023년 상반기`; `Dec 2023`, `H1 2023`.
  public func text(_ language: Language) -> String {
    language == .ko ? koreanText : englishText
  }

  /// The short form of a plan's columns: `'23`, `'23.12.`, `'23.4/4`, `'23 상반기`; `'23 H1`.
  public func shortText(_ language: Language) -> String {
    guard let year else { return String(ordinal) }
    let short = "'" + Period.twoDigits(year.floorRemainder(by: 100))
    switch frequency {
    case .year: return short
    case .half:
      let korean = positionInYear == 1 ? "상반기" : "하반기"
      return short + " " + (language == .ko ? korean : "H\(positionInYear)")
    case .quarter:
      return language == .ko ? "\(short).\(positionInYear)/4" : "\(short) Q\(positionInYear)"
    case .month:
      return language == .ko ? "\(short).\(positionInYear)." : "\(short)-\(twoDigitMonth)"
    case .day:
      let date = CivilDate(daysSinceEpoch: ordinal)
      return "\(short).\(date.month).\(date.day)."
    case .step: return String(ordinal)
    }
  }

  private var koreanText: String {
    guard let year else { return "\(ordinal)번째" }
    switch frequency {
    case .year, .step: return "\(year)년"
    case .half: return "\(year)년 " + (positionInYear == 1 ? "상반기" : "하반기")
    case .quarter: return "\(year)년 \(positionInYear)분기"
    case .month: return "\(year)년 \(positionInYear)월"
    case .day:
      let date = CivilDate(daysSinceEpoch: ordinal)
      return "\(year)년 \(date.month)월 \(date.day)일"
    }
  }

  private var englishText: String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    guard let year else { return "step \(ordinal)" }
    switch frequency {
    case .year, .step: return String(year)
    case .half: return "H\(positionInYear) \(year)"
    case .quarter: return "Q\(positionInYear) \(year)"
    case .month: return "\(names[positionInYear - 1]) \(year)"
    case .day:
      let date = CivilDate(daysSinceEpoch: ordinal)
      return "\(date.day) \(names[date.month - 1]) \(year)"
    }
  }

  private var twoDigitMonth: String { Period.twoDigits(positionInYear) }

  private static func twoDigits(_ number: Int) -> String {
    (number < 10 ? "0" : "") + String(number)
  }
}
