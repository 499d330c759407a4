public import Indicators

/// The methods by the names the command line knows them by.
public struct MethodCatalogue: Sendable {
  /// One method with its name and a sentence about it.
  public struct Entry: Sendable {
    /// The method; its name is the entry's name.
    public let method: any ForecastMethod
    /// What it does, in one sentence.
    public let summary: LocalizedText

    /// Makes an entry.
    public init(_ method: any ForecastMethod, ko: String, en: String) {
      self.method = method
      summary = LocalizedText(ko: ko, en: en)
    }

    /// The name on the command line.
    public var name: String { method.name }
  }

  /// The entries, in the order in which they are listed.
  public let entries: [Entry]

  /// Makes a catalogue.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The names, in order.
  public var names: [String] { entries.map(\.name) }

  /// The method of this name, in any case.
  ///
  /// - Throws: `unknownMethod`, which lists the known names.
  public func method(named name: String) throws(ForecastError) -> any ForecastMethod {
    let wanted = name.lowercased()
    guard let entry = entries.first(where: { $0.name == wanted }) else {
      throw .unknownMethod(name, known: names)
    }
    return entry.method
  }

  /// The methods of several names separated by commas, each once, in the order given.
  ///
  /// - Throws: `unknownMethod` for the first name that is not known.
  public func methods(named list: String) throws(ForecastError) -> [any ForecastMethod] {
    var result: [any ForecastMethod] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.drop { $0 == " " }
      let method = try method(named: String(name.prefix { $0 != " " }))
      if !result.contains(where: { $0.name == method.name }) { result.append(method) }
    }
    return result
  }
}
