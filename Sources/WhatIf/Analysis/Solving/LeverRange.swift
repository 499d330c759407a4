import Foundation
import Indicators

/// Where a lever can go, and how far each place is from today.
struct LeverRange: Sendable {
  let lever: DriverModel.Lever
  /// Today's choice, that of the scenario where it sets one.
  let today: Double
  let low: Double
  let high: Double
  /// What a change is measured by.
  let width: Double

  /// A lever without a bound is searched up to 1,000 times its size beyond today.
  init(_ lever: DriverModel.Lever, today: Double) {
    self.lever = lever
    self.today = today
    let size = max(today.magnitude, lever.step ?? 0, lever.step == nil && today == 0 ? 1 : 0)
    low = lever.min ?? today - 1_000 * size
    high = lever.max ?? today + 1_000 * size
    let isBounded = lever.min != nil && lever.max != nil && high > low
    width = isBounded ? high - low : size > 0 ? size : 1
  }

  private var origin: Double { lever.min ?? lever.value }

  /// The allowed choice nearest to a value.
  func snapped(_ value: Double) -> Double {
    let inside = min(max(value, low), high)
    guard let step = lever.step else { return inside }
    return place(at: ((inside - origin) / step).rounded())
  }

  /// The choice some steps from an allowed one; nil beyond the bounds or without steps.
  func moved(_ value: Double, by steps: Int) -> Double? {
    guard let step = lever.step else { return nil }
    let index = ((value - origin) / step).rounded() + Double(steps)
    let raw = origin + index * step
    guard raw >= low - 1e-9 * step, raw <= high + 1e-9 * step else { return nil }
    return place(at: index)
  }

  /// The choice at a whole number of steps from the origin, without the noise of binary fractions.
  private func place(at index: Double) -> Double {
    guard let step = lever.step else { return origin }
    let lowest = ((low - origin) / step - 1e-9).rounded(.up)
    let highest = ((high - origin) / step + 1e-9).rounded(.down)
    let raw = origin + min(max(index, lowest), highest) * step
    let clean = Double(String(format: "%.12g", raw)) ?? raw
    return min(max(clean, low), high)
  }

  /// The change from today in units of the range.
  func change(_ value: Double) -> Double { (value - today) / width }

  /// The allowed choices on steps whose squared change is below a limit, at most some thousand.
  func choices(within limit: Double) -> [Double] {
    let centre = snapped(today)
    var all = [today]
    for direction in [-1, 1] {
      for steps in 0..<4_096 {
        guard let value = moved(centre, by: direction * steps),
          change(value) * change(value) < limit
        else { break }
        all.append(value)
      }
    }
    return Set(all).sorted()
  }

  /// Up to `count` allowed choices that cover the range, today among them, ascending.
  func grid(_ count: Int) -> [Double] {
    if let step = lever.step, (high - low) / step < Double(count) {
      let steps = Int(((high - low) / step + 1e-9).rounded(.down))
      return Set((0...steps).map { snapped(low + Double($0) * step) } + [today]).sorted()
    }
    let parts = max(1, count - 1)
    let even = (0...parts).map { snapped(low + (high - low) * Double($0) / Double(parts)) }
    return Set(even + [today]).sorted()
  }
}
