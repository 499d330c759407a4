import Foundation
import Indicators
import LinearAlgebra
import Probability

/// Checks the pairs of `correlations`.
enum CorrelationCheck {
  /// What is wrong with single pairs: names, range, repetition.
  ///
  /// Contradictions between pairs are found by ``ScoreGroup``.
  static func findings(_ model: DriverModel) -> [Finding] {
    let drivers = Set(model.uncertainties.map(\.name))
    let levers = Set(model.levers.map(\.name) + model.formulas.map(\.name))
    let names = ScoreNames(model)
    var seen: Set<NamePair> = []
    var values: [NamePair: Double] = [:]
    var findings: [Finding] = []
    for pair in model.correlations {
      var name: String { "[\(pair.first), \(pair.second)]" }
      for end in [pair.first, pair.second] where !drivers.contains(end) {
        findings.append(
          levers.contains(end)
            ? notUncertain(end, name)
            : ModelFindings.unknown(end, in: "correlations", known: drivers.sorted()))
      }
      if pair.first == pair.second {
        findings.append(itself(pair.first))
      } else if !(pair.value.magnitude <= 1) {
        findings.append(outside(name, pair.value))
      } else if !seen.insert(NamePair(pair.first, pair.second)).inserted {
        findings.append(ModelFindings.duplicate(name, "correlations"))
      } else if names.name(of: pair.first) == names.name(of: pair.second) {
        if pair.value != 1 { findings.append(sameSeries(name, pair.value)) }
      } else if pair.value.magnitude == 1 {
        findings.append(certain(name, pair))
      } else {
        let key = NamePair(names.name(of: pair.first), names.name(of: pair.second))
        if let other = values.updateValue(pair.value, forKey: key), other != pair.value {
          findings.append(twice(name, pair.value, other))
        }
      }
    }
    return findings
  }

  private static func notUncertain(_ name: String, _ pair: String) -> Finding {
    ModelFindings.finding(
      "correlation-not-uncertain", "correlations",
      ko: "상관 \(pair): '\(name)'\(Josa.topic.form(after: name)) uncertainties에 없어 상관을 둘 수 없습니다.",
      en: "Correlation \(pair): '\(name)' is not one of the uncertainties.",
      mend: LocalizedText(
        ko: "uncertainties의 두 변수를 적으십시오.", en: "Name two of the uncertainties."))
  }

  private static func itself(_ name: String) -> Finding {
    ModelFindings.finding(
      "correlation-with-itself", name,
      ko: "'\(name)'\(Josa.and.form(after: name)) 자신의 상관은 적을 수 없습니다.",
      en: "'\(name)' cannot be correlated with itself.",
      mend: LocalizedText(ko: "그 줄을 지우거나 다른 변수를 적으십시오.", en: "Remove the line or name another."))
  }

  private static func sameSeries(_ pair: String, _ value: Double) -> Finding {
    ModelFindings.finding(
      "correlation-same-series", "correlations",
      ko:
        "상관 \(pair): 두 변수는 같은 시계열에서 오므로 늘 같은 값입니다. \(LeverCheck.shown(value)) 같은 상관을 따로 둘 수 없습니다.",
      en: "Correlation \(pair): both come from the same series and always have the same value, so "
        + "their correlation cannot be \(LeverCheck.shown(value)).",
      mend: LocalizedText(
        ko: "그 줄을 지우거나, 따로 움직이는 값이면 dist로 분포를 적으십시오.",
        en: "Remove the line, or give one of them a distribution of its own as dist."))
  }

  private static func twice(_ pair: String, _ value: Double, _ other: Double) -> Finding {
    ModelFindings.finding(
      "correlation-same-series", "correlations",
      ko:
        "상관 \(pair)의 값 \(LeverCheck.shown(value)): 같은 시계열에서 온 다른 변수와의 상관은 \(LeverCheck.shown(other))입니다.",
      en:
        "Correlation \(pair) is \(LeverCheck.shown(value)), but another driver of the same series "
        + "has \(LeverCheck.shown(other)).",
      mend: LocalizedText(ko: "둘을 같게 하거나 하나를 지우십시오.", en: "Make both equal or remove one."))
  }

  private static func certain(_ name: String, _ pair: DriverModel.Correlation) -> Finding {
    let value = LeverCheck.shown(pair.value)
    return ModelFindings.finding(
      "correlation-outside", "correlations",
      ko: "상관 \(name)의 값이 \(value)입니다. 한쪽을 알면 다른 쪽이 그대로 정해진다는 뜻입니다.",
      en: "Correlation \(name) is \(value): knowing one would settle the other.",
      mend: LocalizedText(
        ko: "'\(pair.second)'\(Josa.object.form(after: pair.second)) 수식으로 옮겨 "
          + "'\(pair.first)'에서 구하거나, 0.99처럼 1보다 약한 값을 적으십시오.",
        en: "Make '\(pair.second)' a formula of '\(pair.first)', or write a weaker value "
          + "such as 0.99."))
  }

  private static func outside(_ pair: String, _ value: Double) -> Finding {
    ModelFindings.finding(
      "correlation-outside", "correlations",
      ko: "상관 \(pair)의 값 \(LeverCheck.shown(value)): -1 이상 1 이하여야 합니다.",
      en: "Correlation \(pair) is \(LeverCheck.shown(value)) but must be between -1 and 1.",
      mend: LocalizedText(ko: "값을 바로잡으십시오.", en: "Correct the value."))
  }

  /// The finding for pairs that contradict each other, with the nearest that do not.
  static func contradiction(
    _ names: [String], eigenvalue: Double, scores: Matrix, kind: DriverModel.CorrelationKind
  ) -> Finding {
    let shown = LeverCheck.shown(eigenvalue, digits: 4)
    let list = ModelFindings.shown(names)
    let hint = weakened(names, scores, kind)
    return ModelFindings.finding(
      "correlation-not-positive-definite", "correlations",
      ko: "\(list)의 상관계수들이 서로 모순됩니다: 상관행렬의 가장 작은 고윳값이 \(shown)인데 0보다 커야 합니다.",
      en: "The correlations of \(list) contradict each other: the smallest eigenvalue of their "
        + "matrix is \(shown) and must be positive.",
      mend: LocalizedText(
        ko: "상관계수를 줄이십시오." + (hint.isEmpty ? "" : " 가장 가까운 모순 없는 값: \(hint)."),
        en: "Weaken some of them."
          + (hint.isEmpty ? "" : " The nearest values that agree: \(hint).")))
  }

  /// The pairs that move most on the way to the nearest correlation matrix, such as `[a, b] 0.83`,
  /// to as many decimals as show that they move.
  private static func weakened(
    _ names: [String], _ scores: Matrix, _ kind: DriverModel.CorrelationKind
  ) -> String {
    guard names.count <= 60,
      let near = try? NearestCorrelation(to: scores, minimumEigenvalue: 1e-3, tolerance: 1e-8)
    else { return "" }
    for decimals in 2...4 {
      let moves = moves(names, scores, near.matrix, kind, decimals)
      guard !moves.isEmpty else { continue }
      return moves.prefix(4).joined(separator: ", ") + (moves.count > 4 ? ", …" : "")
    }
    return ""
  }

  private static func moves(
    _ names: [String], _ scores: Matrix, _ near: Matrix, _ kind: DriverModel.CorrelationKind,
    _ decimals: Int
  ) -> [String] {
    let least = 0.5 * pow(10, -Double(decimals))
    var moves: [(change: Double, text: String)] = []
    for j in names.indices {
      for i in 0..<j where (near[i, j] - scores[i, j]).magnitude > least {
        let value = kind == .rank ? 6 / Double.pi * asin(near[i, j] / 2) : near[i, j]
        let shown = LeverCheck.fixed(value, decimals)
        moves.append(
          ((near[i, j] - scores[i, j]).magnitude, "[\(names[i]), \(names[j])] \(shown)"))
      }
    }
    return moves.sorted { ($1.change, $0.text) < ($0.change, $1.text) }.map(\.text)
  }
}
