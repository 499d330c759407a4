import Indicators
import Optimisation

extension AllocationProblem {
  /// The rule that a setting breaks together with a limit, and that no setting within the limit does.
  ///
  /// Of what pushes the sum of projects over its bound, chosen or left, one at least must be otherwise (a
  /// cover inequality, Balas 1975, doi 10.1007/BF01580440). Its coefficients are 1 and −1, which no
  /// solver's tolerance blurs.
  ///
  /// - Returns: The rule over the columns; nil where the limit is on levers other than projects.
  func cover(_ limit: Limit, at setting: [Double]) -> LinearProgram.Row? {
    let line = limit.form.mean
    let isAbove = line.value(at: setting) > limit.bounds.upperBound
    var entries: [(column: Int, coefficient: Double)] = []
    var most = -1.0
    for (column, coefficient) in space.terms(line).terms {
      let (own, place) = (space.axes[column].column, space.axes[column].place(setting[column]))
      guard own.isWhole, own.bounds.lowerBound >= 0, own.bounds.upperBound <= 1 else { return nil }
      let pushes = (coefficient > 0) == isAbove
      if pushes, place == 1 {
        entries.append((column, 1))
        most += 1
      } else if !pushes, place == 0 {
        entries.append((column, -1))
      }
    }
    return LinearProgram.Row(entries: entries, bounds: -.infinity...most)
  }
}
