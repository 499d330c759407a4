import Forecasting
import Indicators
import LinearAlgebra
import WhatIf

/// How the drivers of a model that come from series hang together, from their joint forecast errors.
struct JointErrors {
  /// What the model takes.
  let correlations: EstimatedCorrelations

  /// Estimates from the residuals of the method, among series of the same frequency.
  init(
    _ declaration: DriverModel, series: [String: Series], method: any ForecastMethod, planYear: Int
  ) {
    var members: [(name: String, id: String)] = []
    for uncertainty in declaration.uncertainties {
      guard case .series(let id) = uncertainty.source else { continue }
      members.append((uncertainty.name, id))
    }
    var models: [(id: String, model: any FittedModel, input: ForecastInput)] = []
    for id in Set(members.map(\.id)).sorted() {
      guard let found = series[id] else { continue }
      let known = declaration.periods == nil ? found.before(year: planYear) : found
      guard let input = try? ForecastInput(known), let model = try? method.fit(input) else {
        continue
      }
      models.append((id, model, input))
    }
    var scores: [(first: String, second: String, value: Double)] = []
    var note: LocalizedText?
    for frequency in Frequency.allCases {
      let own = models.filter { $0.input.start.frequency == frequency }
      guard own.count > 1 else { continue }
      let errors = ExpectedCorrelation(own.map { ($0.model, $0.input) })
      note = errors.note
      for (i, first) in members.enumerated() {
        for second in members[(i + 1)...] where second.id != first.id {
          guard let row = own.firstIndex(where: { $0.id == first.id }),
            let column = own.firstIndex(where: { $0.id == second.id })
          else { continue }
          scores.append((first.name, second.name, errors.matrix[row, column]))
        }
      }
    }
    correlations = EstimatedCorrelations(
      scores: scores, declaration: declaration, note: note ?? LocalizedText(verbatim: ""))
  }
}
