/// How a word ends when it is read aloud in Korean.
enum FinalSound {
  /// In a vowel.
  case open
  /// In ㄹ.
  case rieul
  /// In another consonant.
  case closed
  /// Nobody can tell.
  case unknown

  /// The final sound of a word.
  init(of word: String) {
    let spoken = FinalSound.spokenPart(of: Array(word))
    guard let last = spoken.last else {
      self = .unknown
      return
    }
    if let scalar = String(last).precomposedHangul, let syllable = HangulSyllable(scalar) {
      self = syllable.final == 0 ? .open : (syllable.endsInRieul ? .rieul : .closed)
    } else if last.isASCII, last.isNumber {
      self = FinalSound(ofNumber: spoken)
    } else if last.isASCII, last.isLetter {
      self = FinalSound(ofLatin: spoken)
    } else {
      self = FinalSound.symbols[last] ?? .unknown
    }
  }

  private static let symbols: [Character: FinalSound] = [
    "%": .open, "‰": .closed, "㎡": .open, "㎢": .open, "²": .open, "³": .open, "㎞": .open,
    "㎏": .closed, "℃": .open, "ℓ": .open, "㏊": .open,
  ]
  private static let quotes: Set<Character> = [
    "'", "\"", "’", "”", "」", "』", "》", "〉", "`", " ", ".", ",", "…", "!", "?",
  ]
  private static let brackets: [Character: Character] = [")": "(", "]": "[", "）": "（", "}": "{"]

  /// The characters without trailing quotation marks and bracketed remarks.
  private static func spokenPart(of word: [Character]) -> [Character] {
    var rest = word
    while let last = rest.last {
      if quotes.contains(last) {
        rest.removeLast()
      } else if let opening = brackets[last] {
        guard let start = rest.lastIndex(of: opening), start > 0 else {
          rest.removeLast()
          continue
        }
        rest = Array(rest[..<start])
      } else {
        break
      }
    }
    return rest
  }

  private init(ofNumber word: [Character]) {
    let tail = word.reversed().prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
    let number = tail.reversed().filter { $0 != "," }
    let zeros = number.reversed().prefix { $0 == "0" }.count
    guard zeros > 0, zeros < number.count, !number.contains(".") else {
      // 영 일 이 삼 사 오 육 칠 팔 구
      let digit = number.last?.wholeNumberValue ?? 0
      let sounds: [FinalSound] = [
        .closed, .rieul, .open, .closed, .open, .open, .closed, .rieul, .rieul, .open,
      ]
      self = sounds[digit]
      return
    }
    // 십 백 천 만 억 경 end in consonants, 조 (10¹² to 10¹⁵) does not.
    self = (12..<16).contains(zeros) ? .open : .closed
  }

  private init(ofLatin word: [Character]) {
    let tail = word.reversed().prefix { $0.isASCII && $0.isLetter }.reversed()
    let letters = String(tail)
    let before = word.dropLast(letters.count).last
    if letters == "p" || letters == "P", before == "%" {
      self = .open
    } else if let sound = FinalSound.readUnits[letters], before?.isNumber ?? true {
      self = sound
    } else if letters.count == 1 || letters == letters.uppercased() {
      self = FinalSound(ofLetterName: letters.lowercased().last)
    } else {
      self = FinalSound(ofWord: Array(letters.lowercased()))
    }
  }

  private static let readUnits: [String: FinalSound] = [
    "km": .open, "cm": .open, "mm": .open, "kg": .closed, "ha": .open,
  ]

  private init(ofLetterName letter: Character?) {
    switch letter {
    case "l", "r": self = .rieul
    case "m", "n": self = .closed
    default: self = .open
    }
  }

  private init(ofWord letters: [Character]) {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    let before = letters.count > 1 ? letters[letters.count - 2] : " "
    switch letters.last {
    case "l": self = .rieul
    case "m", "n": self = .closed
    case "g": self = before == "n" ? .closed : .open
    case "b", "c", "k", "p", "t": self = vowels.contains(before) ? .closed : .open
    default: self = .open
    }
  }
}

extension String {
  /// The composed syllable of a one-syllable string, also where it is written in single letters.
  fileprivate var precomposedHangul: Unicode.Scalar? {
    let scalars = Array(unicodeScalars)
    guard scalars.count > 1 else { return scalars.first }
    guard (0x1100...0x1112).contains(scalars[0].value), (0x1161...0x1175).contains(scalars[1].value)
    else { return nil }
    let final = scalars.count > 2 ? scalars[2].value : 0x11A7
    guard (0x11A7...0x11C2).contains(final) else { return nil }
    let index = (scalars[0].value - 0x1100) * 588 + (scalars[1].value - 0x1161) * 28
    return Unicode.Scalar(0xAC00 + index + (final - 0x11A7))
  }
}
