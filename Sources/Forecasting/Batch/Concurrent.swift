import Dispatch
import Foundation

/// Work over many items on all cores.
public enum Concurrent {
  /// Maps in chunks over all cores and puts the results back in order; the result does not depend on
  /// the number of cores.
  public static func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], chunk: Int = 64, _ transform: @Sendable (Item) -> Output
  ) -> [Output] {
    let size = max(1, chunk)
    let chunks = (items.count + size - 1) / size
    guard chunks > 1 else { return items.map(transform) }
    let lock = NSLock()
    nonisolated(unsafe) var parts = [[Output]](repeating: [], count: chunks)
    DispatchQueue.concurrentPerform(iterations: chunks) { index in
      let range = (index * size)..<min(items.count, (index + 1) * size)
      let done = items[range].map(transform)
      lock.withLock { parts[index] = done }
    }
    return parts.flatMap { $0 }
  }

  /// Makes values on all cores and hands them on in order, on the calling thread, while later ones are
  /// being made.
  ///
  /// At most `ahead` values (four a core where it is nil) are made or wait to be taken, so memory does
  /// not depend on `count`. Where `take` throws, no more are made.
  public static func ordered<Output: Sendable>(
    _ count: Int, ahead: Int? = nil,
    make: @escaping @Sendable (Int) -> Output, take: (Int, Output) throws -> Void
  ) rethrows {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let line = WaitingLine<Output>(count: count, ahead: max(1, ahead ?? 4 * cores))
    let group = DispatchGroup()
    defer {
      line.stop()
      group.wait()
    }
    for _ in 0..<min(count, cores) {
      DispatchQueue.global().async(group: group) {
        while let index = line.next() { line.put(make(index), at: index) }
      }
    }
    for index in 0..<count { try take(index, line.output(at: index)) }
  }
}

/// Values that are made in any order and taken in theirs.
private final class WaitingLine<Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let count: Int
  private let ahead: Int
  private var started = 0
  private var taken = 0
  private var isStopped = false
  private var ready: [Int: Output] = [:]

  init(count: Int, ahead: Int) {
    self.count = count
    self.ahead = ahead
  }

  /// The next value to make, once there is room for it; nil where there are no more.
  func next() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped, started < count, started - taken >= ahead { condition.wait() }
    guard !isStopped, started < count else { return nil }
    started += 1
    return started - 1
  }

  func put(_ output: Output, at index: Int) {
    condition.lock()
    defer { condition.unlock() }
    ready[index] = output
    condition.broadcast()
  }

  /// Waits for a value and makes room for another.
  func output(at index: Int) -> Output {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let output = ready.removeValue(forKey: index) {
        taken = index + 1
        condition.broadcast()
        return output
      }
      condition.wait()
    }
  }

  func stop() {
    condition.lock()
    defer { condition.unlock() }
    isStopped = true
    condition.broadcast()
  }
}
