import Indicators
import Testing

@Suite struct ExpressionReferenceTests {
  struct Cases: Decodable {
    struct Case: Decodable {
      let formula: String
      let value: Double?
    }
    let environment: [String: Double]
    let cases: [Case]
  }

  @Test func agreesWithPythonAndPrintsBack() throws {
    let fixture = try Fixture.decode("formulas", as: Cases.self)
    #expect(fixture.cases.count == 1_500)
    for row in fixture.cases {
      let expression = try Expression(parsing: row.formula)
      let again = try Expression(parsing: expression.description)
      #expect(again == expression, "\(row.formula) → \(expression)")
      let value = try? expression.evaluate { fixture.environment[$0] }
      if let expected = row.value, let value {
        let tolerance = 1e-9 * max(1, expected.magnitude)
        #expect((value - expected).magnitude <= tolerance, "\(row.formula)")
      } else {
        #expect(value == nil && row.value == nil, "\(row.formula): \(value as Double?)")
      }
    }
  }

  /// 측정산식 of 광주 서구's plan for 2017, with components that give the published targets.
  @Test func compositeIndicatorsOfThePlan() throws {
    let media = try Expression(
      parsing: "(자료제공건수 × 0.2) + (보도건수 × 0.3) + (특별기사 × 0.5)")
    let coverage = try media.evaluate {
      ["자료제공건수": 1_000, "보도건수": 6_000, "특별기사": 256][$0]
    }
    #expect(coverage == 2_128)
    let sns = try Expression(
      parsing: "(게재건수×0.7)+(블로그_일평균_페이지뷰×0.1+페이스북_좋아요×0.1+카카오스토리_구독자×0.1)")
    let reach = try sns.evaluate {
      [
        "게재건수": 172_200, "블로그_일평균_페이지뷰": 11_000, "페이스북_좋아요": 8_000,
        "카카오스토리_구독자": 2_000,
      ][$0]
    }
    #expect((reach - 122_640).magnitude < 1e-9)
    let planned = try Expression(parsing: "인터뷰 + 기고 + 축사")
    #expect(try planned.evaluate { ["인터뷰": 100, "기고": 50, "축사": 20][$0] } == 170)
  }

  @Test func precedence() throws {
    func value(_ text: String) throws -> Double {
      try Expression(parsing: text).evaluate { _ in nil }
    }
    #expect(try value("2 ^ 3 ^ 2") == 512)
    #expect(try value("-2 ^ 2") == -4)
    #expect(try value("(-2) ^ 2") == 4)
    #expect(try value("2 ^ -1") == 0.5)
    #expect(try value("7 - 2 - 1") == 4)
    #expect(try value("not 1 == 2") == 1)
    #expect(try value("1 or 1 / 0") == 1)
    #expect(try value("if(0, 1 / 0, 5)") == 5)
    #expect(try value("round(-2.5)") == -3)
    #expect(try value("round(1234, -2)") == 1200)
    #expect(try value("clamp(12, 0, 10)") == 10)
    #expect(try value("６ × ７") == 42)
    #expect(try value("7 − 2") == 5)
    #expect(try value("1 ≤ 2") == 1)
  }

  /// As Python's decimal module rounds the numbers as written, ROUND_HALF_UP; binary halves and
  /// their products lie off them.
  @Test(arguments: [
    ("round(2.675, 2)", 2.68), ("round(1.005, 2)", 1.01), ("round(-2.675, 2)", -2.68),
    ("round(0.285 * 100)", 29), ("round(8.325, 2)", 8.33), ("round(1.115 * 100, 0)", 112),
    ("round(2.674999, 2)", 2.67), ("round(81.87499999999996, 2)", 81.88), ("round(15, -1)", 20),
    ("round(1250, -2)", 1300), ("round(0.5)", 1), ("round(1.4999999999)", 1),
    ("round(4503599627370497.5)", 4_503_599_627_370_498), ("floor(0.29 * 100)", 29),
    ("floor(1234567.999)", 1_234_567), ("ceil(1.1 * 10)", 11), ("ceil(1234567.001)", 1_234_568),
    ("floor(-15.4)", -16), ("ceil(-15.4)", -15), ("floor(28.9999)", 28),
  ])
  func roundingIsThatOfTheDecimalAsWritten(_ row: (String, Double)) throws {
    #expect(try Expression(parsing: row.0).evaluate { _ in nil } == row.1)
  }

  @Test func quantitiesAndPeriods() throws {
    let weight = try Expression(parsing: "0.1 [건/명] * 구독자 + 12 건")
    #expect(try weight.evaluate { _ in 50 } == 17)
    #expect(weight.description == "0.1 [건/명] * 구독자 + 12 건")
    let index = try Expression(parsing: "x / x[2019] * 100")
    #expect(try index.evaluate({ _ in 30 }, at: { $1 == .year(2019) ? 20 : nil }) == 150)
    for text in ["x[2023-12]", "x[2023Q4]", "x[2023H1]", "x[17]", "x[2023-12-31]"] {
      #expect(try Expression(parsing: text).description == text)
    }
  }

  @Test func errorsOfEvaluation() throws {
    func error(_ text: String) throws -> EvaluationError? {
      let expression = try Expression(parsing: text)
      return #expect(throws: EvaluationError.self) {
        try expression.evaluate { $0 == "x" ? 2 : ($0 == "nan" ? .nan : nil) }
      }
    }
    #expect(try error("y + 1") == .missingValue(name: "y", period: nil))
    #expect(try error("x[2019]") == .missingValue(name: "x", period: .year(2019)))
    #expect(try error("x / (x - 2)") == .divisionByZero(in: "x / (x - 2)"))
    #expect(try error("log(x - 2)") == .outOfDomain(in: "log(x - 2)"))
    #expect(try error("sqrt(-x)") == .outOfDomain(in: "sqrt(-x)"))
    #expect(try error("(-x) ^ 0.5") == .outOfDomain(in: "(-x) ^ 0.5"))
    #expect(try error("exp(1000)")?.code == "formula-not-finite")
    #expect(try error("nan + 1")?.code == "formula-not-finite")
    #expect(try error("prev(x, 1)")?.code == "formula-needs-periods")
    #expect(try error("y")?.message.ko == "'y'의 값이 없습니다.")
  }
}
