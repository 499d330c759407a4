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
}
