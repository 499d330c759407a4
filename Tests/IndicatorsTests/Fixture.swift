import Foundation
import Testing

/// Reads the reference values that `Tests/Reference/indicators/generate.py` wrote.
enum Fixture {
  static func decode<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }
}

/// A small linear congruential generator: the same sequence on every machine.
struct Sequence48 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, bound)
  }

  mutating func pick<T>(_ items: [T]) -> T { items[next(below: items.count)] }
}
