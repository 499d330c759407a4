/// A node of the budget: 정책사업, 단위사업, 세부사업, or 행정운영경비 and 재무활동 with their parts.
public struct Programme: Hashable, Sendable {
  /// Identifier, unique in a workspace.
  public let id: String
  /// Identifier of the node above; nil at the top.
  public let parent: String?
  /// The goal of the plan that it serves; empty for running costs.
  public let goal: String
  /// Name as printed.
  public let name: String
  /// 회계구분, such as 일반회계.
  public let fund: String
  /// The office in charge.
  public let owner: String
  /// Remarks: 지원형태, 사업기간, what moved here from where.
  public let note: String
  /// First day, as the plan states it; empty where it does not.
  public let start: String
  /// Last day, as the plan states it; empty where it does not.
  public let end: String
  /// 시행방법, such as 직접수행.
  public let execution: String

  /// Makes a programme.
  public init(
    id: String, parent: String?, goal: String = "", name: String, fund: String = "일반회계",
    owner: String = "", note: String = "", start: String = "", end: String = "",
    execution: String = ""
  ) {
    self.id = id
    self.parent = parent
    self.goal = goal
    self.name = name
    self.fund = fund
    self.owner = owner
    self.note = note
    self.start = start
    self.end = end
    self.execution = execution
  }
}

/// The state of the budget an amount belongs to; growth compares like with like.
public enum BudgetState: String, Sendable, Hashable, CaseIterable {
  /// 요구.
  case requested
  /// 본예산(당초).
  case original
  /// 추경.
  case supplementary
  /// 예산현액.
  case current
  /// 결산.
  case settled
}

/// Who pays.
public enum FundingSource: String, Sendable, Hashable, CaseIterable {
  /// 국비.
  case national
  /// 도비·시비 of the province.
  case provincial
  /// 시비·군비·구비 of the body itself.
  case own
  /// 민간·기타.
  case other
}

/// An amount of one programme in one year, state and source.
public struct BudgetAmount: Hashable, Sendable {
  /// The programme.
  public let programme: String
  /// The fiscal year.
  public let year: Int
  /// Budget state.
  public let state: BudgetState
  /// Who pays.
  public let source: FundingSource
  /// The amount.
  public let amount: Won

  /// Makes an amount.
  public init(
    programme: String, year: Int, state: BudgetState, source: FundingSource = .own, amount: Won
  ) {
    self.programme = programme
    self.year = year
    self.state = state
    self.source = source
    self.amount = amount
  }
}
