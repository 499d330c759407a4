#ifndef JIPYO_CCLP_SHIM_H
#define JIPYO_CCLP_SHIM_H
// The C interface of COIN-OR's linear programming solver.
#include <Clp_C_Interface.h>
#endif
