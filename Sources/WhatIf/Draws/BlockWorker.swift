/// One thread's scores and registers.
struct BlockWorker {
  private let plan: RunPlan
  private let transforms: [ScoreTransform]
  private let slots: [Int]
  private var scores: ScoreWorker
  private let evaluator: BlockEvaluator

  /// Prepares for blocks of up to `capacity` draws from the sources of the plan's innovations.
  init(_ plan: RunPlan, sources: [any ScoreSource], capacity: Int) {
    self.plan = plan
    transforms = plan.columns.map(\.transform.ownCopy)
    slots = plan.columns.map(\.slot)
    scores = ScoreWorker(plan, sources: sources, capacity: capacity)
    evaluator = BlockEvaluator(plan.program, capacity: capacity)
  }

  /// Runs the draws from `start` on, handing each result column to `store`.
  mutating func run(
    from start: Int, count: Int, store: (_ column: Int, UnsafePointer<Double>) -> Void
  ) {
    scores.draw(from: start, count: count)
    evaluator.run(
      count: count,
      fill: { index, target in
        transforms[index].apply(scores.column(slots[index]), to: target, count: count)
      }, store: store)
  }

  /// The values of the input columns in one draw; NaN for those no result is made of.
  mutating func inputs(of draw: Int) -> [Double] {
    scores.draw(from: draw, count: 1)
    return plan.columns.map { column in
      guard plan.isGroupUsed[column.group] else { return .nan }
      var value = Double.nan
      column.transform.apply(scores.column(column.slot), to: &value, count: 1)
      return value
    }
  }
}
