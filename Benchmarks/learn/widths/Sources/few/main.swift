import Foundation
import Indicators

// What `auto` missed after a few seasons, and what was known before, for few_seasons.py; it sees the inside of the
// engine: swift build -c release -Xswiftc -enable-testing
//
// usage: few SERIES    SERIES has lines pool;id;season;known values;later values (each list with commas).
@testable import Forecasting

/// One row a step: the miss over the unit, the features, and the width that longer histories have.
@Sendable func rows(_ line: Substring) -> String {
  let parts = line.split(separator: ";").map(String.init)
  guard parts.count == 5, let season = Int(parts[2]) else { return "" }
  let values = parts[3].split(separator: ",").map { Double($0) }
  let later = parts[4].split(separator: ",").compactMap { Double($0) }
  guard let input = try? ForecastInput(values: values, seasonLength: season) else { return "" }
  let past = SeriesWidth(input)
  guard let few = past.few else { return "" }
  let n = values.count
  let isLong = n > 2 * season
  let blend = isLong ? try? Blend(name: "auto").fit(input) : nil
  let steps = blend?.steps(later.count)
  let path =
    steps?.map(\.centre)
    ?? (try? ShrunkSeason().fit(input).points(from: n, horizon: later.count)) ?? []
  guard path.count == later.count else { return "" }
  return later.indices.map { index in
    let centre = past.bounded(path[index])
    let unit = past.unit(centre)
    let (_, long) = past.long(
      step: index + 1, centre: centre, points: steps?[index].points ?? [centre])
    let plain = few.features.plain.map { "\($0)" }.joined(separator: ",")
    let step = few.features.step.map { "\($0)" }.joined(separator: ",")
    return
      "\(parts[0]),\(parts[1]),\(n),\(index + 1),\((later[index] - centre) / unit),\(few.base),"
      + "\(plain),\(step),\(log(long / unit)),\(log(past.width.freedom(past.constants.width) - 1.5)),\(unit)\n"
  }.joined()
}

let arguments = CommandLine.arguments
guard arguments.count == 2, let text = try? String(contentsOfFile: arguments[1], encoding: .utf8)
else {
  print("usage: few SERIES")
  exit(64)
}
print("pool,id,n,h,miss,base,p0,p1,p2,p3,s0,s1,s2,s3,long,longFreedom,unit")
print(Concurrent.map(text.split(separator: "\n"), chunk: 8) { rows($0) }.joined(), terminator: "")
