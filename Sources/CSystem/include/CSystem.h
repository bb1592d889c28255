#ifndef CSYSTEM_H
#define CSYSTEM_H

#include "loaded_libraries.h"
#include "process_spawn.h"
#include "threads.h"

#endif
