public import Audit
public import Indicators

/// An audit for a terminal.
public struct AuditPage: Sendable {
  let result: AuditResult
  let isWhole: Bool

  /// Makes the page of an audit; without `isWhole` rows of figures that are exact or given are left
  /// out of long tables.
  public init(_ result: AuditResult, isWhole: Bool = false) {
    self.result = result
    self.isWhole = isWhole
  }

  private static let longTable = 60

  /// The verdict on all figures together.
  public var verdict: AuditResult.Verdict { result.verdict }

  /// What contradicts each other, for `jipyo check`.
  public var findings: [Finding] {
    let sentences = AuditSentences(result)
    return result.contradictions.map { contradiction in
      let place = contradiction.blamed.first.map { result.table.figures[$0.figure].place }
      let words = sentences.words(of: contradiction)
      let title = result.table.title
      return Finding(
        code: "published-table-inconsistent", severity: .warning, place: place ?? Place(),
        message: LocalizedText(
          ko: "공표된 표 '\(title)'에 함께 성립할 수 없는 수치가 있습니다: \(words.clash.ko)",
          en: "The published table '\(title)' has figures that cannot hold together: "
            + words.clash.en),
        mend: LocalizedText(
          ko: "원문과 대조하십시오. \(words.corrections.ko)",
          en: "Compare with the source. \(words.corrections.en)"))
    }
  }

  /// The table of figures and sentences about them.
  public func text(_ language: Language) -> String {
    let title = [result.table.title, result.table.source].filter { !$0.isEmpty }
    let heading = title.isEmpty ? "" : title.joined(separator: " · ") + "\n\n"
    let sentences = AuditSentences(result, isWhole: isWhole).all.map { $0[language] + "\n" }
      .joined()
    return heading + table(language).terminal(language) + leftOut(language) + "\n" + sentences
  }

  private var rows: [Int] {
    let all = Array(result.cells.indices)
    guard !isWhole, all.count > AuditPage.longTable else { return all }
    let suspects = Set(result.contradictions.flatMap(\.alternatives).joined().map(\.figure))
    return all.filter { suspects.contains($0) || result.cells[$0].verdict == .inconsistent }
  }

  private func leftOut(_ language: Language) -> String {
    let count = result.cells.count - rows.count
    guard count > 0 else { return "" }
    return language == .ko
      ? "(문제가 없는 수치 \(count)개는 줄였습니다. 모두 보려면 --all)\n"
      : "(\(count) figures without a problem are left out; --all shows them)\n"
  }

  /// One row per figure: what is printed, recomputed and possible.
  func table(_ language: Language) -> ReportTable {
    let figures = result.table.figures
    return ReportTable(
      header: [
        LocalizedText(ko: "수치", en: "figure"), LocalizedText(ko: "인쇄값", en: "printed"),
        LocalizedText(ko: "단위", en: "unit"), LocalizedText(ko: "재계산", en: "recomputed"),
        LocalizedText(ko: "반올림으로 가능한 범위", en: "possible by rounding"),
        LocalizedText(ko: "판정", en: "verdict"), LocalizedText(ko: "실제 값의 범위", en: "true value"),
      ], numeric: [1, 3, 4, 6],
      rows: rows.map { index in
        let cell = result.cells[index]
        let check = cell.checks.first { $0.verdict == cell.verdict } ?? cell.checks.first
        return [
          figures[index].label, figures[index].text, figures[index].unit.symbol,
          check?.recomputed.map { figures[index].fine($0) } ?? "–",
          check?.range.map(figures[index].fine) ?? "–", verdict(index)[language],
          cell.hidden.map(figures[index].fine) ?? "–",
        ]
      })
  }

  private func verdict(_ index: Int) -> LocalizedText {
    let word =
      switch result.cells[index].verdict {
      case .given: LocalizedText(verbatim: "–")
      case .exact: LocalizedText(ko: "일치", en: "exact")
      case .withinRounding: LocalizedText(ko: "반올림 범위", en: "within rounding")
      case .inconsistent: LocalizedText(ko: "불일치", en: "inconsistent")
      }
    guard result.blamed.contains(index) else { return word }
    return LocalizedText(ko: word.ko + " ← 확인", en: word.en + " ← check")
  }
}

extension AuditFigure {
  /// A value with three digits more than are printed.
  func fine(_ value: Double) -> String {
    NumberFormat(decimals: max(0, decimals + (grain.map { $0 >= step } ?? false ? 0 : 3)))
      .text(value)
  }

  /// An interval; one value where both ends print alike.
  func fine(_ range: ClosedRange<Double>) -> String {
    let low = fine(range.lowerBound)
    let high = fine(range.upperBound)
    return low == high ? low : "\(low) ~ \(high)"
  }
}
