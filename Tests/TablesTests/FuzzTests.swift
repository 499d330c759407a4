import Foundation
import Indicators
import Tables
import Testing

/// Damaged and random input never crashes, and never gives a value without telling.
@Suite struct FuzzTests {
  /// A small generator of pseudo-random numbers, the same on every run (Marsaglia's xorshift64).
  struct Xorshift {
    var state: UInt64
    mutating func next(below limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
  }

  static let alphabet: [UInt8] =
    Array("\"\",,\n\r;\t:-[]{}#&*|>'\\ab019.%가△\u{0}".utf8) + [0xFF, 0xC6, 0x80]

  func random(_ random: inout Xorshift, length: Int) -> [UInt8] {
    (0..<length).map { _ in
      random.next(below: 8) == 0
        ? UInt8(random.next(below: 256))
        : FuzzTests.alphabet[random.next(below: FuzzTests.alphabet.count)]
    }
  }

  func tryAll(_ bytes: [UInt8]) {
    _ = try? TextDecoding.decode(bytes, file: nil)
    if let table = try? LongTable.parse(bytes, file: "f.csv") {
      for entry in table.entries {
        #expect(entry.series != nil || entry.findings.contains { $0.severity == .error })
        for value in entry.series?.observations.map(\.value) ?? [] { #expect(value.isFinite) }
      }
    }
    let reading = DriverModelReader.parse(bytes)
    #expect(reading.model != nil || reading.findings.contains { $0.severity == .error })
    _ = try? KoreanNumber.read(String(decoding: bytes, as: UTF8.self))
  }

  @Test func randomBytes() {
    var generator = Xorshift(state: 20_240_101)
    for round in 0..<1500 { tryAll(random(&generator, length: round % 120)) }
  }

  @Test func randomRowsAndModels() {
    var generator = Xorshift(state: 7)
    let header = Array("unique_id,ds,y\n".utf8)
    let model = Array("levers: {x: {value: 1}}\noutcomes: [x]\nformulas:\n  y: ".utf8)
    for _ in 0..<800 {
      let tail = random(&generator, length: 60)
      tryAll(header + tail)
      tryAll(model + tail)
    }
  }

  @Test(arguments: ["base/models/press.yaml", "base/observations.csv", "text/cp949.csv"])
  func cutAndChangedFiles(path: String) throws {
    let whole = try Fixtures.bytes(path)
    var generator = Xorshift(state: 99)
    for length in stride(from: 0, to: whole.count, by: 7) { tryAll(Array(whole[..<length])) }
    for _ in 0..<300 {
      var bytes = whole
      bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 256))
      bytes.insert(
        contentsOf: random(&generator, length: 3), at: generator.next(below: bytes.count))
      tryAll(bytes)
    }
  }

  /// Every table of a workspace in turn is damaged; the reader always ends with a reason or a value.
  @Test func damagedWorkspaces() throws {
    try Fixtures.withTemporaryFolder { folder in
      let copy = folder.appendingPathComponent("w")
      try FileManager.default.copyItem(
        at: Fixtures.folder.appendingPathComponent("base"), to: copy)
      var generator = Xorshift(state: 5)
      for name in try FileManager.default.contentsOfDirectory(atPath: copy.path).sorted() {
        let file = copy.appendingPathComponent(name)
        guard let whole = try? Data(contentsOf: file) else { continue }
        for round in 0..<12 {
          var bytes = Array(whole)
          if round < 4 {
            bytes = Array(bytes[..<generator.next(below: bytes.count)])
          } else {
            for _ in 0..<round {
              bytes[generator.next(below: bytes.count)] =
                FuzzTests.alphabet[generator.next(below: FuzzTests.alphabet.count)]
            }
          }
          try Data(bytes).write(to: file)
          let reading = WorkspaceReader.read(folder: copy.path)
          let hasError = reading.findings.contains { $0.severity == .error }
          #expect((reading.workspace == nil) == hasError)
        }
        try whole.write(to: file)
      }
    }
  }
}
