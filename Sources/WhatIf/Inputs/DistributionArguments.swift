import Indicators
import Probability

/// The arguments of a written distribution, matched with the parameters of its family.
struct DistributionArguments {
  let spec: DistributionSpec
  let driver: String
  private let forms: [[String]]

  var family: String { spec.family }

  /// Refuses an unknown family.
  init(_ spec: DistributionSpec, driver: String) throws(Finding) {
    self.spec = spec
    self.driver = driver
    guard let forms = DistributionFactory.parameters(of: spec.family) else {
      self.forms = []
      let known = DistributionSpec.families
      let list = known.joined(separator: ", ")
      throw Finding(
        code: "distribution-unknown-family", severity: .error, place: Place(column: driver),
        message: LocalizedText(
          ko: "'\(driver)': '\(spec.family)'\(Josa.topic.form(after: spec.family)) 없는 분포입니다.",
          en: "'\(driver)': there is no distribution '\(spec.family)'."),
        mend: NearestNames.hint(for: spec.family, among: known)
          ?? LocalizedText(ko: "쓸 수 있는 분포: \(list).", en: "The distributions are \(list)."))
    }
    self.forms = forms
  }

  /// The parameters in the family's order with the names of the form that was used.
  func numbers() throws(Finding) -> (names: [String], values: [Double]) {
    let labels = try labelled()
    guard !labels.isEmpty else { return (forms[0], try positional()) }
    guard labels.count == spec.arguments.count else {
      throw problem(
        LocalizedText(
          ko: "이름을 붙인 값과 붙이지 않은 값이 섞여 있습니다.",
          en: "named and unnamed arguments are mixed."))
    }
    for (label, _) in labels where !forms.contains(where: { $0.contains(label) }) {
      throw problem(
        LocalizedText(
          ko: "인자 '\(label)'\(Josa.topic.form(after: label)) \(family)에 없습니다.",
          en: "\(family) has no argument '\(label)'."))
    }
    let given = Set(labels.map(\.0))
    guard let form = forms.first(where: { Set($0) == given }) else {
      let near = forms.min { missing($0, given).count < missing($1, given).count } ?? forms[0]
      let names = missing(near, given).joined(separator: ", ")
      throw problem(
        names.isEmpty
          ? LocalizedText(ko: "함께 쓸 수 없는 인자입니다.", en: "these arguments do not go together.")
          : LocalizedText(ko: "인자가 빠졌습니다: \(names).", en: "missing argument: \(names)."))
    }
    let values = Dictionary(labels) { first, _ in first }
    return (form, form.map { values[$0] ?? .nan })
  }

  /// Two percentiles, and the parameter that some families need beside them.
  struct Percentiles {
    let one: Percentile
    let other: Percentile
    let further: Double?
  }

  /// The two percentiles with what belongs to them; nil where none is given.
  func percentiles() throws(Finding) -> Percentiles? {
    let labels = try labelled()
    let found = labels.compactMap { label, value in
      DistributionArguments.probability(label).map { Percentile($0, value) }
    }
    guard !found.isEmpty else { return nil }
    guard found.count == 2 else {
      throw problem(
        LocalizedText(
          ko: "백분위수는 정확히 두 개를 적어야 합니다.", en: "exactly two percentiles are needed."))
    }
    let name = PercentileFamily(rawValue: family)?.furtherParameter
    let further = labels.first { $0.0 == name }?.1
    if let name, further == nil, spec.arguments.count == 2 {
      throw problem(
        LocalizedText(
          ko: "백분위수 두 개와 함께 \(name)도 적어야 합니다.",
          en: "\(name) is needed beside two percentiles."))
    }
    guard spec.arguments.count == (further == nil ? 2 : 3) else {
      throw problem(
        LocalizedText(
          ko: "백분위수 두 개\(name.map { "와 \($0)" } ?? "") 말고는 적을 수 없습니다.",
          en: "nothing but two percentiles\(name.map { " and \($0)" } ?? "") can be given."))
    }
    return Percentiles(one: found[0], other: found[1], further: further)
  }

  /// The values of `empirical([…])`.
  func list() throws(Finding) -> [Double] {
    if spec.arguments.count == 1, case .list(let values) = spec.arguments[0] { return values }
    throw problem(
      LocalizedText(ko: "대괄호로 묶은 값들이 필요합니다.", en: "a list in square brackets is needed."))
  }

  /// The pairs of `discrete({…})`.
  func pairs() throws(Finding) -> [DistributionSpec.Pair] {
    if spec.arguments.count == 1, case .pairs(let values) = spec.arguments[0] { return values }
    throw problem(
      LocalizedText(
        ko: "중괄호로 묶은 '값: 확률' 쌍이 필요합니다.",
        en: "'value: probability' pairs in braces are needed."))
  }

  private func missing(_ form: [String], _ given: Set<String>) -> [String] {
    form.filter { !given.contains($0) }
  }

  private func positional() throws(Finding) -> [Double] {
    var values: [Double] = []
    for argument in spec.arguments {
      guard case .number(let value) = argument else {
        throw problem(LocalizedText(ko: "수만 적을 수 있습니다.", en: "only numbers fit here."))
      }
      values.append(value)
    }
    guard values.count == forms[0].count else {
      let isGrouped =
        values.count > forms[0].count && spec.text.contains(/[0-9],[0-9]{3}(?![0-9])/)
      throw problem(
        LocalizedText(
          ko: "값이 \(forms[0].count)개 필요한데 \(values.count)개입니다.",
          en: "\(forms[0].count) values are needed but there are \(values.count)."),
        mend: isGrouped
          ? LocalizedText(
            ko: "쉼표는 값을 나누는 표시입니다. 천 단위 쉼표를 빼고 1000처럼 적으십시오.",
            en: "Commas part the values: write 1000 without one.") : nil)
    }
    return values
  }

  private func labelled() throws(Finding) -> [(String, Double)] {
    var labels: [(String, Double)] = []
    for case .labelled(let label, let value) in spec.arguments {
      guard !labels.contains(where: { $0.0 == label }) else {
        throw problem(
          LocalizedText(
            ko: "인자 '\(label)'\(Josa.subject.form(after: label)) 두 번 나옵니다.",
            en: "argument '\(label)' appears twice."))
      }
      labels.append((label, value))
    }
    return labels
  }

  /// 0.05 of `p5`; nil where the label is no percentile.
  static func probability(_ label: String) -> Double? {
    guard label.first == "p", label.count > 1, let percent = Int(label.dropFirst()) else {
      return nil
    }
    return Double(percent) / 100
  }
}
