#pragma GCC visibility push(hidden)
#include "CWorkbook.h"
#pragma GCC visibility pop

#include "Forwarding.h"

#define ZLIB(result, name, parameters, arguments) \
  JIPYO_FORWARD("libz.so.1", result, name, parameters, arguments)

ZLIB(int, inflateInit2_, (z_streamp stream, int window, const char *version, int size),
    (stream, window, version, size))
ZLIB(int, inflate, (z_streamp stream, int flush), (stream, flush))
ZLIB(int, inflateEnd, (z_streamp stream), (stream))
ZLIB(uLong, crc32, (uLong crc, const Bytef *bytes, uInt count), (crc, bytes, count))
