/// The regressors of an ARIMA model as its data need them, checked.
struct ARIMARegression {
  /// Names, for errors and labels.
  let names: [String]
  /// One list per regressor: the history, then what is known ahead.
  let columns: [[Double]]

  /// The regressors of an input.
  ///
  /// - Throws: `regressor` for a period without row and for a column that does not vary.
  init(_ input: ForecastInput) throws(ForecastError) {
    guard let regressors = input.regressors else {
      (names, columns) = ([], [])
      return
    }
    names = regressors.names
    let count = input.values.count
    columns = try regressors.rows(from: input.start, atLeast: count)
    for (name, column) in zip(names, columns)
    where column.prefix(count).allSatisfy({ $0 == column[0] }) {
      throw .regressor(name, .constant)
    }
  }

  /// The history less what the regressors explain of it by ordinary least squares.
  func residuals(_ values: [Double]) -> [Double] {
    guard !columns.isEmpty else { return values }
    let ones = [Double](repeating: 1, count: values.count)
    let basis = Orthonormal.columns([ones] + columns.map { Array($0.prefix(values.count)) })
    var rest = values
    for column in basis.dropFirst() {
      let product = zip(rest, column).reduce(0) { $0 + $1.0 * $1.1 }
      for t in rest.indices { rest[t] -= product * column[t] }
    }
    return rest
  }

  /// Whether a column does not vary any more after differencing, as a trend does after one difference.
  func isFlat(after order: ARIMAOrder, count: Int) -> Bool {
    columns.contains { KPSSTest.isConstant(order.differenced(Array($0.prefix(count)))) }
  }

  /// Whether every column says something of its own after differencing, beside the constant if there is one.
  ///
  /// - Throws: `regressor` naming the first one that does not, or the one too many for the length.
  func requireEstimable(
    _ data: ARIMAData, _ order: ARIMAOrder, constant: Bool
  ) throws(ForecastError) {
    let all = data.columns(order, constant: constant)
    let basis = Orthonormal.columns(all.map { order.differenced(Array($0.prefix(data.count))) })
    let offset = all.count - names.count
    for (index, name) in names.enumerated() {
      guard basis[index + offset].contains(where: { $0 != 0 }) else {
        throw .regressor(name, .collinear)
      }
    }
    let left = data.values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) } - order.lostPeriods
    if let last = names.last, left <= all.count + 2 {
      throw .regressor(last, .tooManyColumns(values: left + order.lostPeriods))
    }
  }
}
