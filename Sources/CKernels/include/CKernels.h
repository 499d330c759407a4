#ifndef JIPYO_CKERNELS_H
#define JIPYO_CKERNELS_H

// Block kernels over arrays of doubles.
//
// Element i of a result depends on element i of the input alone (for the random numbers: on its
// index), never on the length of the block or on where the block begins, and is the same bit for bit
// on every x86-64 and AArch64 processor: the variants chosen at run time carry out the same operations
// in the same order, fused multiply-adds included. In and out may be the same array.

#include <stddef.h>
#include <stdint.h>

#include "CKernelsETS.h"
#include "CKernelsVariants.h"

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

// out[i] = quantile of the standard normal at p[i], with a relative error below 5e-11 (3e-13 in the
// tails); several times as fast as the above. Edges as there.
void jipyo_normal_scores(const double *p, double *out, size_t count);

// out[i] = standard normal score number `start + i` of the stream: `jipyo_normal_scores` of a uniform
// number. A counter block gives four of them, each with 32 bits of its own, continued to 52 by the
// upper bits of the next, so that tails reach as far as +-8.2.
void jipyo_philox_scores(
    uint64_t key, uint64_t stream, uint64_t start, size_t count, double *out);

// columns[i] = sum over j <= i of L[i][j] columns[j] in place, for `size` columns of `count` scores
// rounded up to a multiple of 32, which there must be room for. `factor` holds the rows of L packed.
void jipyo_correlate(
    const double *factor, size_t size, double *const *columns, size_t count);

// The same, bit for bit, in fewer steps where rows begin alike: row i equals row parents[i] < i in all
// elements of that row but its last; parents[0] is 0. For up to JIPYO_MOST_SHARED columns.
enum { JIPYO_MOST_SHARED = 64 };
void jipyo_correlate_shared(
    const double *factor, const uint32_t *parents, size_t size, double *const *columns,
    size_t count);

// out[i] = table value at scores[i], which is cut into `cells` cells of 1 / per_unit from `low` on:
// the cubic c0 + c1 t + ... of four numbers a cell, t from 0 to 1; or, of two numbers a cell, the first
// up to the score that is the second, the first of the next cell above. Where the result is NaN, and
// for scores outside (which find their value in a last cell), the place is noted in `missing`.
void jipyo_cubic_table(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count);
void jipyo_step_table(
    const double *table, double low, double per_unit, double cells, const double *scores,
    double *out, size_t count, uint32_t *missing, size_t *missing_count);

// out[i] = e^x[i], within 1 ulp (2 where the result is subnormal).
void jipyo_exps(const double *x, double *out, size_t count);
double jipyo_exp(double x);

// out[i] = e^(a + b x[i]), the exponent rounded once.
void jipyo_exps_of_line(double a, double b, const double *x, double *out, size_t count);

// out[i] = natural logarithm of x[i], within 1 ulp; log 0 = -infinity, negative gives NaN.
void jipyo_logs(const double *x, double *out, size_t count);
double jipyo_log(double x);

// out[i] = a + b x[i].
void jipyo_line(double a, double b, const double *x, double *out, size_t count);

// y[i] = a * x[i] + y[i], rounded once.
void jipyo_axpy(double a, const double *x, double *y, size_t count);

// The operations of formulas on blocks. A result that is not finite becomes NaN, and so does one of
// which an operand that counts is NaN.
enum jipyo_operation {
  JIPYO_ADD, JIPYO_SUBTRACT, JIPYO_MULTIPLY, JIPYO_DIVIDE, JIPYO_SQUARE, JIPYO_CUBE, JIPYO_FOURTH,
  JIPYO_NEGATE, JIPYO_NOT, JIPYO_AND, JIPYO_OR, JIPYO_SELECT, JIPYO_LESS, JIPYO_LESS_OR_EQUAL,
  JIPYO_GREATER, JIPYO_GREATER_OR_EQUAL, JIPYO_EQUAL, JIPYO_NOT_EQUAL, JIPYO_MIN, JIPYO_MAX,
  JIPYO_CLAMP, JIPYO_ABS, JIPYO_SQRT, JIPYO_FLOOR, JIPYO_CEIL, JIPYO_LARGEST_SIZE, JIPYO_SETTLE,
  JIPYO_KNOWN
};

// out[i] = operation of a[i], b[i], c[i], of which unused ones are not read. `JIPYO_LARGEST_SIZE` is the
// largest magnitude of the three. `JIPYO_SETTLE` is a[i], or 0 where its magnitude is below 2^-46 of that
// of b[i] or c[i]. `JIPYO_KNOWN` is a[i] itself, or NaN where it is not finite.
void jipyo_operate(
    int operation, const double *a, const double *b, const double *c, double *out, size_t count);

// x rounded half away from zero to multiples of 1 / scale, or of scale where it divides; what has no digits
// there stays as it is. So do numbers so near a tie that their decimal digits must decide, whose
// places are listed: at most `count`. x and out may be the same.
void jipyo_round(
    double scale, int divides, const double *x, double *out, size_t count, uint32_t *ties,
    size_t *tie_count);

// Power sums of the finite numbers of a column about a shift.
struct jipyo_moments {
  double count, sums[4], minimum, maximum;
};

// Adds the sums over x[0..<count] of (x - shift)^k, k = 1 to 4, of the elements that are finite.
void jipyo_add_moments(
    const double *x, size_t count, double shift, struct jipyo_moments *moments);

// By how much numbers fall short of two thresholds, summed: for each the sum, the sum of squares, the
// most.
struct jipyo_shortfalls {
  double sums[2], squares[2], farthest[2];
};

// Adds (t - x)^+ of each threshold t, or (x - t)^+ where `sign` is -1 instead of 1; NaN counts as 0.
void jipyo_add_shortfalls(
    const double *x, size_t count, double sign, double first, double second,
    struct jipyo_shortfalls *shortfalls);

// Counts finite numbers by bin: 0 for those below `low`, then bins of width 1 / scale, `last` for all
// above them.
void jipyo_histogram(
    const double *x, size_t count, double low, double scale, uint32_t last, uint32_t *counts);

// Copies the numbers whose bin is wanted, in order, and says how many there are; `out` has room for one
// more. With `counts` it counts by bin as well.
void jipyo_select_bins(
    const double *x, size_t count, double low, double scale, uint32_t last,
    const uint8_t *is_wanted, double *out, size_t *out_count);
void jipyo_count_and_select_bins(
    const double *x, size_t count, double low, double scale, uint32_t last,
    const uint8_t *is_wanted, uint32_t *counts, double *out, size_t *out_count);

// out[i] = y[i] - x[i], or `first` where the two differ by no more than rounding of x and y leaves.
void jipyo_differences(
    const double *x, const double *y, double first, double *out, size_t count);

// How many numbers are at least the target, or at most.
void jipyo_count_reaching(
    const double *x, size_t count, double target, int is_lower_better, size_t *reaching);

// How many pairs reach the target only in y, and only in x; a pair with NaN in either is neither.
void jipyo_count_changes(
    const double *x, const double *y, size_t count, double target, int is_lower_better,
    size_t *gained, size_t *lost);

// Sums over pairs of outcomes a, b and what they become when they swap one input, ab and ba.
struct jipyo_swaps {
  double product;  // of a - ab and ba - b
  double whole;    // of the squares of a - b and ba - ab
  double change;   // of the squares of a - ab and ba - b
  double square;   // of the squares of ab and ba from a centre
};
void jipyo_add_swaps(
    const double *a, const double *b, const double *ab, const double *ba, double centre, size_t count,
    struct jipyo_swaps *swaps);

// Tells the system that a large array, not yet written, had better lie in pages of 2 MB.
void jipyo_prefer_large_pages(void *memory, size_t size);

// Lets memory that is given back be used again by the whole process: arrays of some megabytes would
// else go back to the system and come again page by page, each by a fault.
void jipyo_keep_memory(void);

// The result of a pure function (any number from 1) at a and b, where this thread met it lately: 1
// and `value`, or 0. What is remembered may be forgotten at any time.
int jipyo_recall(int32_t function, double a, double b, double *value);
void jipyo_remember(int32_t function, double a, double b, double value);

// Direction numbers of Sobol' sequences: see sobol_directions.c for the layout.
const uint16_t *jipyo_sobol_directions(void);

// out[i] = coordinate of Sobol' point `start + i` (modulo 2^32) in the dimension whose 32 columns,
// digits reversed, are given. Plain points are multiples of 2^-32 and the first is 0; scrambled ones
// (Owen's nested scrambling by hash, keyed by `key`) are odd multiples of 2^-53.
void jipyo_sobol_points(
    const uint32_t *columns, int is_scrambled, uint64_t key, uint64_t start, size_t count,
    double *out);

#endif
