/// One thread's scores: a column for each innovation of a plan, correlated group by group.
struct ScoreWorker {
  private let groups: [(group: ScoreGroup, first: Int)]
  private let sources: [any ScoreSource]
  private let stride: Int
  private var scores: [Double]
  private var scratch: [UnsafeMutablePointer<Double>?]

  /// Prepares for blocks of up to `capacity` draws from the sources of the plan's innovations.
  init(_ plan: RunPlan, sources: [any ScoreSource], capacity: Int) {
    groups = plan.groups.indices.filter { plan.isGroupUsed[$0] }.map {
      (plan.groups[$0], plan.firstSlots[$0])
    }
    self.sources = sources
    stride = (max(1, capacity) + 31) / 32 * 32
    scores = [Double](repeating: 0, count: stride * max(1, sources.count))
    scratch = [UnsafeMutablePointer<Double>?](repeating: nil, count: sources.count + 1)
  }

  /// Fills the scores of `count` draws from `start` on.
  mutating func draw(from start: Int, count: Int) {
    let (groups, stride, sources) = (self.groups, self.stride, self.sources)
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for (slot, source) in sources.enumerated() {
        let column = UnsafeMutableBufferPointer(start: base + slot * stride, count: count)
        source.fill(column, from: start)
      }
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let scratch = scratch.baseAddress else { return }
        for (group, first) in groups {
          group.correlate(base + first * stride, stride: stride, scratch, count: count)
        }
      }
    }
  }

  /// The scores of a slot in the last block.
  func read(_ slot: Int, _ body: (UnsafePointer<Double>) -> Void) {
    scores.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      body(base + slot * stride)
    }
  }
}
