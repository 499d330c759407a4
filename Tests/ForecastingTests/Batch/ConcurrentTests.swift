import Forecasting
import Testing

@Suite("Work on all cores, in order")
struct ConcurrentTests {
  private struct Enough: Error {}

  @Test("Values arrive in order, each once, however long one takes to make")
  func ordered() {
    var taken: [Int] = []
    Concurrent.ordered(500, ahead: 3) { index in
      (0..<((index * 7919) % 1000)).reduce(index) { sum, _ in sum }
    } take: { index, value in
      #expect(index == value)
      taken.append(value)
    }
    #expect(taken == Array(0..<500))
    Concurrent.ordered(0) {
      $0
    } take: { _, _ in
      Issue.record("nothing to take")
    }
  }

  @Test("An error ends the work and comes out")
  func stops() {
    var taken = 0
    #expect(throws: Enough.self) {
      try Concurrent.ordered(1_000_000, ahead: 2) {
        $0
      } take: { index, _ in
        if index == 5 { throw Enough() }
        taken += 1
      }
    }
    #expect(taken == 5)
  }
}
