import Foundation
import Indicators

// What every possible member of the combination forecasts, and the size of its newest one-step errors,
// for auto.py; it sees the inside of the engine: swift build -c release -Xswiftc -enable-testing
//
// usage: members SERIES HORIZON    SERIES has lines id;season;known values (with commas).
@testable import Forecasting

let arguments = CommandLine.arguments
guard arguments.count == 3, let horizon = Int(arguments[2]),
  let text = try? String(contentsOfFile: arguments[1], encoding: .utf8)
else {
  print("usage: members SERIES HORIZON")
  exit(64)
}

/// One row a member: id, member, error, path.
@Sendable func rows(_ line: Substring) -> String {
  let parts = line.split(separator: ";").map(String.init)
  guard parts.count == 3, let season = Int(parts[1]),
    let input = try? ForecastInput(
      values: parts[2].split(separator: ",").map { Double($0) }, seasonLength: season)
  else { return "" }
  let models = Blend.fitted(BlendMember.allCases, to: input).models
  let errors = BlendWeights.errors(of: models.map(\.fitted), input, SeriesWidth(input))
  let newest = input.values.count
  let rows = zip(models, errors).map { model, error in
    let path = model.path(horizon, from: newest).map { "\($0)" }.joined(separator: ",")
    return "\(parts[0]);\(model.kind);\(error ?? .nan);\(path)\n"
  }
  return rows.joined() + "\(parts[0]);pooled;\((errors.last ?? nil) ?? .nan);\n"
}

let lines = text.split(separator: "\n")
print(Concurrent.map(lines, chunk: 8) { rows($0) }.joined(), terminator: "")
