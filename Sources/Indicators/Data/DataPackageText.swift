/// Writes `datapackage.json`, the description of a folder of CSV files as a Frictionless Data Package.
public struct DataPackageText: Sendable {
  /// One CSV file of the folder.
  public struct Table: Sendable {
    let name: String
    let columns: [String]
    let numbers: Set<String>
    let key: [String]

    /// Names a table, its columns in their order, those that hold numbers, and those that occur once.
    public init(_ name: String, columns: [String], numbers: Set<String> = [], key: [String]) {
      self.name = name
      self.columns = columns
      self.numbers = numbers
      self.key = key
    }

    var json: JSONValue {
      .members([
        "name": .string(name), "path": .string(name + ".csv"),
        "profile": "tabular-data-resource", "encoding": "utf-8",
        "schema": .members([
          "fields": .array(
            columns.map {
              .members(["name": .string($0), "type": numbers.contains($0) ? "number" : "string"])
            }), "primaryKey": .array(key.map { .string($0) }), "missingValues": [""],
        ]),
      ])
    }
  }

  /// Members that stand before the tables, such as name, title and licences.
  private let head: KeyValuePairs<String, JSONValue>
  private let tables: [Table]
  /// The member `jipyo`.
  private let own: KeyValuePairs<String, JSONValue>

  /// Gathers what there is to say.
  public init(
    _ head: KeyValuePairs<String, JSONValue>, tables: [Table], own: KeyValuePairs<String, JSONValue>
  ) {
    self.head = head
    self.tables = tables
    self.own = own
  }

  /// The text of the file.
  public var text: String {
    let members =
      head.map { JSONValue.Member($0.key, $0.value) } + [
        JSONValue.Member("resources", .array(tables.map(\.json))),
        JSONValue.Member("jipyo", .members(own)),
      ]
    return JSONValue.object(members).text() + "\n"
  }
}
