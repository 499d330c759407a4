// The C interface of COIN-OR's linear programming solver; what is called stands in CClp.c.
#ifndef JIPYO_CCLP_H
#define JIPYO_CCLP_H
#include <coin/Clp_C_Interface.h>
#endif
