import Indicators
import Testing

@Suite struct UnitAlgebraTests {
  private func unit(_ text: String) throws -> Unit { try #require(Unit(parsing: text)) }

  @Test func reading() throws {
    #expect(try unit("건").exponents == ["건": 1])
    #expect(try unit("건/월").exponents == ["건": 1, "월": -1])
    #expect(try unit("천원").scale == 1_000)
    #expect(try unit("백만원").exponents == ["원": 1])
    #expect(try unit("%").exponents != unit("%p").exponents)
    #expect(try unit("km²").exponents == ["m": 2])
    #expect(try unit("km²").isCompatible(with: unit("㎢")))
    #expect(try unit("건*원").exponents == ["건": 1, "원": 1])
    #expect(try unit("원/(건*일)").exponents == ["원": 1, "건": -1, "일": -1])
    #expect(try unit("건/년").conversionFactor(to: unit("건/월")) == 1.0 / 12)
    #expect(try unit("") == .none)
    #expect(try unit("백만 원").symbol == "백만원")
  }

  @Test(arguments: ["건/", "/건", "건**원", "건^", "(건", "건)", "건^1000", "+", "0", "=", "건,명"])
  func unreadable(_ text: String) { #expect(Unit(parsing: text) == nil) }

  @Test func products() throws {
    let perCase = try unit("원/건")
    #expect((try unit("건") * perCase).symbol == "원")
    #expect((try unit("건") * unit("천원/건")).symbol == "천원")
    #expect((try unit("원") / unit("건")).symbol == "원/건")
    #expect((try unit("백만원") / unit("원")).exponents.isEmpty)
    #expect((try unit("백만원") / unit("원")).isDimensionless == false)
    #expect((try unit("원") / unit("원")).isDimensionless)
    #expect(try unit("건").power(2)?.symbol == "건^2")
    #expect(try unit("건").power(0)?.isDimensionless == true)
    #expect(try unit("건^2").root(2)?.exponents == ["건": 1])
    #expect(try unit("건").root(2) == nil)
    #expect(try unit("건^99").power(99) == nil)
    #expect(try unit("천원").conversionFactor(to: unit("원")) == 1_000)
    #expect(try unit("억원").conversionFactor(to: unit("백만원")) == 100)
    #expect(try unit("원").conversionFactor(to: unit("건")) == nil)
    #expect(try !unit("천원").isCompatible(with: unit("원")))
  }

  /// 1e3 / (1e3 / 1e8) is 99999999.99999999.
  @Test func scalesWithoutNoise() throws {
    let converted = try unit("천원") / unit("천원/억원")
    #expect(converted.symbol == "억원")
    #expect(try converted.isCompatible(with: unit("억원")))
    #expect(try (unit("백만원") / unit("백만원/조원")).symbol == "조원")
    #expect(try (unit("분") * unit("회") / unit("분")).symbol == "회")
    #expect(try (unit("초") / unit("분")).isCompatible(with: unit("분") / unit("시간")))
  }

  @Test func symbolsOfAreasAndFractions() throws {
    #expect((try unit("명") / unit("km2")).symbol == "명/㎢")
    #expect((try unit("m") * unit("m")).symbol == "㎡")
    #expect((try unit("명") / unit("십만명")).symbol == "1/100000")
    #expect(try unit("1/100000").conversionFactor(to: .none) == 1e-5)
  }

  @Test func digitsInWords() throws {
    for (one, other) in [("m2", "㎡"), ("km2", "㎢"), ("m3", "㎥"), ("원/m2", "원/㎡")] {
      #expect(try unit(one).isCompatible(with: unit(other)))
    }
    for known in ["kW", "MWh", "tCO2eq", "tCO2", "kWh/m2", "Wh"] {
      #expect(try unit(known).isKnown, "\(known)")
    }
    #expect(try unit("kWh").conversionFactor(to: unit("Wh")) == 1_000)
    #expect(try unit("명2").isKnown == false)
    for known in ["㎍/㎥", "℃", "km/h", "tCO₂", "₩", "ton", "배", "평"] {
      #expect(try unit(known).isKnown, "\(known)")
    }
    #expect(try unit("건/1000명").isCompatible(with: unit("건/천명")))
    #expect(try unit("건/10만명").isCompatible(with: unit("건/십만명")))
    #expect(try unit("㎍/㎥").conversionFactor(to: unit("mg/m3")) == 1e-3)
    #expect(Unit.nearestNames(to: "℉").isEmpty)
  }

  @Test func builtSymbolsReadBack() throws {
    let words = ["건", "천원", "원", "월", "%", "명", "km", "억원", "년", "홍보물"]
    var random = Sequence48(seed: 11)
    for _ in 0..<500 {
      var unit = try unit(random.pick(words))
      for _ in 0..<random.next(below: 4) {
        let other = try self.unit(random.pick(words))
        unit = random.next(below: 2) == 0 ? unit * other : unit / other
      }
      let again = try self.unit(unit.symbol)
      #expect(again.exponents == unit.exponents)
      #expect((again.scale / unit.scale - 1).magnitude < 1e-12)
    }
  }

  @Test func knownWords() throws {
    #expect(try unit("천원/건").isKnown)
    #expect(try !unit("보도물").isKnown)
    #expect(try unit("보도물/건").unknownWords == ["보도물"])
    #expect(Unit.nearestNames(to: "벡만원").contains("백만원"))
    #expect(Unit.nearestNames(to: "%포인").contains("%포인트"))
  }
}
