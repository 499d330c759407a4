import Charts
import Indicators
import Planning
import TargetSetting

extension PlanReport {
  /// A section an indicator: picture, 산출근거, what each ambition would ask for.
  var details: String {
    plan.indicators.map { row in
      var out = "<h3>\(HTML.escaped(row.indicator.name))</h3>\n"
      out += figure(plan.indicatorChart(row, language).chart(language))
      guard let proposal = row.proposal else { return out }
      let basis = HTML.escaped(proposal.basis.text(language))
      out += "<h4>\(words("산출근거", "Basis"))</h4>\n<pre>\(basis)</pre>\n"
      return out + alternatives(proposal)
    }.joined()
  }

  private func alternatives(_ proposal: TargetProposal) -> String {
    guard !proposal.alternatives.isEmpty else { return "" }
    let table = ReportTable(
      header: [
        LocalizedText(ko: "수준", en: "ambition"), LocalizedText(ko: "목표", en: "target"),
        LocalizedText(ko: "달성 확률", en: "chance"), LocalizedText(ko: "평점", en: "score"),
      ], numeric: [1, 2, 3],
      rows: proposal.alternatives.map { row in
        [
          row.ambition.label[language], proposal.indicator.text(row.value),
          TargetTable.chance(row.probability),
          row.score.map { NumberFormat(decimals: 1).text($0) } ?? "–",
        ]
      })
    return table.html(language, caption: official(proposal))
  }

  private func official(_ proposal: TargetProposal) -> String {
    guard let function = proposal.official else {
      return words("평점 방법을 적용할 수 없습니다.", "No official score applies.")
    }
    let number = NumberFormat(decimals: 1)
    let reference = number.text(function.reference)
    let range = function.scale.map { scale in
      let (best, floor) = (number.text(scale.best), number.text(scale.floor))
      return words(", 최고 \(best), 최저 \(floor)", ", best \(best), floor \(floor)")
    }
    return words("평점: ", "score: ") + words(function.method.label.ko, function.method.label.en)
      + words(
        ", \(function.referenceName.ko) \(reference)", ", \(function.referenceName.en) \(reference)"
      )
      + (range ?? "")
  }
}
