// LAPACKE and CBLAS as their own headers declare them; what is called stands in CLAPACK.c.
#ifndef JIPYO_CLAPACK_H
#define JIPYO_CLAPACK_H
// Debian's header falls back to C99 complex numbers, which Swift cannot import; these structs
// have the same layout.
#define LAPACK_COMPLEX_CUSTOM 1
typedef struct { float real, imag; } lapack_complex_float;
typedef struct { double real, imag; } lapack_complex_double;
#include <lapacke.h>
#include <cblas.h>

#include "Forwarding.h"
#endif
