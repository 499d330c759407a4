public import Indicators

/// The budget's programmes as a tree, with amounts rolled up from the leaves.
///
/// Where a programme has amounts of its own and its parts have amounts too, its own are what was
/// published: they are used as they are, and a difference of more than the publisher's rounding
/// is a finding.
public struct ProgrammeTree: Sendable {
  /// The programmes, in the order of the file.
  public let programmes: [Programme]
  private let amounts: [String: [BudgetAmount]]
  private let children: [String: [String]]

  /// Makes a tree from programmes and their amounts.
  public init(programmes: [Programme], amounts: [BudgetAmount]) {
    self.programmes = programmes
    self.amounts = Dictionary(grouping: amounts, by: \.programme)
    children = Dictionary(grouping: programmes.filter { $0.parent != nil }) { $0.parent ?? "" }
      .mapValues { $0.map(\.id) }
  }

  /// Programmes without a parent.
  public var roots: [Programme] { programmes.filter { $0.parent == nil } }

  /// The programmes directly below one.
  public func children(of id: String) -> [Programme] {
    let ids = Set(children[id] ?? [])
    return programmes.filter { ids.contains($0.id) }
  }

  /// The programme and everything below it, parents first; every programme once even where the
  /// input has a cycle.
  public func depthFirst(from id: String) -> [Programme] {
    var seen: Set<String> = []
    var order: [Programme] = []
    var stack = [id]
    let byID = Dictionary(programmes.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    while let next = stack.popLast() {
      guard seen.insert(next).inserted, let programme = byID[next] else { continue }
      order.append(programme)
      stack += (children[next] ?? []).reversed()
    }
    return order
  }

  /// What was published for the programme itself, in won; nil where nothing was.
  public func ownAmount(of id: String, year: Int, state: BudgetState) -> Int? {
    let matching = (amounts[id] ?? []).filter { $0.year == year && $0.state == state }
    return matching.isEmpty ? nil : matching.reduce(0) { $0 + $1.amount.amount }
  }

  /// The programme's amount in won: its own where published, otherwise the sum of its parts; nil
  /// where neither is known.
  public func amount(of id: String, year: Int, state: BudgetState) -> Int? {
    var visiting: Set<String> = []
    return amount(of: id, year: year, state: state, visiting: &visiting)
  }

  private func amount(
    of id: String, year: Int, state: BudgetState, visiting: inout Set<String>
  ) -> Int? {
    if let own = ownAmount(of: id, year: year, state: state) { return own }
    guard visiting.insert(id).inserted else { return nil }
    let parts = (children[id] ?? []).compactMap {
      amount(of: $0, year: year, state: state, visiting: &visiting)
    }
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  /// The sum of a programme's parts in won; nil where no part has an amount.
  public func sumOfParts(of id: String, year: Int, state: BudgetState) -> Int? {
    let parts = (children[id] ?? []).compactMap { amount(of: $0, year: year, state: state) }
    return parts.isEmpty ? nil : parts.reduce(0, +)
  }

  /// How the amount is paid, by source, of the programme itself or of its parts, in won.
  public func funding(of id: String, year: Int, state: BudgetState) -> [FundingSource: Int] {
    let own = (amounts[id] ?? []).filter { $0.year == year && $0.state == state }
    let entries =
      own.isEmpty
      ? depthFirst(from: id).dropFirst().filter { (children[$0.id] ?? []).isEmpty }
        .flatMap { (amounts[$0.id] ?? []).filter { $0.year == year && $0.state == state } }
      : own
    return entries.reduce(into: [:]) { $0[$1.source, default: 0] += $1.amount.amount }
  }

  /// Where a published parent and the sum of its parts differ by more than rounding allows.
  ///
  /// Each of the parts and the parent may be off by half of the unit it was published in.
  public func rollUpFindings() -> [Finding] {
    let years = Set(amounts.values.joined().map { YearState(year: $0.year, state: $0.state) })
      .sorted { ($0.year, $0.state.rawValue) < ($1.year, $1.state.rawValue) }
    return programmes.flatMap { programme in
      years.compactMap { difference(of: programme, year: $0.year, state: $0.state) }
    }
  }

  private struct YearState: Hashable {
    let year: Int
    let state: BudgetState
  }

  private func difference(of programme: Programme, year: Int, state: BudgetState) -> Finding? {
    guard let own = ownAmount(of: programme.id, year: year, state: state),
      let parts = sumOfParts(of: programme.id, year: year, state: state)
    else { return nil }
    let unit = (amounts[programme.id] ?? []).first?.amount.displayUnit ?? .one
    let count = (children[programme.id] ?? []).count
    guard abs(own - parts) * 2 > (count + 1) * unit.won else { return nil }
    let text = Won(own - parts).formatted(in: unit)
    return Finding(
      code: "programme-parts-differ", severity: .warning,
      place: Place(file: "amounts.csv", column: "amount_won"),
      message: LocalizedText(
        ko: "\(programme.name)의 \(year)년 금액이 하위 사업의 합과 \(text)\(unit.rawValue) 다릅니다.",
        en: "The \(year) amount of \(programme.name) differs from the sum of its parts by "
          + "\(text) \(unit.rawValue)."),
      mend: LocalizedText(
        ko: "빠진 하위 사업이 있거나 사업이 다른 과목으로 옮겨졌는지 확인하십시오.",
        en: "Check whether a part is missing or has moved to another programme between years."))
  }
}
