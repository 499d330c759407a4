public import Indicators
import Probability

/// A synthetic city of 60 months (2020-01 to 2024-12), eight departments and the four areas.
///
/// Every figure is invented by a seeded generator. Yearly totals equal published ones of 파주시
/// where there are any: 2023's cost review (456 cases, 71,350백만원 reviewed, 4,563백만원 saved),
/// 2023's grants (44 won, 59,500백만원) and the planned coverage (36 over 2022-08 to 2023-12).
public struct SampleCity: Sendable {
  /// The seed that reproduces the city.
  public let seed: UInt64
  /// First and last month.
  public static let months = Period.month(2020, 1)...Period.month(2024, 12)
  /// The departments that issue press releases.
  public static let departments = [
    "소통홍보관", "미래전략관", "문화예술과", "복지정책과", "도시계획과", "교통정책과", "환경정책과", "평생교육과",
  ]
  /// SNS channels.
  public static let channels = ["블로그", "페이스북", "인스타그램", "유튜브"]

  /// Makes the city of a seed.
  public init(seed: UInt64 = 2024) {
    self.seed = seed
  }

  /// One generated monthly series.
  public struct Generated: Sendable {
    /// Identifier.
    public let id: String
    /// Name for readers.
    public let name: String
    /// Unit as written.
    public let unit: String
    /// Flow or stock or rate.
    public let measure: Measure
    /// Area: media, sns, cost_review or grant.
    public let area: String
    /// Department; empty for the whole city.
    public let department: String
    /// One whole number a month.
    public let values: [Int]
  }

  /// All series: departments and channels first, then the city's totals they sum to.
  public var series: [Generated] {
    media + sns + costReview + grants
  }

  // MARK: - Areas

  private var media: [Generated] {
    var all: [Generated] = []
    for (index, department) in Self.departments.enumerated() {
      let size = 60.0 + 25 * Double(index % 4)
      all.append(
        monthly(
          "releases_\(index + 1)", "\(department) 보도자료 제공건수", "건", .flow, "media", department,
          yearly: { (160 + size) * (1 + 0.02 * Double($0 - 2020)) }, season: Self.pressSeason))
      all.append(
        monthly(
          "stories_\(index + 1)", "\(department) 보도건수", "건", .flow, "media", department,
          yearly: { (420 + 2 * size) * (1 + 0.03 * Double($0 - 2020)) }, season: Self.pressSeason))
    }
    all.append(sum("releases", "보도자료 제공건수", all.filter { $0.id.hasPrefix("releases_") }))
    all.append(sum("stories", "보도건수", all.filter { $0.id.hasPrefix("stories_") }))
    all.append(features)
    return all
  }

  /// Planned coverage: 36 over the 17 months from 2022-08, as published; three a month in 2024.
  private var features: Generated {
    let before = split("features-before", total: 50, count: 31, season: Self.flat, sigma: 0.3)
    let published = split("features-published", total: 36, count: 17, season: Self.flat, sigma: 0.3)
    return Generated(
      id: "features", name: "기획보도 건수", unit: "건", measure: .flow, area: "media", department: "",
      values: before + published + [Int](repeating: 3, count: 12))
  }

  private var sns: [Generated] {
    var all: [Generated] = []
    for (index, channel) in Self.channels.enumerated() {
      let posts = [520.0, 700, 430, 160][index]
      all.append(
        monthly(
          "posts_\(index + 1)", "\(channel) 게시건수", "건", .flow, "sns", "",
          yearly: { posts * (1 + 0.04 * Double($0 - 2020)) }, season: Self.flat))
      all.append(followers(index, channel))
    }
    all.append(sum("posts", "SNS 게시건수", all.filter { $0.id.hasPrefix("posts_") }))
    return all
  }

  /// Followers saturate toward a ceiling; a growth rate that falls as the ceiling nears.
  private func followers(_ index: Int, _ channel: String) -> Generated {
    let start = [9_000.0, 14_000, 6_000, 2_500][index]
    let ceiling = [16_000.0, 17_000, 22_000, 12_000][index]
    let stream = RandomStream(seed: seed, name: "followers_\(index + 1)")
    var level = start
    let values = (0..<60).map { month -> Int in
      let noise = 0.6 + 0.8 * stream.uniform(at: UInt64(month))
      level += 0.04 * level * (1 - level / ceiling) * noise
      return Int(level)
    }
    return Generated(
      id: "followers_\(index + 1)", name: "\(channel) 구독자", unit: "명", measure: .stock, area: "sns",
      department: "", values: values)
  }

  private var costReview: [Generated] {
    let parts: [(id: String, name: String, cases: Double, reviewed: Double, saved: Double)] = [
      ("works", "공사", 0.42, 0.66, 0.76), ("services", "용역", 0.25, 0.22, 0.17),
      ("goods", "물품", 0.33, 0.12, 0.07),
    ]
    var all: [Generated] = []
    for part in parts {
      func total(_ published: Double, _ share: Double, _ growth: Double) -> (Int) -> Double {
        { published * share * (1 + growth * Double($0 - 2023)) }
      }
      all.append(
        monthly(
          "review_cases_\(part.id)", "원가심사 \(part.name) 건수", "건", .flow, "cost_review", "감사관",
          yearly: total(456, part.cases, 0.03), season: Self.contractSeason))
      all.append(
        monthly(
          "reviewed_\(part.id)", "원가심사 \(part.name) 의뢰금액", "백만원", .flow, "cost_review", "감사관",
          yearly: total(71_350, part.reviewed, 0.04), season: Self.contractSeason))
      all.append(
        monthly(
          "saved_\(part.id)", "원가심사 \(part.name) 절감액", "백만원", .flow, "cost_review", "감사관",
          yearly: total(4_563, part.saved, -0.03), season: Self.contractSeason))
    }
    for (id, name) in [
      ("review_cases", "원가심사 건수"), ("reviewed", "원가심사 의뢰금액"), ("saved", "원가심사 절감액"),
    ] {
      all.append(sum(id, name, all.filter { $0.id.hasPrefix(id + "_") }))
    }
    return all
  }

  private var grants: [Generated] {
    let won = monthly(
      "grants_won", "공모사업 선정건수", "건", .flow, "grant", "미래전략관",
      yearly: { 44 * (1 + 0.05 * Double($0 - 2023)) }, season: Self.grantSeason)
    let lost = monthly(
      "grants_lost", "공모사업 미선정건수", "건", .flow, "grant", "미래전략관",
      yearly: { 30 * (1 + 0.02 * Double($0 - 2023)) }, season: Self.grantSeason)
    let amounts = monthly(
      "grants_secured", "공모사업 확보액", "백만원", .flow, "grant", "미래전략관",
      yearly: { 59_500 * (1 + 0.06 * Double($0 - 2023)) }, season: Self.grantSeason)
    return [won, lost, sum("grants_applied", "공모사업 응모건수", [won, lost]), amounts]
  }
}
