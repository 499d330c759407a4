/// A figure as printed: it stands for every value that rounds to it.
public struct PublishedFigure: Hashable, Sendable {
  /// The printed value, in the printed unit.
  public let value: Double
  /// Digits printed after the decimal point.
  public let decimals: Int
  /// The printed unit: `백만원`, `%`, ….
  public let unit: String

  /// Makes a figure.
  public init(value: Double, decimals: Int, unit: String) {
    self.value = value
    self.decimals = decimals
    self.unit = unit
  }
}

/// A table as published, cell by cell, such as the 예산현황 of a 성과계획서.
public struct PublishedTable: Hashable, Sendable {
  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// Row identifier.
    public let row: String
    /// Column name.
    public let column: String
    /// What is printed.
    public let figure: PublishedFigure

    /// Makes a cell.
    public init(row: String, column: String, figure: PublishedFigure) {
      self.row = row
      self.column = column
      self.figure = figure
    }
  }
  /// Identifier.
  public let id: String
  /// Cells in the order of the file.
  public let cells: [Cell]

  /// Makes a table.
  public init(id: String, cells: [Cell]) {
    self.id = id
    self.cells = cells
  }

  /// The figure in a cell.
  public subscript(row: String, column: String) -> PublishedFigure? {
    cells.first { $0.row == row && $0.column == column }?.figure
  }
}
