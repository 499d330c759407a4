/// One thread's scores: a column for each innovation of a plan, correlated group by group.
struct ScoreWorker {
  private let groups: [(group: ScoreGroup, first: Int)]
  private let sources: [any ScoreSource]
  private let scores: BlockMemory
  private var scratch: [UnsafeMutablePointer<Double>?]

  /// Prepares for blocks of up to `capacity` draws from the sources of the plan's innovations.
  init(_ plan: RunPlan, sources: [any ScoreSource], capacity: Int) {
    groups = plan.groups.indices.filter { plan.isGroupUsed[$0] }.map {
      (plan.groups[$0], plan.firstSlots[$0])
    }
    self.sources = sources
    scores = BlockMemory(columns: sources.count, capacity: capacity)
    scratch = [UnsafeMutablePointer<Double>?](repeating: nil, count: sources.count + 1)
  }

  /// Fills the scores of `count` draws from `start` on.
  mutating func draw(from start: Int, count: Int) {
    let scores = self.scores
    // In place: a copy of a source would count references that all threads share.
    sources.withUnsafeBufferPointer { sources in
      for slot in sources.indices {
        sources[slot].fill(
          UnsafeMutableBufferPointer(start: scores[slot], count: count), from: start)
      }
    }
    let groups = self.groups
    scratch.withUnsafeMutableBufferPointer { scratch in
      guard let scratch = scratch.baseAddress else { return }
      groups.withUnsafeBufferPointer { groups in
        for index in groups.indices {
          groups[index].group.correlate(
            scores[groups[index].first], stride: scores.stride, scratch, count: count)
        }
      }
    }
  }

  /// The scores of a slot in the last block.
  func column(_ slot: Int) -> UnsafePointer<Double> { UnsafePointer(scores[slot]) }
}
