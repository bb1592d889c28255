#ifndef INTENT_CSYSTEM_H
#define INTENT_CSYSTEM_H

/* System calls that the platform's Swift overlay lacks or cannot import, each with a portable fallback. */

#include "spool_system.h"

#endif
