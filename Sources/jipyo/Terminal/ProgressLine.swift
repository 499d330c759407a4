import Foundation
import Indicators

/// How far a long run is, on one line of a terminal; nothing where standard error is not one.
struct ProgressLine {
  private let language: Language
  private let isShown: Bool
  private var last = -1

  init(_ console: Console) {
    language = console.language
    isShown = !console.isQuiet && isatty(STDERR_FILENO) != 0
  }

  /// Shows the share done, from 0 to 1, and what was counted so far.
  mutating func show(_ share: Double, count: Int, ko: String, en: String) {
    let percent = Int((share * 100).rounded(.down))
    guard isShown, percent != last else { return }
    last = percent
    let filled = String(repeating: "█", count: percent / 5)
    let bar = filled + String(repeating: "░", count: 20 - percent / 5)
    let number = count.formatted(.number.locale(Locale(identifier: "en_US")))
    write("\r\(bar) \(percent)% · \(number)\(language == .ko ? ko : " " + en)")
  }

  /// Takes the line away.
  func clear() {
    if isShown, last >= 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    StandardStream.tell(text)
  }
}
