/// Printed figures and how they depend on one another, as a file for an audit declares them.
public struct AuditTable: Hashable, Sendable {
  /// Title for readers.
  public var title: String
  /// Document and page.
  public var source: String
  /// How the figures were rounded.
  public var rounding: AuditRounding
  /// The figures, in the order of the file.
  public var figures: [AuditFigure]
  /// The relations between them; indices are those of `figures`.
  public var relations: [AuditRelation]

  /// Makes a table.
  public init(
    title: String = "", source: String = "", rounding: AuditRounding = AuditRounding(),
    figures: [AuditFigure], relations: [AuditRelation]
  ) {
    self.title = title
    self.source = source
    self.rounding = rounding
    self.figures = figures
    self.relations = relations
  }
}

/// A printed figure: it stands for every value that rounds to it.
public struct AuditFigure: Hashable, Sendable {
  /// Identifier, unique in a table; relations name it.
  public let id: String
  /// What readers call it.
  public let label: String
  /// The printed value, in the printed unit; nil for an amount that is not printed.
  public let printed: Double?
  /// Digits printed after the decimal point; negative where the last printed digits are rounded off.
  public let decimals: Int
  /// The printed unit.
  public let unit: Unit
  /// The smallest step of the true amount in the printed unit: 10⁻⁶ for won in 백만원, 1 for 건;
  /// nil for quantities without one.
  public let grain: Double?
  /// Where it stands in the file.
  public let place: Place

  /// Makes a figure.
  public init(
    id: String, label: String = "", printed: Double?, decimals: Int, unit: Unit,
    grain: Double? = nil, place: Place = Place()
  ) {
    self.id = id
    self.label = label.isEmpty ? id : label
    self.printed = printed
    self.decimals = decimals
    self.unit = unit
    self.grain = grain
    self.place = place
  }

  /// Whether it is a percentage or a difference of percentages.
  public var isPercent: Bool { ["%", "%p", "‰"].contains { unit.exponents == [$0: 1] } }
  /// One unit of the last printed digit.
  public var step: Double { NumberFormat.power(ofTen: -decimals) }

  /// The printed value with its decimals, `△` before one below zero; `–` where nothing is printed.
  public var text: String {
    printed.map { NumberFormat(decimals: Swift.max(0, decimals)).text($0) } ?? "–"
  }
}

/// How one figure follows from others.
public struct AuditRelation: Hashable, Sendable {
  /// The kinds of relation.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The result is the sum of the operands.
    case sum
    /// The plain mean of the operands, as of the rates of several offices.
    case mean
    /// The first operand less the second.
    case difference
    /// The first operand as a part of the second: 구성비.
    case share
    /// The change from the second operand to the first, relative to the second's size: 증감률.
    case growth
    /// The first operand divided by the second, units included.
    case ratio
  }

  /// What kind it is.
  public let kind: Kind
  /// Index of the result.
  public let result: Int
  /// Indices of the operands, in the order of the kind.
  public let operands: [Int]
  /// Where it stands in the file.
  public let place: Place

  /// Makes a relation.
  public init(_ kind: Kind, result: Int, operands: [Int], place: Place = Place()) {
    self.kind = kind
    self.result = result
    self.operands = operands
    self.place = place
  }

  /// Whether the result is a quotient.
  public var isQuotient: Bool { kind == .share || kind == .growth || kind == .ratio }
}

/// How printed figures came from true ones.
public struct AuditRounding: Hashable, Sendable {
  /// The ways to drop digits.
  public enum Way: String, Sendable, Hashable, CaseIterable {
    /// 반올림(사사오입), half away from zero.
    case nearest
    /// 절사, towards zero.
    case down
    /// 올림, away from zero.
    case up
    /// 짝수 반올림(오사오입), half to the even digit, as statistics programs round.
    case even
  }

  /// The way of amounts and counts.
  public var amounts: Way
  /// The way of percentages.
  public var percents: Way

  /// Makes a convention.
  public init(amounts: Way = .nearest, percents: Way = .nearest) {
    self.amounts = amounts
    self.percents = percents
  }

  /// The way of one figure.
  public subscript(figure: AuditFigure) -> Way { figure.isPercent ? percents : amounts }
}
