internal import Indicators

/// How a 목표치 설정 근거 says that a target follows from results: `전년 대비 110%`, `직전 3개년 평균`,
/// `보건복지부 81.2% 대비 110%`, `사전 2.78점 대비 20% 향상`.
struct BasisClaim: Hashable {
  /// What the target is measured against.
  enum Base: Hashable {
    /// The result of the year before.
    case lastYear
    /// The mean of the results of so many years before.
    case meanOf(Int)
    /// A figure that the text itself states.
    case stated(Double)
  }

  /// How the target follows from it.
  enum Change: Hashable {
    /// A multiple: 1.1 for 110 %, and for 10 % more.
    case factor(Double)
    /// Percentage points more.
    case points(Double)
  }

  let base: Base
  let change: Change
  /// Percent that the text says, as written.
  let percent: Double

  private static let upWords = ["증가", "향상", "상향", "증액", "확대", "제고", "높", "개선", "늘", "상승", "초과"]
  private static let downWords = ["감소", "하향", "절감", "축소", "낮", "줄", "하락", "감축", "단축"]
  private static let sameWords = ["유지", "동일", "같은수준"]
  private static let means = ["평균", "평균값", "평균치", "평균실적", "평균적용"]

  /// The claim of a text; nil where it makes none that can be computed.
  init?(_ text: BasisText) {
    guard let (base, from) = BasisClaim.base(text) else { return nil }
    self.base = base
    for index in text.numbers.indices where index >= from {
      let number = text.numbers[index]
      guard number.unit == "%" || number.unit == "%p" else { continue }
      let words = text.after(index)
      let isDown = words.containsAny(BasisClaim.downWords)
      let isUp = words.containsAny(BasisClaim.upWords)
      percent = number.value
      if number.unit == "%p" {
        change = .points(isDown ? -number.value : number.value)
      } else if isUp == isDown {
        // `전년 대비 110%` names the level, `전년 대비 5%` the rise.
        guard isUp == false, number.value >= 50 else { return nil }
        change = .factor(number.value / 100)
      } else {
        change = .factor(1 + (isDown ? -number.value : number.value) / 100)
      }
      return
    }
    guard text.numbers.count <= from, base.isResult else { return nil }
    let tail = text.between(text.numbers.last?.digitsEnd ?? 0, .max)
    guard tail.containsAny(BasisClaim.sameWords) || BasisClaim.means.contains(where: tail.hasSuffix)
    else { return nil }
    percent = 100
    change = .factor(1)
  }

  /// The base and the index of the first number behind it.
  private static func base(_ text: BasisText) -> (Base, Int)? {
    for index in text.numbers.indices {
      let number = text.numbers[index]
      let words = number.unit + text.after(index)
      if number.unit.hasPrefix("개년") || number.unit.hasPrefix("년"), words.contains("평균"),
        (2...10).contains(number.value), number.decimals == 0
      {
        return (.meanOf(Int(number.value)), index + 1)
      }
      if words.contains("대비"), number.unit != "%p", !number.unit.hasPrefix("년") {
        return (.stated(number.value), index + 1)
      }
      // `전년 실적 91.0%에서`, `120건보다`: the figure is the base itself, not a level of it.
      let isFrom = ["에서", "보다"].contains { particle in
        number.unit.hasSuffix(particle)
          || number.unit == "%" && text.after(index).hasPrefix(particle)
      }
      if isFrom { return (.stated(number.value), index + 1) }
    }
    let head = text.numbers.first.map { text.between(0, $0.start) } ?? String(text.characters)
    return head.contains("전년") ? (.lastYear, 0) : nil
  }
}

extension BasisClaim.Base {
  /// Whether it is taken from the indicator's results.
  var isResult: Bool {
    if case .stated = self { false } else { true }
  }
}
