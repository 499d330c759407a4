/// Posts of one grade in one office (정원 and 현원).
public struct StaffRecord: Hashable, Sendable {
  /// The office.
  public let department: String
  /// The grade as printed, such as 5급 or 계.
  public let grade: String
  /// 정원.
  public let quota: Double?
  /// 현원.
  public let current: Double?

  /// Makes a record.
  public init(department: String, grade: String, quota: Double? = nil, current: Double? = nil) {
    self.department = department
    self.grade = grade
    self.quota = quota
    self.current = current
  }
}
