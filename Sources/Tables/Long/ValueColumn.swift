import Indicators

/// A column that holds values of a table of series.
struct ValueColumn {
  /// Its place, from 1.
  let column: Int
  /// Its name as written.
  let name: String
  /// The period of all its values, where periods stand side by side.
  var period: Period?
  /// The series of all its values, where series stand side by side.
  var series: String?
  /// What is measured, where each row has several measures over its periods.
  var measure: String?
  /// The part of the row's year, where months, quarters or half-years stand side by side.
  var part: PartOfYear?

  /// The period of the value in a row of which the period column says `row`; nil where that is no year
  /// but has to be.
  func period(inRow row: Period?) -> Period? {
    if let period { return period }
    if let part { return row.flatMap(part.period) }
    return row
  }
}
