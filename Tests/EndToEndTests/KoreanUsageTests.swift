import Testing

/// Wrong use told in Korean, and in English as before.
@Suite struct KoreanUsageTests {
  @Test(arguments: [
    (
      ["score", "--metod", "x", "--method", "trend", "--history", "1,2", "--actual", "3"],
      "오류: '--metod'는 없는 옵션입니다. '--method'를 찾으십니까?"
    ),
    (["score"], "오류: 있어야 할 인수가 빠졌습니다: '--method <method>'"),
    (
      ["score", "--method", "trend", "--history", "1,2", "--actual"],
      "오류: '--actual <actual>'에 값이 없습니다."
    ),
    (
      ["score", "--method", "trend", "--history", "1,2", "--actual", "x"],
      "오류: 'x'는 '--actual <actual>'의 값이 될 수 없습니다."
    ),
    (
      ["score", "--method", "trend", "--history", "1,2", "--actual", "3", "나머지"],
      "오류: '나머지'는 여기에 쓸 수 없는 인수입니다."
    ),
    (
      ["targets", "x", "--ambition", "wild"],
      "오류: 'wild'는 '--ambition <ambition>'의 값이 될 수 없습니다. 쓸 수 있는 값: 'safe', 'balanced', 'daring'"
    ),
    (
      ["score", "--method", "trend", "--history", "1,2", "--actual", "3", "--json=1"],
      "오류: '--json'에는 값을 쓰지 않습니다(읽은 값 '1')."
    ),
  ])
  func wrongUseInKorean(_ row: (arguments: [String], first: String)) throws {
    let run = try Command.run(row.arguments + ["--lang", "ko"])
    #expect(run.status == 64)
    let lines = run.words.split(separator: "\n").map(String.init)
    #expect(lines.first == row.first)
    #expect(lines.contains { $0.hasPrefix("사용법: ") })
    #expect(lines.last?.hasPrefix("  자세한 설명: jipyo \(row.arguments[0]) --help") == true)
    let english = try Command.run(row.arguments + ["--lang", "en"])
    #expect(english.status == 64)
    #expect(english.words.hasPrefix("Error: "))
  }

  /// The word itself is blamed, not the options behind it.
  @Test func aWordThatIsNoCommandIsBlamed() throws {
    let run = try Command.run(["wrong", "--lang", "ko"])
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.words.hasPrefix("오류: 'wrong'은 없는 명령입니다."))
    let help = try Command.run(["help", "simulat", "--lang", "ko"])
    #expect(help.status == 64)
    #expect(help.words.contains("'simulat'은 없는 명령입니다.") && help.words.contains("simulate"))
    let near = try Command.run(["targts", "x", "--lang", "en"])
    #expect(near.words.hasPrefix("Error: 'targts' is not a command. Did you mean 'targets'?"))
  }

  /// What we refuse ourselves is told in both languages.
  @Test(arguments: [
    ["survey", "--level", "20", "--size", "100", "--percent", "50"],
    ["new", "x", "--from", "y.csv", "--year", "3"],
    ["score", "--method", "nope", "--history", "1,2,3", "--actual", "3"],
  ])
  func ourOwnMessagesAreInBothLanguages(_ arguments: [String]) throws {
    let korean = try Command.run(arguments + ["--lang", "ko"])
    let english = try Command.run(arguments + ["--lang", "en"])
    #expect(korean.status == 64 && english.status == 64)
    let first = korean.words.split(separator: "\n").first.map(String.init) ?? ""
    #expect(first.hasPrefix("오류: ") && first.contains("니다"))
    #expect(english.words.hasPrefix("Error: "))
  }

  @Test func helpIsNoMistake() throws {
    let help = try Command.run(["score", "--help", "--lang", "ko"])
    #expect(help.status == 0)
    #expect(help.output.hasPrefix("공식 채점 방식으로"))
    #expect(help.words.isEmpty)
  }
}
