internal import Foundation

extension ScoreMethod {
  /// The names that `init(named:)` reads and `name` gives, in the order of the guide.
  public static let names = [
    "deviation-2sigma", "deviation-1sigma", "ratio-120-80", "ratio-110-90", "ratio-110-80",
    "trend", "midterm", "beta", "global", "target-vs-actual", "stages", "achievement",
  ]

  /// The Korean name of each of `names`, in that order.
  public static let koreanNames = [
    "목표부여(편차, 2σ)", "목표부여(편차, 1σ)", "목표부여(비율, 120/80)", "목표부여(비율, 110/90)",
    "목표부여(비율, 110/80)", "추세치", "중장기", "β분포", "글로벌 비교", "목표 대 실적", "단계별 구간", "달성률",
  ]

  /// The method with a name: one of `names` or `koreanNames`, or a common form of theirs such as
  /// `편차`, `목표부여(비율)`, `추세치 평가` or `베타분포`; nil for any other name.
  ///
  /// A name that leaves a variant open is 주요사업's as the rules that ship have it: 2σ, 120/80.
  public init?(
    named name: String, sigma: SigmaKind = .population, form: AchievementForm = .quotient,
    cap: Double? = nil
  ) {
    var rules = ScoreParameters()
    rules.sigma = sigma
    rules.achievementForm = form
    rules.achievementCap = cap
    self.init(named: name, rules: rules)
  }

  /// The method with a name under some rules.
  ///
  /// A name that leaves a variant open (`편차`, `비율`, `deviation-main`, `ratio-other`) means what the
  /// rules say; one with its figures (`deviation-1.5sigma`, `ratio-115-85`) means these.
  public init?(named name: String, rules: ScoreParameters) {
    let sigma = rules.sigma
    let key = ScoreMethod.folded(name)
    switch ScoreMethod.aliases[key] ?? name {
    case "deviation-main": self = .deviation(sigmas: rules.sigmasMain, sigma: sigma)
    case "deviation-other": self = .deviation(sigmas: rules.sigmasOther, sigma: sigma)
    case "ratio-main": self = rules.ratioMain
    case "ratio-other": self = rules.ratioOther
    case "deviation-2sigma": self = .deviation(sigmas: 2, sigma: sigma)
    case "deviation-1sigma": self = .deviation(sigmas: 1, sigma: sigma)
    case "ratio-120-80": self = .ratio120to80
    case "ratio-110-90": self = .ratio110to90
    case "ratio-110-80": self = .ratio110to80
    case "trend": self = .trend
    case "midterm": self = .midterm
    case "beta": self = .beta
    case "global": self = .comparator(sigmas: rules.sigmasGlobal, sigma: sigma)
    case "target-vs-actual": self = .targetVersusActual
    case "stages": self = .stages
    case "achievement":
      self = .achievement(form: rules.achievementForm, cap: rules.achievementCap)
    default: self.init(figures: name, sigma: sigma)
    }
  }

  /// `deviation-1.5sigma` or `ratio-115-85`, as `name` writes them.
  private init?(figures name: String, sigma: SigmaKind) {
    if name.hasPrefix("ratio-") {
      self.init(ratio: name.dropFirst(6).split(separator: "-").map(String.init))
    } else if name.hasPrefix("deviation-"), name.hasSuffix("sigma"),
      let sigmas = RuleText.number(String(name.dropFirst(10).dropLast(5)), 0.1...10)
    {
      self = .deviation(sigmas: sigmas, sigma: sigma)
    } else {
      return nil
    }
  }

  /// The ratio method of best and floor in percent; nil unless 0 ≤ floor < 100 < best ≤ 200.
  init?(ratio percents: [String]) {
    let values = percents.map { RuleText.number($0, 0...200) }
    guard values.count == 2, let best = values[0], let floor = values[1], best > 100, floor < 100
    else { return nil }
    self = .ratio(best: best / 100, floor: floor / 100)
  }

  /// All methods under some rules, in the order of `names`, each once.
  public static func all(_ rules: ScoreParameters) -> [ScoreMethod] {
    let open = ["deviation-main", "deviation-other", "ratio-main", "ratio-other"]
    let all = (open + names.drop { $0 != "ratio-110-90" }).compactMap {
      ScoreMethod(named: $0, rules: rules)
    }
    return all.enumerated().filter { index, method in !all[..<index].contains(method) }
      .map(\.element)
  }

  /// The name in one spelling: no spaces, brackets or percent signs, small letters, one beta.
  private static func folded(_ name: String) -> String {
    let dropped: Set<Character> = [" ", "(", ")", ",", "%", "·", "-", "_", "/", "\u{00A0}"]
    return String(name.precomposed.lowercased().filter { !dropped.contains($0) })
      .replacing("시그마", with: "σ").replacing("ς", with: "σ").replacing("sigma", with: "σ")
      .replacing("베타", with: "β").replacing("달성율", with: "달성률")
  }

  private static let aliases: [String: String] = {
    var table: [String: String] = [:]
    for (name, korean) in zip(names, koreanNames) {
      table[folded(name)] = name
      table[folded(korean)] = name
    }
    for (words, name) in spellings {
      for word in words { table[folded(word)] = name }
    }
    return table
  }()

  private static let spellings: [([String], String)] = [
    (["편차", "목표부여편차", "deviation", "편차주요사업"], "deviation-main"),
    (["편차2σ", "2σ"], "deviation-2sigma"), (["편차기타", "편차경영관리"], "deviation-other"),
    (["편차1σ", "1σ"], "deviation-1sigma"),
    (["비율", "목표부여비율", "ratio", "비율주요사업"], "ratio-main"),
    (["비율120/80"], "ratio-120-80"), (["비율기타", "비율경영관리"], "ratio-other"),
    (["비율110/90"], "ratio-110-90"), (["비율110/80"], "ratio-110-80"),
    (["추세", "추세치평가", "추세치방법"], "trend"),
    (["중장기목표부여", "중장기목표", "목표부여중장기", "중장기평가", "mid-term"], "midterm"),
    (["β", "β분포평가"], "beta"),
    (["글로벌", "글로벌실적비교", "글로벌실적비교평가", "comparator"], "global"),
    (["목표대실적평가", "목표대비실적", "실적대목표"], "target-vs-actual"),
    (["단계별", "구간", "구간평가", "단계별평가", "단계별구간평가", "steps"], "stages"),
    (["달성도"], "achievement"),
  ]
}

extension String {
  /// The text with composed Hangul, as names typed on another system may come in pieces.
  fileprivate var precomposed: String { precomposedStringWithCanonicalMapping }
}
