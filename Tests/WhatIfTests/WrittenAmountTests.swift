import Indicators
import Probability
import Testing

@testable import WhatIf

/// Targets and fixed formulas written as amounts, `5억`, or with a unit, `30백만원`.
@Suite struct WrittenAmountTests {
  private func target(unit: String, written: WrittenUnit) throws -> Double? {
    let declaration = try model(
      drivers: [("grant", "normal(4.8, 0.4)")], formulas: [("income", "grant * 2")],
      outcomes: ["income"],
      targets: [.init(outcome: "income", value: 500_000_000, written: written)],
      units: ["grant": unit])
    return try CompiledModel(declaration).declaration.targets.first?.value
  }

  @Test(arguments: [
    ("억원", 5.0), ("백만원", 500), ("원", 500_000_000), ("명", 500_000_000), ("천명", 500_000_000),
  ])
  func anAmountIsBroughtToTheUnitOfItsOutcome(_ unit: String, _ value: Double) throws {
    #expect(try target(unit: unit, written: .amount) == value)
    #expect(try target(unit: unit, written: .none) == 500_000_000)
  }

  @Test func anAmountSaysNothingOfAPrice() {
    #expect(throws: Findings.self) { try target(unit: "만원/명", written: .amount) }
  }

  /// 500,000,000 with a unit of its own, in the unit of the outcome.
  @Test(arguments: [
    ("억원", "원", 5.0), ("백만원", "천원", 500_000), ("원", "백만원", 5e14), ("분", "시간", 3e10),
    ("%", "%", 5e8),
  ])
  func aUnitIsBroughtToThatOfTheOutcome(_ unit: String, _ other: String, _ value: Double) throws {
    let written = WrittenUnit.unit(try #require(Unit(parsing: other)))
    #expect(try target(unit: unit, written: written) == value)
  }

  @Test(arguments: [("명", "원"), ("", "%"), ("%", "%p"), ("만원/명", "원")])
  func anotherUnitIsRefused(_ unit: String, _ other: String) throws {
    let written = WrittenUnit.unit(try #require(Unit(parsing: other)))
    #expect(throws: Findings.self) { try target(unit: unit, written: written) }
  }

  private func fixed(_ written: WrittenUnit) throws -> DriverModel {
    try model(
      drivers: [("grant", "normal(4.8, 0.4)")], formulas: [("income", "grant * 2")],
      outcomes: ["income"],
      scenarios: [
        .init(name: "won", overrides: ["income": .number(3e8)], written: ["income": written]),
        .init(name: "next", extends: "won"),
      ], units: ["grant": "억원"])
  }

  /// 3억 of a formula in 억원 is 3, also where another scenario inherits it.
  @Test func fixedFormulasAreBroughtToTheirUnit() throws {
    let result = try CompiledModel(try fixed(.amount)).simulate(SimulationOptions(draws: 100))
    #expect(["won", "next"].map { result[$0]?["income"]?.mean.value } == [3, 3])
    let found = codes(of: try fixed(.unit(try #require(Unit(parsing: "명")))))
    #expect(found == ["scenario-amount"])
  }

  /// A lever in 백만원 that a formula of numbers sets to `1 억원` or `5 건` is not 1 or 5.
  @Test(arguments: [("1 [억원]", "unit-scale-mismatch"), ("5 [건]", "unit-mismatch")])
  func leversRefuseFormulasInOtherUnits(_ text: String, _ code: String) throws {
    let lever = DriverModel.Lever(name: "cost", unit: unit("백만원"), value: 30)
    let scenario = DriverModel.Scenario(name: "s", overrides: ["cost": try formula(text)])
    let declaration = try model(levers: [lever], outcomes: ["cost"], scenarios: [scenario])
    #expect(codes(of: declaration) == [code])
  }
}
