#ifndef JIPYO_CKERNELS_H
#define JIPYO_CKERNELS_H

// Block kernels over arrays of doubles.
//
// Element i of a result depends on element i of the input alone (for the random numbers: on its
// index), never on the length of the block or on where the block begins, and is the same bit for bit
// on every x86-64 and AArch64 processor: the AVX2 variants chosen at run time carry out the same
// operations in the same order as the portable loops. In and out may be the same array.

#include <stddef.h>
#include <stdint.h>

#include "CKernelsETS.h"

// One block of Philox4x32-10 (J. K. Salmon et al., SC'11): counter and key in, four words out.
void jipyo_philox4x32_10(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4]);

// out[i] = uniform number `start + i` of the stream (key, stream): an odd multiple of 2^-53, so
// strictly between 0 and 1 and symmetric about 1/2. Each counter block gives two numbers.
void jipyo_philox_uniforms(
    uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out);

// out[i] = quantile of the standard normal at p[i] (Wichura's AS 241, PPND16; relative error about
// 1e-15 down to p = 1e-300). 0 and 1 give minus and plus infinity; anything outside gives NaN.
void jipyo_normal_quantiles(const double *p, double *out, size_t count);
double jipyo_normal_quantile(double p);

// out[i] = e^x[i], within 1 ulp (2 where the result is subnormal).
void jipyo_exps(const double *x, double *out, size_t count);
double jipyo_exp(double x);

// out[i] = natural logarithm of x[i], within 1 ulp; log 0 = -infinity, negative gives NaN.
void jipyo_logs(const double *x, double *out, size_t count);
double jipyo_log(double x);

// y[i] = a * x[i] + y[i], rounded once.
void jipyo_axpy(double a, const double *x, double *y, size_t count);


// Direction numbers of Sobol' sequences: see sobol_directions.c for the layout.
const uint16_t *jipyo_sobol_directions(void);

// out[i] = coordinate of Sobol' point `start + i` (modulo 2^32) in the dimension whose 32 columns,
// digits reversed, are given. Plain points are multiples of 2^-32 and the first is 0; scrambled ones
// (Owen's nested scrambling by hash, keyed by `key`) are odd multiples of 2^-53.
void jipyo_sobol_points(
    const uint32_t *columns, int is_scrambled, uint64_t key, uint64_t start, size_t count,
    double *out);

#endif
