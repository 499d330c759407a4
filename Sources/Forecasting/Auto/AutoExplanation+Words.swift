import Foundation
public import Indicators

extension AutoExplanation {
  /// What was seen, what was combined, how wide, and what to distrust: one line each.
  public var lines: [LocalizedText] {
    [seen, combined] + [ownModels, widths].compactMap { $0 } + fitNotes + doubts
  }

  /// The series in words.
  private var seen: LocalizedText {
    let (n, m) = (profile.count, profile.seasonLength)
    var ko = ["자료 \(n)개"]
    var en = ["\(n) value\(n == 1 ? "" : "s")"]
    if m > 1 {
      let share = traits.season.map { Self.two($0) }
      ko.append(
        share.map { "계절(\(m)) \(Self.word(traits.season, "뚜렷함", "있음", "약함"))(\($0))" }
          ?? "계절(\(m)) 유의하지 않음")
      en.append(
        share.map {
          "season (\(m)) \(Self.word(traits.season, "clear", "present", "weak")) (\($0))"
        } ?? "season (\(m)) not significant")
    } else {
      ko.append("계절 없음")
      en.append("no season")
    }
    if n > 5 {
      ko.append("추세 \(Self.word(traits.trend, "뚜렷함", "있음", "약함"))(\(Self.two(traits.trend)))")
      en.append(
        "trend \(Self.word(traits.trend, "clear", "present", "weak")) (\(Self.two(traits.trend)))")
    }
    if traits.zeros > 0 {
      ko.append("0인 값 \(Self.percent(traits.zeros))")
      en.append("zeros \(Self.percent(traits.zeros))")
    }
    return LocalizedText(
      ko: "본 것: " + ko.joined(separator: ", "), en: "Seen: " + en.joined(separator: ", "))
  }

  /// Members and shares in words; shares that would read 0.00 are left out.
  private var combined: LocalizedText {
    func list(_ language: Language) -> String {
      members.filter { $0.share >= 0.005 }.map { "\($0.label[language]) \(Self.two($0.share))" }
        .joined(separator: ", ")
    }
    if members.count == 1, let only = members.first {
      return LocalizedText(ko: "방법: \(only.label.ko)", en: "Method: \(only.label.en)")
    }
    return LocalizedText(ko: "결합: \(list(.ko))", en: "Combined: \(list(.en))")
  }

  /// What models of a short history itself count together, and which of them predicted it best; nil
  /// where there are none.
  private var ownModels: LocalizedText? {
    guard isShort, members.count > 1 else { return nil }
    let own = members.dropFirst()
    guard let best = own.max(by: { $0.share < $1.share }) else { return nil }
    let together = Self.two(own.reduce(0) { $0 + $1.share })
    let before = Self.two(StructuralMixture.prior(count: profile.count))
    return LocalizedText(
      ko:
        "비중: 다른 계열에서 배운 것(단기 풀링) 옆에 이 계열만 보는 작은 모형 \(own.count)개를 두고, 지나간 값들을 얼마나 잘 맞혔는지에 따라 "
        + "비중을 나누었습니다. 작은 모형의 비중은 모두 합해 \(together)(자료를 보기 전 \(before))이고, "
        + "그 가운데 '\(best.label.ko)'의 비중이 가장 큽니다.",
      en:
        "Weights: beside what other series taught (the short-history pool) stand \(own.count) small models of "
        + "this series alone, each weighing by how well it predicted the values so far: \(together) together "
        + "(\(before) before the series was seen), most of it \(best.label.en).")
  }

  /// How the width was set; nil where the method chosen sets its own.
  private var widths: LocalizedText? {
    guard let first = steps.first, let last = steps.last, let freedom, let pastErrors else {
      return nil
    }
    func relative(_ step: Step) -> String {
      step.centre == 0 ? "–" : Self.percent(step.scale / step.centre.magnitude)
    }
    let past = Self.percent(exp(first.base))
    let t = NumberFormat(decimals: 1, negative: .minus).text(freedom)
    let (h, k) = (last.step, pastErrors)
    let isHalf = profile.kind == .counts
    return LocalizedText(
      ko:
        "\(isHalf ? "일반 결합의 폭" : "폭"): 과거 \(k)개 시점에서 되짚은 1기 오차(수준의 \(past))에서 출발해 자료 수, 모형들의 의견 차이, 기간에 따라 "
        + "보정했습니다.\(fewSeasonsWords.ko) 척도는 1기 \(relative(first))\(h > 1 ? ", \(h)기 \(relative(last))" : ""), 자유도 \(t)의 t 분포입니다.",
      en:
        "Width\(isHalf ? " of the usual combination" : ""): from the errors one step ahead at \(k) past origins (\(past) of the level), corrected "
        + "for length, disagreement of the members and step.\(fewSeasonsWords.en) Scale \(relative(first)) at step 1"
        + "\(h > 1 ? ", \(relative(last)) at step \(h)" : ""); Student t with \(t) degrees of freedom."
    )
  }

  /// What part of the width comes from what drift and season leave; empty where none does.
  private var fewSeasonsWords: LocalizedText {
    guard let few = fewSeasons else { return LocalizedText(ko: "", en: "") }
    let (seasons, share) = (
      NumberFormat(decimals: 1).text(few.seasons), NumberFormat(decimals: 0).text(100 * few.share)
    )
    let error = Self.percent(exp(few.base))
    return LocalizedText(
      ko:
        " 계절을 \(seasons)번만 보았으므로, 추세와 계절을 덜어 낸 나머지의 1기 오차(수준의 \(error))로 정한 폭을 \(share)% 섞었습니다.",
      en:
        " As only \(seasons) seasons were seen, \(share)% of it is the width by the errors one step ahead of "
        + "what drift and season leave (\(error) of the level).")
  }

  /// What the fit took into account or left out.
  private var fitNotes: [LocalizedText] {
    notes.map { LocalizedText(ko: "참고: \($0.ko)", en: "Note: \($0.en)") }
  }

  /// What to distrust.
  private var doubts: [LocalizedText] {
    var doubts = findings.map { finding in
      LocalizedText(ko: "주의: \(finding.message.ko)", en: "Caution: \(finding.message.en)")
    }
    if gapCount > 0 {
      doubts.append(
        LocalizedText(
          ko: "주의: 중간에 값이 없는 기간이 \(gapCount)개 있습니다. 채워 넣지 않고 건너뛰었습니다.",
          en: "Caution: \(gapCount) period\(gapCount == 1 ? "" : "s") inside the history "
            + "\(gapCount == 1 ? "has" : "have") no value; skipped, not filled in."))
    }
    let h = max(horizon, 1)
    if profile.count > 1, 2 * h > profile.count {
      doubts.append(
        LocalizedText(
          ko: "주의: 예측 기간(\(h)기)이 자료(\(profile.count)개)의 절반을 넘습니다. 먼 기간은 참고로만 보십시오.",
          en:
            "Caution: the horizon (\(h)) is more than half the history (\(profile.count)): take the "
            + "far steps as a hint."))
    }
    if profile.kind == .oneSeason {
      doubts.append(
        LocalizedText(
          ko: "주의: 계절이 두 번 되풀이되지 않아 계절과 추세를 가를 수 없습니다.",
          en: "Caution: with less than two seasons, season and trend cannot be told apart."))
    }
    if let far = steps.last, far.centre != 0, far.scale > 0.5 * far.centre.magnitude {
      doubts.append(
        LocalizedText(
          ko: "주의: 먼 기간의 폭이 값의 절반을 넘습니다. 가운데 값보다 범위를 보십시오.",
          en: "Caution: far ahead the width exceeds half the value: read the range, not the middle."
        ))
    }
    return doubts
  }

  private static func two(_ value: Double) -> String {
    NumberFormat(decimals: 2, grouping: false, negative: .minus).text(value)
  }

  private static func percent(_ share: Double) -> String {
    NumberFormat(decimals: share < 0.0995 ? 1 : 0, negative: .minus).percent(100 * share)
  }

  private static func word(_ strength: Double?, _ high: String, _ middle: String, _ low: String)
    -> String
  {
    let strength = strength ?? 0
    return strength >= 0.6 ? high : strength >= 0.3 ? middle : low
  }
}
