public import Indicators

/// The readings of a method that its sources leave open, each as the method and options it means.
struct OpenChoices {
  /// One reading.
  struct Choice {
    let option: String
    let name: String
    let label: LocalizedText
    let method: ScoreMethod
    let options: ScoreOptions
  }
  let method: ScoreMethod
  let direction: Direction
  let options: ScoreOptions
  let years: Int
  let hasBreak: Bool

  var all: [Choice] { ofMethod + ofShortHistory + ofBreak }

  private var ofMethod: [Choice] {
    switch method {
    case .deviation(let sigmas, _): sigma { .deviation(sigmas: sigmas, sigma: $0) }
    case .comparator(let sigmas, _): sigma { .comparator(sigmas: sigmas, sigma: $0) }
    case .ratio110to90, .ratio110to80, options.parameters.ratioOther: otherRatios
    case .trend:
      [
        choice("trend-outliers", "keep", "이상치 포함", "outliers kept", \.dropsTrendOutliers, false),
        choice(
          "trend-outliers", "drop", "이상치 제외", "outliers left out", \.dropsTrendOutliers, true),
        choice("trend-score", "normal", "정규분포 Φ(Zp)", "normal Φ(Zp)", \.trendForm, .normal),
        choice(
          "trend-score", "student", "t분포(n−2)", "Student's t (n − 2)", \.trendForm, .student),
      ]
    case .midterm: midterm
    case .beta:
      [
        choice("beta-form", "normal", "정규 근사", "normal", \.betaForm, .normal),
        choice("beta-form", "pert", "β분포", "beta distribution", \.betaForm, .pert),
      ]
    case .achievement(let form, let cap): forms { .achievement(form: $0, cap: cap) } + caps(form)
    case .targetVersusActual, .stages:
      direction == .lower
        ? AchievementForm.allCases.map {
          choice(
            "achievement-lower", $0.rawValue, $0.label.ko, $0.label.en, \.achievementForm, $0)
        } : []
    case .ratio: []
    }
  }

  private var otherRatios: [Choice] {
    let known = [ScoreMethod.ratio110to90, .ratio110to80]
    let own = options.parameters.ratioOther
    return (known.contains(own) ? known : [own] + known).map {
      Choice(option: "ratio-other", name: $0.name, label: $0.label, method: $0, options: options)
    }
  }

  private var midterm: [Choice] {
    [
      choice("midterm-years", "5", "5년", "5 years", \.midtermYears, 5),
      choice("midterm-years", "4", "4년", "4 years", \.midtermYears, 4),
      choice("midterm-range", "5", "목표 ±5%", "target ±5%", \.midtermRange, .share(0.05)),
      choice("midterm-range", "unit", "목표 ±α", "target ±α", \.midtermRange, .unitStep),
    ]
  }

  private func sigma(_ method: (SigmaKind) -> ScoreMethod) -> [Choice] {
    SigmaKind.allCases.map {
      Choice(
        option: "sigma", name: $0.rawValue, label: $0.label, method: method($0), options: options)
    }
  }

  private func forms(_ method: (AchievementForm) -> ScoreMethod) -> [Choice] {
    guard direction == .lower else { return [] }
    return AchievementForm.allCases.map {
      Choice(
        option: "achievement-lower", name: $0.rawValue, label: $0.label, method: method($0),
        options: options)
    }
  }

  private func caps(_ form: AchievementForm) -> [Choice] {
    [nil, 100, 120, 130].map { (cap: Double?) in
      let text = cap.map { Figure.text($0) }
      return Choice(
        option: "achievement-cap", name: text ?? "none",
        label: LocalizedText(
          ko: text.map { "상한 \($0)%" } ?? "상한 없음", en: text.map { "cap \($0)%" } ?? "no cap"),
        method: .achievement(form: form, cap: cap), options: options)
    }
  }

  private var ofShortHistory: [Choice] {
    guard needsSpread, (3..<max(3, options.parameters.spreadYears)).contains(years) else {
      return []
    }
    var plain = options
    plain.shortHistory = nil
    let maker = OpenChoices(
      method: method, direction: direction, options: plain, years: years, hasBreak: hasBreak)
    return [
      maker.choice(
        "short-history", "use", "\(years)개년 사용", "\(years) years used", \.usesShortHistory, true),
      maker.choice(
        "short-history", "ratio", "비율 방법으로 대체", "replaced by the ratio method",
        \.usesShortHistory, false),
    ]
  }

  private var ofBreak: [Choice] {
    guard hasBreak, needsSpread else { return [] }
    return [
      choice(
        "after-break", "segment", "단절 뒤 실적 사용", "results since the break", \.afterBreak, .segment),
      choice(
        "after-break", "ratio", "비율 방법으로 대체", "replaced by the ratio method", \.afterBreak, .ratio),
    ]
  }

  /// Whether the method takes a standard deviation or a trend from past results.
  private var needsSpread: Bool {
    switch method {
    case .deviation, .trend, .comparator: true
    case .beta: options.threePoints == nil
    default: false
    }
  }

  private func choice<Value>(
    _ option: String, _ name: String, _ ko: String, _ en: String,
    _ path: WritableKeyPath<ScoreParameters, Value>, _ value: Value
  ) -> Choice {
    var changed = options
    changed.parameters[keyPath: path] = value
    return Choice(
      option: option, name: name, label: LocalizedText(ko: ko, en: en), method: method,
      options: changed)
  }
}

extension SigmaKind {
  /// The divisor in words.
  public var label: LocalizedText {
    self == .population
      ? LocalizedText(ko: "모표준편차(n)", en: "population (n)")
      : LocalizedText(ko: "표본표준편차(n−1)", en: "sample (n − 1)")
  }
}

extension AchievementForm {
  /// The quotient in words.
  public var label: LocalizedText {
    self == .quotient
      ? LocalizedText(ko: "목표/실적", en: "target/actual")
      : LocalizedText(ko: "2−실적/목표", en: "2 − actual/target")
  }
}
