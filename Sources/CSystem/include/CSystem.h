/*
 * CSystem.h: what the system offers and Swift's imports of it lack. One header a concern; Linux and Darwin.
 */
#ifndef CSYSTEM_H
#define CSYSTEM_H

#include "loaded_libraries.h"
#include "process_spawn.h"
#include "spool_system.h"
#include "threads.h"

#endif
