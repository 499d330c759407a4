import CKernels

/// The C kernels over Swift arrays.
enum Kernels {
  static func fillUniforms(
    _ out: inout [Double], key: UInt64, stream: UInt64, start: UInt64
  ) {
    out.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      jipyo_philox_uniforms(key, stream, start, buffer.count, base)
    }
  }

  static func normalQuantilesInPlace(_ values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      jipyo_normal_quantiles(base, base, buffer.count)
    }
  }

  static func expInPlace(_ values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      jipyo_exps(base, base, buffer.count)
    }
  }

  /// `y += a x`, each element rounded once; the shorter length counts.
  static func axpy(_ a: Double, _ x: [Double], _ y: inout [Double]) {
    let count = min(x.count, y.count)
    y.withUnsafeMutableBufferPointer { target in
      x.withUnsafeBufferPointer { source in
        guard let to = target.baseAddress, let from = source.baseAddress else { return }
        jipyo_axpy(a, from, to, count)
      }
    }
  }
}
