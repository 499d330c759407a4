public import Forecasting
public import Indicators

/// Forecast rows as long CSV: `unique_id, ds, method, label, mean, lo-80, hi-80, …, note`; or as JSON
/// objects with the same members.
///
/// Rows are turned into bytes as they are added, so that tables are made on several threads and only
/// strung together by ``ForecastText``.
public struct ForecastTable: Sendable {
  /// Levels in percent, in the order asked for.
  public let levels: [Double]
  /// Whether rows become JSON objects.
  public let isJSON: Bool
  /// The rows so far: CSV lines, or JSON objects with a comma and a line end before each.
  private(set) var bytes: [UInt8] = []

  /// How many rows hold a forecast.
  public private(set) var made = 0
  /// How many rows hold a reason instead.
  public private(set) var failed = 0

  /// Makes an empty table for levels between 0 and 1.
  public init(levels: [Double], json isJSON: Bool = false) {
    self.levels = levels.map { $0 * 100 }
    self.isJSON = isJSON
  }

  /// Column names.
  public var columns: [String] {
    ["unique_id", "ds", "method", "label", "mean"]
      + levels.flatMap { ["lo-\(CSVText.number($0))", "hi-\(CSVText.number($0))"] } + ["note"]
  }

  /// Adds a forecast row; one without numbers carries its reason in `note`.
  public mutating func add(_ row: ForecastRow, language: Language) {
    add(
      [row.id, row.period?.description ?? "", row.method, row.label[language]],
      mean: row.mean, row.intervals, note: row.reason?.message[language] ?? "")
  }

  /// Adds a series that could not be read, with the reason.
  public mutating func add(failed id: String, method: String, reason: String) {
    add([id, "", method, ""], mean: nil, [], note: reason)
  }

  private mutating func add(
    _ words: [String], mean: Double?, _ intervals: [ForecastInterval], note: String
  ) {
    if mean == nil { failed += 1 } else { made += 1 }
    guard !isJSON else { return addObject(words, mean: mean, intervals, note: note) }
    for word in words {
      CSVText.append(word, to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    CSVText.append(mean, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    for index in levels.indices {
      let interval = index < intervals.count ? intervals[index] : nil
      CSVText.append(interval?.lower, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      CSVText.append(interval?.upper, to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
    CSVText.append(note, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func addObject(
    _ words: [String], mean: Double?, _ intervals: [ForecastInterval], note: String
  ) {
    let bounds = levels.indices.flatMap { index -> [Double?] in
      index < intervals.count ? [intervals[index].lower, intervals[index].upper] : [nil, nil]
    }
    let numbers = ([mean] + bounds).map { $0.map(JSONValue.number) ?? .null }
    let values = words.map(JSONValue.string) + numbers + [.string(note)]
    let object = JSONValue.object(zip(columns, values).map { JSONValue.Member($0, $1) })
    bytes.append(contentsOf: ",\n  ".utf8)
    bytes.append(contentsOf: object.text().replacing("\n", with: "\n  ").utf8)
  }
}
