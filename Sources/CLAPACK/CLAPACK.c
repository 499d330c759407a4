#pragma GCC visibility push(hidden)
#include "CLAPACK.h"
#pragma GCC visibility pop

#define LAPACK(name, parameters, arguments) \
  JIPYO_FORWARD("liblapacke.so.3", lapack_int, LAPACKE_##name, parameters, arguments)

LAPACK(dpotrf, (int layout, char uplo, lapack_int n, double *a, lapack_int lda),
    (layout, uplo, n, a, lda))
LAPACK(dpotrs,
    (int layout, char uplo, lapack_int n, lapack_int nrhs, const double *a, lapack_int lda, double *b,
        lapack_int ldb),
    (layout, uplo, n, nrhs, a, lda, b, ldb))
LAPACK(dsyevr,
    (int layout, char jobz, char range, char uplo, lapack_int n, double *a, lapack_int lda, double vl,
        double vu, lapack_int il, lapack_int iu, double abstol, lapack_int *m, double *w, double *z,
        lapack_int ldz, lapack_int *isuppz),
    (layout, jobz, range, uplo, n, a, lda, vl, vu, il, iu, abstol, m, w, z, ldz, isuppz))
LAPACK(dgesv,
    (int layout, lapack_int n, lapack_int nrhs, double *a, lapack_int lda, lapack_int *ipiv, double *b,
        lapack_int ldb),
    (layout, n, nrhs, a, lda, ipiv, b, ldb))
LAPACK(dgelsd,
    (int layout, lapack_int m, lapack_int n, lapack_int nrhs, double *a, lapack_int lda, double *b,
        lapack_int ldb, double *s, double rcond, lapack_int *rank),
    (layout, m, n, nrhs, a, lda, b, ldb, s, rcond, rank))
LAPACK(dgesdd,
    (int layout, char jobz, lapack_int m, lapack_int n, double *a, lapack_int lda, double *s, double *u,
        lapack_int ldu, double *vt, lapack_int ldvt),
    (layout, jobz, m, n, a, lda, s, u, ldu, vt, ldvt))
LAPACK(dgeqp3,
    (int layout, lapack_int m, lapack_int n, double *a, lapack_int lda, lapack_int *jpvt, double *tau),
    (layout, m, n, a, lda, jpvt, tau))
LAPACK(dormqr,
    (int layout, char side, char trans, lapack_int m, lapack_int n, lapack_int k, const double *a,
        lapack_int lda, const double *tau, double *c, lapack_int ldc),
    (layout, side, trans, m, n, k, a, lda, tau, c, ldc))
LAPACK(dtrtrs,
    (int layout, char uplo, char trans, char diag, lapack_int n, lapack_int nrhs, const double *a,
        lapack_int lda, double *b, lapack_int ldb),
    (layout, uplo, trans, diag, n, nrhs, a, lda, b, ldb))
LAPACK(dtrtri, (int layout, char uplo, char diag, lapack_int n, double *a, lapack_int lda),
    (layout, uplo, diag, n, a, lda))

JIPYO_FORWARD("libblas.so.3", void, cblas_dgemm,
    (enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE a_as, enum CBLAS_TRANSPOSE b_as, int m, int n, int k,
        double alpha, const double *a, int lda, const double *b, int ldb, double beta, double *c,
        int ldc),
    (order, a_as, b_as, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc))
