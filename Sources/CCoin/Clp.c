#pragma GCC visibility push(hidden)
#include "CCoin.h"
#pragma GCC visibility pop

#include "Forwarding.h"

#define CLP(result, name, parameters, arguments) \
  JIPYO_FORWARD("libClp.so.1", result, Clp_##name, parameters, arguments)
#define CLP_COLUMN(name) CLP(double *, name, (Clp_Simplex *model), (model))

CLP(Clp_Simplex *, newModel, (void), ())
CLP(void, deleteModel, (Clp_Simplex *model), (model))
CLP(void, loadProblem,
    (Clp_Simplex *model, const int columns, const int rows, const CoinBigIndex *start,
        const int *index, const double *value, const double *columns_low, const double *columns_high,
        const double *objective, const double *rows_low, const double *rows_high),
    (model, columns, rows, start, index, value, columns_low, columns_high, objective, rows_low,
        rows_high))
CLP(void, setPrimalTolerance, (Clp_Simplex *model, double value), (model, value))
CLP(void, setDualTolerance, (Clp_Simplex *model, double value), (model, value))
CLP(void, setMaximumSeconds, (Clp_Simplex *model, double value), (model, value))
CLP(void, setLogLevel, (Clp_Simplex *model, int value), (model, value))
CLP(int, dual, (Clp_Simplex *model, int values_pass), (model, values_pass))
CLP(int, primal, (Clp_Simplex *model, int values_pass), (model, values_pass))
CLP(int, status, (Clp_Simplex *model), (model))
CLP(void, freeRay, (Clp_Simplex *model, double *ray), (model, ray))
CLP_COLUMN(rowLower)
CLP_COLUMN(rowUpper)
CLP_COLUMN(columnLower)
CLP_COLUMN(columnUpper)
CLP_COLUMN(objective)
CLP_COLUMN(primalColumnSolution)
CLP_COLUMN(infeasibilityRay)
CLP_COLUMN(dualRowSolution)
