import Indicators
import Testing

@testable import WhatIf

/// Targets written as amounts, `5억`, of outcomes in any multiple of 원.
@Suite struct TargetAmountTests {
  private func target(unit: String, isAmount: Bool) throws -> Double? {
    let declaration = try model(
      drivers: [("grant", "normal(4.8, 0.4)")], formulas: [("income", "grant * 2")],
      outcomes: ["income"],
      targets: [.init(outcome: "income", value: 500_000_000, isAmount: isAmount)],
      units: ["grant": unit])
    return try CompiledModel(declaration).declaration.targets.first?.value
  }

  @Test(arguments: [
    ("억원", 5.0), ("백만원", 500), ("원", 500_000_000), ("명", 500_000_000), ("천명", 500_000_000),
  ])
  func anAmountIsBroughtToTheUnitOfItsOutcome(_ unit: String, _ value: Double) throws {
    #expect(try target(unit: unit, isAmount: true) == value)
    #expect(try target(unit: unit, isAmount: false) == 500_000_000)
  }

  @Test func anAmountSaysNothingOfAPrice() {
    #expect(throws: Findings.self) { try target(unit: "만원/명", isAmount: true) }
  }
}
