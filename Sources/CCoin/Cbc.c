#pragma GCC visibility push(hidden)
#include "CCoin.h"
#pragma GCC visibility pop

#include "Forwarding.h"

#define CBC(result, name, parameters, arguments) \
  JIPYO_FORWARD("libCbcSolver.so.3", result, Cbc_##name, parameters, arguments)
#define CBC_STATE(type, name) CBC(type, name, (Cbc_Model *model), (model))

CBC(Cbc_Model *, newModel, (void), ())
CBC(void, deleteModel, (Cbc_Model *model), (model))
CBC(void, loadProblem,
    (Cbc_Model *model, const int columns, const int rows, const CoinBigIndex *start,
        const int *index, const double *value, const double *columns_low, const double *columns_high,
        const double *objective, const double *rows_low, const double *rows_high),
    (model, columns, rows, start, index, value, columns_low, columns_high, objective, rows_low,
        rows_high))
CBC(void, setInteger, (Cbc_Model *model, int column), (model, column))
CBC(void, setObjSense, (Cbc_Model *model, double sense), (model, sense))
CBC(void, setLogLevel, (Cbc_Model *model, int level), (model, level))
CBC(void, setParameter, (Cbc_Model *model, const char *name, const char *value),
    (model, name, value))
CBC(void, setAllowableFractionGap, (Cbc_Model *model, double gap), (model, gap))
CBC(void, setMaximumSeconds, (Cbc_Model *model, double seconds), (model, seconds))
CBC(void, setMaximumNodes, (Cbc_Model *model, int nodes), (model, nodes))
CBC(void, setMIPStartI, (Cbc_Model *model, int count, const int columns[], const double values[]),
    (model, count, columns, values))
CBC_STATE(int, solve)
CBC_STATE(int, isProvenOptimal)
CBC_STATE(int, isProvenInfeasible)
CBC_STATE(int, isSecondsLimitReached)
CBC_STATE(int, getNodeCount)
CBC_STATE(double *, bestSolution)
CBC_STATE(double, getBestPossibleObjValue)
