import Foundation
import Indicators

/// Checks levers: bounds, step, and that a value lies on them.
enum LeverCheck {
  /// What is wrong with a lever as declared: the first thing found.
  static func findings(_ lever: DriverModel.Lever) -> [Finding] {
    let found =
      notFinite(lever) ?? crossedBounds(lever) ?? uselessStep(lever)
      ?? problem(with: lever.value, for: lever)
    return found.map { [$0] } ?? []
  }

  private static func notFinite(_ lever: DriverModel.Lever) -> Finding? {
    let parts = [
      ("value", lever.value), ("min", lever.min), ("max", lever.max), ("step", lever.step),
    ]
    let part = parts.first { !($0.1?.isFinite ?? true) }?.0
    return part.map { part in
      finding(
        "lever-not-finite", lever, ko: "\(part.with(.subject)) 유한한 수가 아닙니다.",
        en: "its \(part) is not a finite number.", mendKo: "값을 바로잡으십시오.",
        mendEn: "Correct the value.")
    }
  }

  private static func crossedBounds(_ lever: DriverModel.Lever) -> Finding? {
    guard let min = lever.min, let max = lever.max, min > max else { return nil }
    return finding(
      "lever-bounds", lever, ko: "min \(shown(min).with(.subject)) max \(shown(max))보다 큽니다.",
      en: "its min \(shown(min)) is greater than its max \(shown(max)).",
      mendKo: "두 값을 맞바꾸거나 고치십시오.", mendEn: "Swap or correct the two.")
  }

  private static func uselessStep(_ lever: DriverModel.Lever) -> Finding? {
    guard let step = lever.step else { return nil }
    guard step > 0 else {
      return finding(
        "lever-step", lever, ko: "step \(shown(step)): 0보다 커야 합니다.",
        en: "its step is \(shown(step)) but must be greater than 0.",
        mendKo: "1이나 0.5처럼 적으십시오.", mendEn: "Write something like 1 or 0.5.")
    }
    guard let min = lever.min, let max = lever.max, !isMultiple(max - min, of: step) else {
      return nil
    }
    return finding(
      "lever-step", lever,
      ko: "step \(shown(step).with(.direction)) min \(shown(min))에서 max \(shown(max))까지 "
        + "나누어떨어지지 않습니다.",
      en: "its step \(shown(step)) does not divide the range \(shown(min)) to \(shown(max)).",
      mendKo: "step이나 max를 고치십시오.", mendEn: "Change the step or the max.")
  }

  /// What is wrong with a value of a lever; nil where it lies within the bounds and on a step.
  static func problem(
    with value: Double, for lever: DriverModel.Lever
  ) -> Finding? {
    if let min = lever.min, value < min {
      return finding(
        "lever-outside-bounds", lever, ko: "값 \(shown(value)): \(shown(min)) 이상이어야 합니다.",
        en: "its value is \(shown(value)) but must be at least \(shown(min)).",
        mendKo: "값을 범위 안으로 고치거나 min을 낮추십시오.", mendEn: "Correct the value or lower the min.")
    }
    if let max = lever.max, value > max {
      return finding(
        "lever-outside-bounds", lever, ko: "값 \(shown(value)): \(shown(max)) 이하여야 합니다.",
        en: "its value is \(shown(value)) but must be at most \(shown(max)).",
        mendKo: "값을 범위 안으로 고치거나 max를 높이십시오.", mendEn: "Correct the value or raise the max.")
    }
    let origin = lever.min ?? lever.value
    if let step = lever.step, !isMultiple(value - origin, of: step) {
      let steps = ((value - origin) / step).rounded(.down)
      let (below, above) = (tidy(origin + steps * step), tidy(origin + (steps + 1) * step))
      return finding(
        "lever-off-step", lever,
        ko: "값 \(shown(value)): \(shown(origin))에서 \(shown(step)) 간격의 값이어야 합니다.",
        en: "its value is \(shown(value)) but goes in steps of \(shown(step)) "
          + "from \(shown(origin)).",
        mendKo: "\(shown(below)) 또는 \(shown(above))처럼 적으십시오.",
        mendEn: "Write \(shown(below)) or \(shown(above)).")
    }
    return nil
  }

  /// A number without what arithmetic leaves after its digits.
  private static func tidy(_ value: Double) -> Double {
    Double(String(format: "%.12g", value)) ?? value
  }

  /// Whether a distance is a whole number of steps, up to rounding in the ninth digit.
  static func isMultiple(_ distance: Double, of step: Double) -> Bool {
    let count = distance / step
    return (count - count.rounded()).magnitude <= 1e-9 * max(1, count.magnitude)
  }

  private static func finding(
    _ code: String, _ lever: DriverModel.Lever, ko: String, en: String, mendKo: String,
    mendEn: String
  ) -> Finding {
    Finding(
      code: code, severity: .error, place: Place(column: lever.name),
      message: LocalizedText(ko: "'\(lever.name)': \(ko)", en: "'\(lever.name)': \(en)"),
      mend: LocalizedText(ko: mendKo, en: mendEn))
  }

  static func shown(_ value: Double) -> String {
    NumberFormat(decimals: nil, grouping: false, negative: .minus).text(value)
  }

  /// A value to some significant digits, which need not be the digits that it was written with.
  static func shown(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return shown(value) }
    let magnitude = Int(log10(value.magnitude).rounded(.down))
    guard (-5...14).contains(magnitude) else {
      return String(format: "%.\(digits - 1)e", value)
    }
    return fixed(value, max(0, digits - 1 - magnitude))
  }

  /// A value to some decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    NumberFormat(decimals: decimals, grouping: false, negative: .minus).text(value)
  }
}
