public import LinearAlgebra

/// A season cut into blocks of equal length, each block the sum of its periods: months → two months →
/// quarters → thirds → halves → year.
///
/// G. Athanasopoulos, R. J. Hyndman, N. Kourentzes and F. Petropoulos (2017), *European Journal of
/// Operational Research* 262, 60–74.
public struct TemporalHierarchy: Sendable, Equatable {
  /// Periods in a season, such as 12.
  public let season: Int
  /// The block lengths, the whole season first and 1 last.
  public let blocks: [Int]
  /// Every block as a sum of periods, `nodes × season`: the season, then its blocks in time order, level
  /// by level, the periods themselves last.
  public let summing: Matrix

  /// The longest season that is cut into blocks.
  public static let longestSeason = 400

  /// Makes the hierarchy of a season and of those of its divisors that are given; by default of all, or
  /// of the season alone where it has more than 24 periods.
  public init(season: Int, blocks: [Int]? = nil) {
    let season = max(1, season)
    let chosen = blocks ?? Self.usual(season)
    let kept = Set(chosen + [1]).filter { $0 >= 1 && season % $0 == 0 }.sorted(by: >)
    self.season = season
    self.blocks = kept
    var summing = Matrix(rows: kept.reduce(0) { $0 + season / $1 }, columns: season)
    var row = 0
    for block in kept {
      for first in stride(from: 0, to: season, by: block) {
        for column in first..<(first + block) { summing[row, column] = 1 }
        row += 1
      }
    }
    self.summing = summing
  }

  private static func usual(_ season: Int) -> [Int] {
    if season > longestSeason { return [1] }
    return season > 24 ? [season, 1] : (1...season).filter { season % $0 == 0 }
  }

  /// The rows of the periods themselves.
  public var leaves: [Int] { Array((summing.rows - season)..<summing.rows) }

  /// The newest whole blocks of a history, oldest first; nil for a block with a gap.
  static func sums(_ values: [Double?], block: Int) -> [Double?] {
    stride(from: values.count % block, to: values.count, by: block).map { first in
      var sum = 0.0
      for value in values[first..<(first + block)] {
        guard let value else { return nil }
        sum += value
      }
      return sum
    }
  }
}
