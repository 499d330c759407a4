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
  /// A name that leaves a variant open is 주요사업's: 2σ, 120/80.
  public init?(
    named name: String, sigma: SigmaKind = .population, form: AchievementForm = .quotient,
    cap: Double? = nil
  ) {
    let key = ScoreMethod.folded(name)
    switch ScoreMethod.aliases[key] ?? name {
    case "deviation-2sigma": self = .deviation(sigmas: 2, sigma: sigma)
    case "deviation-1sigma": self = .deviation(sigmas: 1, sigma: sigma)
    case "ratio-120-80": self = .ratio120to80
    case "ratio-110-90": self = .ratio110to90
    case "ratio-110-80": self = .ratio110to80
    case "trend": self = .trend
    case "midterm": self = .midterm
    case "beta": self = .beta
    case "global": self = .comparator(sigmas: 2, sigma: sigma)
    case "target-vs-actual": self = .targetVersusActual
    case "stages": self = .stages
    case "achievement": self = .achievement(form: form, cap: cap)
    default: return nil
    }
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
    (["편차", "편차2σ", "2σ", "목표부여편차", "deviation"], "deviation-2sigma"),
    (["편차1σ", "1σ"], "deviation-1sigma"),
    (["비율", "목표부여비율", "비율120/80", "ratio"], "ratio-120-80"),
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
