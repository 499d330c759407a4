/// The amount from which a contract must go through cost review (원가심사 대상 기준금액).
public struct ReviewThreshold: Hashable, Sendable {
  /// The reviewing body.
  public let body: String
  /// First day it applies, as the source states it.
  public let effective: String
  /// 공사, 용역, 물품, ….
  public let category: String
  /// A part of the category, such as 종합공사; empty for all of it.
  public let subcategory: String
  /// The smallest amount that is reviewed; nil where it was not published.
  public let minimum: Won?
  /// Statute, rule or document.
  public let source: String
  /// Remarks.
  public let note: String

  /// Makes a threshold.
  public init(
    body: String, effective: String, category: String, subcategory: String = "", minimum: Won?,
    source: String = "", note: String = ""
  ) {
    self.body = body
    self.effective = effective
    self.category = category
    self.subcategory = subcategory
    self.minimum = minimum
    self.source = source
    self.note = note
  }
}
