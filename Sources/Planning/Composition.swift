import Forecasting
import Indicators
import Probability

/// A composite indicator from the yearly outlooks of its components.
struct Composition {
  let indicator: Indicator
  let formula: Indicators.Expression
  let parts: [(name: String, history: Series, forecast: Forecast)]
  let draws: Int

  /// The composite in every year in which all components are known.
  var history: Series {
    Composition.history(of: indicator, formula, parts.map { ($0.name, $0.history) })
  }

  /// A composite in every year in which all its components are known.
  static func history(
    of indicator: Indicator, _ formula: Indicators.Expression,
    _ parts: [(name: String, history: Series)]
  ) -> Series {
    let years = Set(parts.flatMap { $0.history.observations.map(\.period) }).sorted()
    let points = years.compactMap { year -> (Period, Double)? in
      let values = Dictionary(
        parts.compactMap { part in part.history[year].map { (part.name, $0) } },
        uniquingKeysWith: { a, _ in a })
      guard values.count == parts.count,
        let value = try? formula.evaluate({ values[$0] }), value.isFinite
      else { return nil }
      return (year, value)
    }
    return Series(
      id: indicator.id, name: indicator.name, unit: indicator.unit, support: indicator.support,
      measure: indicator.measure, status: parts.first?.history.status ?? indicator.status,
      observations: points, breaks: parts.flatMap(\.history.breaks))
  }

  /// The composite's distribution in every year after its history, up to the plan year.
  ///
  /// Each component's draws come from a stream of its own name, so the result does not depend on
  /// the order of the components; they are taken as independent, which the notes say.
  func forecast(planYear: Int, method: String) throws(ForecastError) -> Forecast {
    let first = (history.lastPeriod?.ordinal ?? planYear - 1) + 1
    let years = (Swift.min(first, planYear)...planYear).map { Period.year($0) }
    var margins: [any Distribution] = []
    var dropped = 0
    for year in years {
      let values = values(of: year)
      guard values.count > draws / 2, let margin = try? Empirical(values) else {
        throw .failed(
          method: method,
          reason: LocalizedText(
            ko: "산식의 값을 구할 수 없는 경우가 절반을 넘습니다(0으로 나누기 등).",
            en: "The formula has no value in more than half of the draws (division by zero, …)."))
      }
      margins.append(margin)
      dropped = draws - values.count
    }
    return Forecast(
      method: method, label: label, periods: years, margins: margins, dependence: .randomWalk,
      support: indicator.support, notes: notes(dropped: dropped))
  }

  private func values(of year: Period) -> [Double] {
    var columns: [String: [Double]] = [:]
    for part in parts {
      let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: part.name)
      var uniforms = [Double](repeating: 0, count: draws)
      stream.fillUniforms(&uniforms, from: 0)
      if let margin = part.forecast[year] {
        columns[part.name] = uniforms.map { margin.quantile($0) }
      } else if let known = part.history[year] {
        columns[part.name] = uniforms.map { _ in known }
      }
    }
    return (0..<draws).compactMap { index in
      guard let value = try? formula.evaluate({ columns[$0]?[index] }), value.isFinite else {
        return nil
      }
      return value
    }
  }

  private var label: LocalizedText {
    let inner = parts.map(\.forecast.label)
    return LocalizedText(
      ko: "구성요소 합성(" + inner.map(\.ko).removingRepeats.joined(separator: ", ") + ")",
      en: "components(" + inner.map(\.en).removingRepeats.joined(separator: ", ") + ")")
  }

  private func notes(dropped: Int) -> [LocalizedText] {
    let names = parts.map(\.history.name).joined(separator: ", ")
    var notes = parts.flatMap(\.forecast.notes).removingRepeats
    notes.append(
      LocalizedText(
        ko: "구성요소(\(names))를 각각 전망하여 산식에 넣었으며, 서로 독립으로 보았습니다.",
        en: "The components (\(names)) were forecast one by one and taken as independent."))
    if dropped > 0 {
      notes.append(
        LocalizedText(
          ko: "\(draws)번 가운데 \(dropped)번은 산식의 값이 없어 뺐습니다.",
          en: "\(dropped) of \(draws) draws had no value and were left out."))
    }
    return notes
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  var removingRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
