/// LAPACKE's integer, which its header defines as a macro that Swift cannot see.
typealias LAPACKInt = Int32

/// The one-letter options of LAPACK, as C characters.
enum Letter {
  static let a = CChar(UInt8(ascii: "A"))
  static let l = CChar(UInt8(ascii: "L"))
  static let n = CChar(UInt8(ascii: "N"))
  static let s = CChar(UInt8(ascii: "S"))
  static let t = CChar(UInt8(ascii: "T"))
  static let u = CChar(UInt8(ascii: "U"))
  static let v = CChar(UInt8(ascii: "V"))
}
