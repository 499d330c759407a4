import Foundation
import Indicators

// What single methods missed, and what was known before, for widths.py; it sees the inside of the engine:
// swift build -c release -Xswiftc -enable-testing
//
// usage: errors SERIES METHOD,…    SERIES has lines pool;id;season;known values;later values (each list with commas).
@testable import Forecasting

struct Item: Sendable {
  let pool: String
  let id: String
  let input: ForecastInput
  let later: [Double]

  init?(_ line: Substring) {
    let parts = line.split(separator: ";").map(String.init)
    guard parts.count == 5, let season = Int(parts[2]) else { return nil }
    (pool, id) = (parts[0], parts[1])
    let values = parts[3].split(separator: ",").map { Double($0) }
    guard let input = try? ForecastInput(values: values, seasonLength: season) else { return nil }
    self.input = input
    later = parts[4].split(separator: ",").compactMap { Double($0) }
  }

  /// One row a step: the outcome, the centre, the scale of the combination around it and what the factor is made of.
  func rows(_ name: String, _ method: any ForecastMethod, _ past: SeriesWidth) -> String {
    guard let model = try? method.fit(input) else { return "" }
    let n = input.values.count
    let path = model.points(from: n, horizon: later.count)
    let pooled = past.pooled(later.count, from: n)
    let ratio = past.errors.ratio(of: model.fitted, to: past)
    return later.indices.map { index in
      let points = [path[index], pooled[index]].map(past.bounded)
      let (parts, scale) = past.scale(step: index + 1, centre: points[0], points: points)
      let distance = parts.features[AutoWidth.disagreementFeature]
      return
        "\(pool),\(id),\(name),\(n),\(index + 1),\((later[index] - path[index]) / scale),\(past.freedom),\(ratio),\(distance)\n"
    }.joined()
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let text = try? String(contentsOfFile: arguments[1], encoding: .utf8)
else {
  print("usage: errors SERIES METHOD,…")
  exit(64)
}
let items = text.split(separator: "\n").compactMap(Item.init)
let methods = try MethodCatalogue.standard.methods(named: arguments[2])
print("pool,id,method,n,h,miss,nu,ratio,distance")
let parts = Concurrent.map(items, chunk: 8) { item in
  let past = SeriesWidth(item.input)
  return methods.map { item.rows($0.name, $0, past) }.joined()
}
print(parts.joined(), terminator: "")
