/// One thread's scores and registers.
struct BlockWorker {
  private let plan: RunPlan
  private let sources: [any ScoreSource]
  private var evaluator: BlockEvaluator
  /// A column for each innovation, `stride` apart.
  private var scores: [Double]
  private let stride: Int
  private var scratch: [UnsafeMutablePointer<Double>?]

  /// Prepares for blocks of up to `capacity` draws from the sources of the plan's innovations.
  init(_ plan: RunPlan, sources: [any ScoreSource], capacity: Int) {
    self.plan = plan
    self.sources = sources
    stride = (max(1, capacity) + 31) / 32 * 32
    evaluator = BlockEvaluator(plan.program, capacity: capacity)
    scores = [Double](repeating: 0, count: stride * max(1, plan.innovations.count))
    scratch = [UnsafeMutablePointer<Double>?](repeating: nil, count: plan.innovations.count + 1)
  }

  /// Runs the draws from `start` on, handing each result column to `store`.
  mutating func run(
    from start: Int, count: Int, store: (_ column: Int, UnsafePointer<Double>) -> Void
  ) {
    draw(from: start, count: count)
    let (plan, stride) = (self.plan, self.stride)
    scores.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      evaluator.run(
        count: count,
        fill: { index, target in
          let column = plan.columns[index]
          column.transform.apply(base + column.slot * stride, to: target, count: count)
        }, store: store)
    }
  }

  /// Fills the scores of the draws from `start` on.
  private mutating func draw(from start: Int, count: Int) {
    let (plan, stride, sources) = (self.plan, self.stride, self.sources)
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for (slot, source) in sources.enumerated() {
        source.fill(
          UnsafeMutableBufferPointer(start: base + slot * stride, count: count), from: start)
      }
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let scratch = scratch.baseAddress else { return }
        for (index, group) in plan.groups.enumerated() where plan.isGroupUsed[index] {
          group.correlate(
            base + plan.firstSlots[index] * stride, stride: stride, scratch, count: count)
        }
      }
    }
  }

  /// The scores of an innovation in the last block, correlated.
  func scores<T>(of slot: Int, _ body: (UnsafePointer<Double>) -> T) -> T? {
    scores.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { body($0 + slot * stride) }
    }
  }

  /// The values of the input columns in one draw; NaN for those no result is made of.
  mutating func inputs(of draw: Int) -> [Double] {
    self.draw(from: draw, count: 1)
    return plan.columns.map { column in
      guard plan.isGroupUsed[column.group] else { return .nan }
      var value = Double.nan
      scores.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        column.transform.apply(base + column.slot * stride, to: &value, count: 1)
      }
      return value
    }
  }
}
