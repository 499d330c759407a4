import Foundation
import Indicators

extension SampleCity {
  /// A file of the generated workspace.
  public struct File: Sendable {
    /// Path inside the workspace folder.
    public let path: String
    /// Contents.
    public let text: String
  }

  /// The workspace folder, file by file: a Data Package that `jipyo plan` reads.
  public var files: [File] {
    let all = series
    return [
      File(path: "goals.csv", text: Self.goals),
      File(path: "indicators.csv", text: Self.indicators),
      File(path: "series.csv", text: seriesTable(all)),
      File(path: "observations.csv", text: observations(all)),
      File(path: "README.md", text: readme), File(path: "datapackage.json", text: package),
    ]
  }

  private static let goals = """
    goal_id,parent_id,level,name,owner
    city,,strategic,시정을 알리고 재정을 아끼는 도시(가상),가상시
    media,city,programme,언론을 통한 시정 홍보(가상),소통홍보관
    finance,city,programme,재정 절감과 재원 확보(가상),미래전략관

    """

  private static let indicators = """
    indicator_id,goal_id,name,unit,type,weight,direction,support,measure,formula,formula_text,data_source,basis,decimals,rounding,status
    press,media,언론보도 성과,건,core,60,higher,nonnegative,flow,0.2 * releases + 0.3 * stories + 0.5 * features,(보도자료 × 0.2) + (보도 × 0.3) + (기획보도 × 0.5),가상 자료,,0,nearest,synthetic
    sns,media,SNS 게시,건,general,40,higher,count,flow,posts,SNS 게시건수,가상 자료,,0,nearest,synthetic
    savings,finance,원가심사 절감액,백만원,core,50,higher,nonnegative,flow,saved,원가심사 절감액,가상 자료,,0,nearest,synthetic
    grants,finance,공모사업 선정건수,건,core,50,higher,count,flow,grants_won,공모사업 선정건수,가상 자료,,0,nearest,synthetic

    """

  private func seriesTable(_ all: [Generated]) -> String {
    "series_id,name,unit,support,measure,area,department,status,note\n"
      + all.map {
        "\($0.id),\($0.name),\($0.unit),count,\($0.measure.rawValue),\($0.area),\($0.department),"
          + "synthetic,생성기로 만든 가상 자료\n"
      }.joined()
  }

  private func observations(_ all: [Generated]) -> String {
    var text = "series_id,period,kind,value,unit,source,note\n"
    for series in all {
      for (index, value) in series.values.enumerated() {
        let period = Self.months.lowerBound + index
        text +=
          "\(series.id),\(period),actual,\(value),\(series.unit),jipyo sample --seed \(seed),\n"
      }
    }
    return text
  }

  private var readme: String {
    """
    # sample-city: a synthetic monthly city

    **Every figure here is synthetic.** `jipyo sample --seed \(seed)` makes this folder; the same seed gives the same bytes.
    60 months (2020-01 to 2024-12), eight departments, four areas: media coverage, SNS reach, cost-review savings, grants.

    Yearly totals equal published figures of 파주시 where there are any: cost review 2023 (456 cases, 71,350백만원 reviewed,
    4,563백만원 saved), grants 2023 (44 won, 59,500백만원), planned coverage 2022-08 to 2023-12 (36).
    All other totals, the split over months and over departments are invented.

    이 폴더의 수치는 모두 생성기로 만든 가상 자료입니다. 공표된 합계가 있는 해에는 그 합계와 같도록 맞추었을 뿐, 월별·부서별 값은 실제가 아닙니다.

    """
  }

  private var package: String {
    let indicators = Self.indicators.split(separator: "\n").first.map { Self.columns(String($0)) }
    return DataPackageText(
      [
        "name": "sample-city", "title": "가상시 2025년 성과계획 (합성 자료)",
        "description": "Synthetic monthly city, made by `jipyo sample`.",
        "licenses": [.members(["name": "Apache-2.0"])],
        "sources": [.members(["title": .string("jipyo sample --seed \(seed)")])],
      ],
      tables: [
        .init(
          "goals", columns: Self.columns("goal_id,parent_id,level,name,owner"), key: ["goal_id"]),
        .init(
          "indicators", columns: indicators ?? [], numbers: ["weight", "decimals"],
          key: ["indicator_id"]),
        .init(
          "series",
          columns: Self.columns("series_id,name,unit,support,measure,area,department,status,note"),
          key: ["series_id"]),
        .init(
          "observations", columns: Self.columns("series_id,period,kind,value,unit,source,note"),
          numbers: ["value"], key: ["series_id", "period", "kind"]),
      ], own: ["organisation": "가상시", "planYear": 2025, "status": "synthetic"]
    ).text
  }

  private static func columns(_ header: String) -> [String] {
    header.split(separator: ",").map { String($0) }
  }
}
