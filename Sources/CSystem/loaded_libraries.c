#define _GNU_SOURCE
#include "loaded_libraries.h"

#ifdef __APPLE__
#include <mach-o/dyld.h>

void csystem_each_loaded_library(void (*visit)(const char *path, void *argument), void *argument) {
  for (uint32_t i = 0; i < _dyld_image_count(); i++) {
    const char *path = _dyld_get_image_name(i);
    if (path) visit(path, argument);
  }
}

#else
#include <link.h>

struct visitor {
  void (*visit)(const char *path, void *argument);
  void *argument;
};

static int visit_one(struct dl_phdr_info *info, size_t size, void *argument) {
  (void)size;
  struct visitor *visitor = argument;
  /* The program itself has an empty name. */
  if (info->dlpi_name && info->dlpi_name[0]) visitor->visit(info->dlpi_name, visitor->argument);
  return 0;
}

void csystem_each_loaded_library(void (*visit)(const char *path, void *argument), void *argument) {
  struct visitor visitor = {visit, argument};
  dl_iterate_phdr(visit_one, &visitor);
}
#endif
