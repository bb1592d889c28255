/*
 * process_spawn.h: starts a child process in a process group of its own, with exactly the descriptors it is meant to
 * have, that does not outlive the thread that started it.
 */
#ifndef CSYSTEM_PROCESS_SPAWN_H
#define CSYSTEM_PROCESS_SPAWN_H

#include <stdint.h>
#include <sys/types.h>

typedef struct csystem_spawn_request {
  const char *path;         /* the executable: looked up nowhere */
  char *const *arguments;   /* NULL-terminated, the program's name first */
  char *const *environment; /* NULL-terminated */
  const char *directory;    /* NULL: the parent's */
  int input;                /* becomes descriptor 0 */
  int output;               /* becomes descriptor 1 */
  int error;                /* becomes descriptor 2 */
  int extra[2];             /* become descriptors 3 and 4; -1: none. Every other descriptor is closed. */
} csystem_spawn_request;

/*
 * Returns the child's process id, which is its group's too. On failure returns -1 with errno set, after the child (if
 * there was one) was reaped, and `step` names the call that failed.
 *
 * Linux: the child is killed when the calling *thread* ends, so that thread has to wait for it. All signals have their
 * default action and none is blocked in the child.
 */
pid_t csystem_spawn(const csystem_spawn_request *request, const char **step);

/* A descriptor that becomes readable when the process ends; -1 where the system has none. */
int csystem_process_descriptor(pid_t pid);

/* Waits until `pid` has ended, without reaping it: its process group still exists, and its number is not given away.
 * Returns 1 if it has ended, 0 if not (only with `block` 0), -1 on error. */
int csystem_process_ended(pid_t pid, int block);

/* write(2) that answers EPIPE without raising SIGPIPE, whatever the process does with that signal. */
ssize_t csystem_write_pipe(int descriptor, const void *bytes, size_t count);

/* The environment of this process: NULL-terminated. */
char *const *csystem_environment(void);

/* A pipe whose both ends are closed by exec. 0, or -1 with errno. */
int csystem_pipe(int ends[2]);

#endif
