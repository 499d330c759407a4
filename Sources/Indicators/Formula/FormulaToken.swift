/// A word of the formula language with its place.
struct FormulaToken: Hashable {
  /// The kinds of words.
  enum Kind: Hashable {
    /// A number.
    case number(Double)
    /// A name: variable, function, unit or one of `and or not if`.
    case name(String)
    /// The text inside square brackets that follow a name or a number.
    case bracketed(String)
    /// An operator of two operands, or the minus sign.
    case symbol(Expression.BinaryOperator)
    /// Brackets, comma, colon or braces.
    case mark(Character)
    /// The end of the formula.
    case end
  }
  /// What it is.
  let kind: Kind
  /// The character at which it starts, from 1.
  let column: Int
  /// As written.
  let text: String
}
