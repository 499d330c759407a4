/// The unit words that Korean plans, budgets and statistics use.
///
/// Any other word may be a base unit too; this list only tells what is likely a slip of the pen.
enum UnitNames {
  /// A word that stands for a multiple of a base unit.
  struct Meaning: Hashable {
    let base: String
    let scale: Double
    var exponent = 1
  }

  /// Words that are base units themselves.
  static let bases: Set<String> = Set(
    """
    건 명 회 원 일 월 개 점 % %p 부 시간 주기 면 매 권 대 편 종 곳 개소 개사 개교 가구 세대 동 호 필지 과제 사업 \
    팀 위 등급 단계 박 자 쪽 장 통 병 포기 그루 본 마리 석 좌 구좌 클릭 뷰 조회 방문 구독 구독자 팔로워 게시물 \
    기관 업체 기업 단체 학교 강좌 시설 지구 노선 차례 문항 쌍 벌 식 세트 인 인시 m g L kWh W tCO2eq ppm ℃ 배 지수 두 GB dB 도 pt px USD \
    ‰ 품목 과정 프로그램 학급 행사 콘텐츠 계정 민원 제안 안건 조례 공약
    """.split(separator: " ").map(String.init))

  /// Words that stand for another one, or for a multiple of it.
  static let multiples: [String: Meaning] = {
    var all: [String: Meaning] = [
      "개월": Meaning(base: "월", scale: 1), "달": Meaning(base: "월", scale: 1),
      "분기": Meaning(base: "월", scale: 3), "반기": Meaning(base: "월", scale: 6),
      "년": Meaning(base: "월", scale: 12), "연": Meaning(base: "월", scale: 12),
      "년도": Meaning(base: "월", scale: 12), "주": Meaning(base: "일", scale: 7),
      "분": Meaning(base: "시간", scale: 1.0 / 60), "초": Meaning(base: "시간", scale: 1.0 / 3600),
      "퍼센트": Meaning(base: "%", scale: 1), "%P": Meaning(base: "%p", scale: 1),
      "%포인트": Meaning(base: "%p", scale: 1), "퍼센트포인트": Meaning(base: "%p", scale: 1),
      "KRW": Meaning(base: "원", scale: 1), "won": Meaning(base: "원", scale: 1),
      "₩": Meaning(base: "원", scale: 1), "￦": Meaning(base: "원", scale: 1),
      "h": Meaning(base: "시간", scale: 1), "평": Meaning(base: "m", scale: 400.0 / 121, exponent: 2),
      "TB": Meaning(base: "GB", scale: 1_000), "MB": Meaning(base: "GB", scale: 0.001),
      "km": Meaning(base: "m", scale: 1_000), "㎞": Meaning(base: "m", scale: 1_000),
      "cm": Meaning(base: "m", scale: 0.01), "mm": Meaning(base: "m", scale: 0.001),
      "㎡": Meaning(base: "m", scale: 1, exponent: 2),
      "m2": Meaning(base: "m", scale: 1, exponent: 2),
      "㎢": Meaning(base: "m", scale: 1_000_000, exponent: 2),
      "km2": Meaning(base: "m", scale: 1_000_000, exponent: 2),
      "ha": Meaning(base: "m", scale: 10_000, exponent: 2),
      "㏊": Meaning(base: "m", scale: 10_000, exponent: 2),
      "㎥": Meaning(base: "m", scale: 1, exponent: 3),
      "m3": Meaning(base: "m", scale: 1, exponent: 3),
      "kg": Meaning(base: "g", scale: 1_000), "㎏": Meaning(base: "g", scale: 1_000),
      "톤": Meaning(base: "g", scale: 1_000_000), "t": Meaning(base: "g", scale: 1_000_000),
      "ton": Meaning(base: "g", scale: 1_000_000), "mg": Meaning(base: "g", scale: 1e-3),
      "㎎": Meaning(base: "g", scale: 1e-3), "㎍": Meaning(base: "g", scale: 1e-6),
      "μg": Meaning(base: "g", scale: 1e-6), "µg": Meaning(base: "g", scale: 1e-6),
      "ℓ": Meaning(base: "L", scale: 1), "㎘": Meaning(base: "L", scale: 1_000),
      "Wh": Meaning(base: "kWh", scale: 0.001), "MWh": Meaning(base: "kWh", scale: 1_000),
      "GWh": Meaning(base: "kWh", scale: 1_000_000), "kW": Meaning(base: "W", scale: 1_000),
      "㎾": Meaning(base: "W", scale: 1_000), "㎿": Meaning(base: "W", scale: 1_000_000),
      "MW": Meaning(base: "W", scale: 1_000_000), "tCO2": Meaning(base: "tCO2eq", scale: 1),
      "tCO₂": Meaning(base: "tCO2eq", scale: 1), "tCO₂eq": Meaning(base: "tCO2eq", scale: 1),
    ]
    let prefixes: [(String, Double)] = [
      ("십", 10), ("백", 100), ("천", 1e3), ("만", 1e4), ("십만", 1e5), ("백만", 1e6), ("천만", 1e7),
      ("억", 1e8), ("십억", 1e9), ("백억", 1e10), ("천억", 1e11), ("조", 1e12),
    ]
    for base in ["원", "명", "건", "회", "개", "부", "톤", "가구", "세대", "대", "인", "뷰"] {
      let target = all[base]?.base ?? base
      let scale = all[base]?.scale ?? 1
      for (prefix, factor) in prefixes {
        all[prefix + base] = Meaning(base: target, scale: factor * scale)
      }
    }
    return all
  }()

  /// What a word means; a word that is not listed is a base unit of its own.
  static func meaning(of word: String) -> Meaning {
    multiples[word] ?? Meaning(base: word, scale: 1)
  }

  /// The usual name of a multiple of a base unit, such as `백만원`; nil where there is none.
  static func multiple(of base: String, scale: Double, exponent: Int = 1) -> String? {
    let names = multiples.filter {
      $0.value.base == base && $0.value.scale == scale && $0.value.exponent == exponent
    }
    return names.keys.sorted { ($0.count, $0) < ($1.count, $1) }.first
  }

  /// All listed words, sorted.
  static let all: [String] = (bases.map { $0 } + multiples.keys).sorted()
}

extension Unit {
  /// Whether every base unit is a word that Korean plans and statistics commonly use.
  public var isKnown: Bool { unknownWords.isEmpty }

  /// The base units that are not in the list of common ones, sorted.
  public var unknownWords: [String] {
    exponents.keys.filter { !UnitNames.bases.contains($0) }.sorted()
  }

  /// Common unit words, sorted.
  public static var knownNames: [String] { UnitNames.all }

  /// Common unit words that a mistyped one may stand for, nearest first.
  public static func nearestNames(to word: String) -> [String] {
    // Of a single sign every other one is a slip away.
    guard word.count > 1 || word.unicodeScalars.allSatisfy({ HangulSyllable($0) != nil }) else {
      return []
    }
    return NearestNames.suggestions(for: word, among: UnitNames.all)
  }
}
