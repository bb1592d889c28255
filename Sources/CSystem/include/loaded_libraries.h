/* loaded_libraries.h: the dynamic loader's own account of what it has loaded. */
#ifndef CSYSTEM_LOADED_LIBRARIES_H
#define CSYSTEM_LOADED_LIBRARIES_H

/* Calls `visit` once for each library that is mapped into the process, in the order of loading. The path is borrowed. */
void csystem_each_loaded_library(void (*visit)(const char *path, void *argument), void *argument);

#endif
