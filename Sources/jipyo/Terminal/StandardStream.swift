import Foundation

/// Writes to standard output and standard error; what cannot be written is told, never a trap.
enum StandardStream {
  /// Writes all bytes to a descriptor.
  ///
  /// - Returns: whether they were all taken; not where the disk is full or the stream is closed.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count >= 0 {
          done += count
        } else if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// Words on standard error, as far as it takes them.
  static func tell(_ text: String) {
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }
}
