#ifdef __APPLE__
#include <errno.h>
#include <signal.h>
#include <spawn.h>

#include "process_spawn.h"

/* Darwin has no parent-death signal: a child outlives a worker that was killed, until its group is signalled. */
pid_t csystem_spawn(const csystem_spawn_request *request, const char **step) {
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_init(&actions);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                            POSIX_SPAWN_CLOEXEC_DEFAULT);
  posix_spawn_file_actions_adddup2(&actions, request->input, 0);
  posix_spawn_file_actions_adddup2(&actions, request->output, 1);
  posix_spawn_file_actions_adddup2(&actions, request->error, 2);
  for (int index = 0; index < 2; index++)
    if (request->extra[index] >= 0) posix_spawn_file_actions_adddup2(&actions, request->extra[index], 3 + index);
  if (request->directory) posix_spawn_file_actions_addchdir_np(&actions, request->directory);
  pid_t child = -1;
  int error = posix_spawn(&child, request->path, &actions, &attributes, request->arguments, request->environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error) {
    *step = "posix_spawn";
    errno = error;
    return -1;
  }
  return child;
}
#else
typedef int process_spawn_darwin_is_empty;
#endif
