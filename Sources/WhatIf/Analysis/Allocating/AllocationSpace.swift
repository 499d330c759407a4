import Foundation
import Indicators
import Optimisation

/// The settings that levers may take, as the columns of a program: steps count from the lowest.
struct AllocationSpace {
  /// One lever: `origin + unit × column`.
  struct Axis {
    let lever: DriverModel.Lever
    let today: Double
    let origin: Double
    let unit: Double
    let column: MixedIntegerProgram.Column

    init(_ lever: DriverModel.Lever, today: Double) {
      self.lever = lever
      self.today = today
      let (low, high) = (lever.min ?? -.infinity, lever.max ?? .infinity)
      guard let step = lever.step else {
        (origin, unit) = (0, 1)
        column = .init(low...high)
        return
      }
      origin = lever.min ?? lever.value
      unit = step
      let first = ((low - origin) / step - 1e-9).rounded(.up)
      let last = ((high - origin) / step + 1e-9).rounded(.down)
      column = .init(min(first, last)...max(first, last), isWhole: true)
    }

    /// Whether the lever is chosen or left.
    var isProject: Bool {
      guard let low = lever.min, let high = lever.max, lever.step == 1 else { return false }
      return [0, 1].contains(low) && [0, 1].contains(high)
    }

    /// The setting at a place, without the noise of binary fractions.
    func setting(_ place: Double) -> Double {
      guard lever.step != nil else { return place }
      let raw = origin + unit * place
      let clean = Double(String(format: "%.12g", raw)) ?? raw
      return min(max(clean, lever.min ?? -.infinity), lever.max ?? .infinity)
    }

    /// The setting some steps away; nil beyond the bounds, and where the lever does not go in
    /// steps.
    func setting(_ setting: Double, movedBy steps: Double) -> Double? {
      let place = place(setting) + steps
      return column.isWhole && column.bounds.contains(place) ? self.setting(place) : nil
    }

    /// The place of a setting.
    func place(_ setting: Double) -> Double {
      let place = (setting - origin) / unit
      return lever.step == nil ? place : place.rounded()
    }
  }

  let axes: [Axis]

  /// The settings at some places.
  func settings(_ places: [Double]) -> [Double] { zip(axes, places).map { $0.setting($1) } }

  /// A line in the settings as terms over the places and a constant.
  func terms(
    _ line: DrawnForm.Line
  ) -> (constant: Double, terms: [(column: Int, coefficient: Double)]) {
    var constant = line.constant
    var terms: [(column: Int, coefficient: Double)] = []
    for (lever, value) in line.slopes where value != 0 {
      constant += value * axes[lever].origin
      terms.append((lever, value * axes[lever].unit))
    }
    return (constant, terms)
  }

  /// A row: the line within bounds.
  func row(_ line: DrawnForm.Line, _ bounds: ClosedRange<Double>) -> LinearProgram.Row {
    let (constant, terms) = terms(line)
    return LinearProgram.Row(
      entries: terms, bounds: (bounds.lowerBound - constant)...(bounds.upperBound - constant))
  }
}
