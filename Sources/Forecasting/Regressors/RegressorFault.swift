public import Indicators

/// What is wrong with a column of ``Regressors``.
public enum RegressorFault: Hashable, Sendable {
  /// Another column has the same name.
  case duplicate
  /// It has more or fewer rows than the first column.
  case otherLength
  /// An entry is NaN or infinite.
  case notFinite(Period)
  /// A period that is needed has no row.
  case missing(Period)
  /// It does not vary over the history, so its influence cannot be told from the level.
  case constant
  /// The other columns (with mean or drift, after differencing) say all that it says.
  case collinear
  /// There are too few values for so many columns.
  case tooManyColumns(values: Int)

  /// A stable suffix of the error's code.
  var code: String {
    switch self {
    case .duplicate: "duplicate"
    case .otherLength: "length"
    case .notFinite: "not-finite"
    case .missing: "missing"
    case .constant: "constant"
    case .collinear: "collinear"
    case .tooManyColumns: "too-many"
    }
  }

  /// What is wrong, in one sentence.
  func message(_ name: String) -> LocalizedText {
    switch self {
    case .duplicate, .otherLength: ofTable(name)
    case .notFinite(let period), .missing(let period): ofEntry(name, period)
    case .constant, .collinear, .tooManyColumns: ofEstimate(name)
    }
  }

  /// A table whose columns do not fit together.
  private func ofTable(_ name: String) -> LocalizedText {
    if self == .duplicate {
      return LocalizedText(
        ko: "회귀변수 '\(name)'\(Josa.subject.form(after: name)) 두 번 있습니다.",
        en: "The regressor '\(name)' appears twice.")
    }
    return LocalizedText(
      ko: "회귀변수 '\(name)'의 행 수가 다른 회귀변수와 다릅니다.",
      en: "The regressor '\(name)' has another number of rows than the others.")
  }

  /// An entry that is not there, or no number.
  private func ofEntry(_ name: String, _ period: Period) -> LocalizedText {
    if case .notFinite = self {
      return LocalizedText(
        ko: "회귀변수 '\(name)'의 \(period) 값이 유한한 수가 아닙니다.",
        en: "The value of the regressor '\(name)' in \(period) is not a finite number.")
    }
    return LocalizedText(
      ko: "회귀변수 '\(name)'에 \(period)의 값이 없습니다. 과거와 예측 기간을 모두 채워야 합니다.",
      en: "The regressor '\(name)' has no value for \(period); it must cover the history and the "
        + "periods to forecast.")
  }

  /// An influence that the history cannot tell.
  private func ofEstimate(_ name: String) -> LocalizedText {
    if case .tooManyColumns(let values) = self {
      return LocalizedText(
        ko: "자료가 \(values)개뿐이어서 회귀변수 '\(name)'까지 추정할 수 없습니다.",
        en: "With \(values) values there are too few to estimate the regressor '\(name)' too.")
    }
    let topic = "회귀변수 '\(name)'\(Josa.topic.form(after: name))"
    if self == .constant {
      return LocalizedText(
        ko: "\(topic) 자료 기간 내내 같은 값이어서 영향을 추정할 수 없습니다.",
        en:
          "The regressor '\(name)' does not vary over the history; its influence cannot be estimated."
      )
    }
    return LocalizedText(
      ko: "\(topic) 다른 회귀변수나 추세, 계절의 차분과 겹쳐 따로 추정할 수 없습니다.",
      en:
        "The regressor '\(name)' cannot be told from the other regressors, the trend or the season "
        + "that is differenced away.")
  }

  /// What the user can do about it.
  var mend: LocalizedText {
    switch self {
    case .duplicate:
      LocalizedText(ko: "열 이름을 다르게 고치십시오.", en: "Give the columns different names.")
    case .otherLength, .missing:
      LocalizedText(
        ko: "그 기간의 값을 적어 넣거나 예측 기간을 줄이십시오.",
        en: "Fill that period in, or forecast fewer periods.")
    case .notFinite:
      LocalizedText(ko: "숫자로 고치십시오.", en: "Make it a number.")
    case .constant, .collinear:
      LocalizedText(ko: "이 열을 빼십시오.", en: "Leave this column out.")
    case .tooManyColumns:
      LocalizedText(
        ko: "회귀변수를 줄이거나 자료를 더 모으십시오.",
        en: "Use fewer regressors, or collect more values.")
    }
  }
}
