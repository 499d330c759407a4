import Glibc

/// OpenBLAS held to one thread.
///
/// On a busy machine OpenBLAS's own threads make a small factorisation up to a thousand times slower,
/// and here the parallelism is over series and blocks. The setting is made once, before the first
/// call; a reference BLAS has no such function and needs none.
enum BLASThreads {
  /// True where the linked BLAS is OpenBLAS and has been held to one thread.
  static let pinned: Bool = {
    guard let symbol = dlsym(nil, "openblas_set_num_threads") else { return false }
    typealias SetThreads = @convention(c) (Int32) -> Void
    unsafeBitCast(symbol, to: SetThreads.self)(1)
    return true
  }()

  /// Makes the setting if it has not been made; every entry to LAPACK or BLAS calls it first.
  @inline(__always)
  static func pin() { _ = pinned }
}
