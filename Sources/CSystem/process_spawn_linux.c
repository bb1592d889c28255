#ifdef __linux__
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process_spawn.h"

/* Written by the child: vfork shares the memory, so no pipe is needed to hear of a failure. */
struct report {
  volatile int error;
  const char *volatile step;
};

static _Noreturn void fail(struct report *report, const char *step) {
  report->error = errno;
  report->step = step;
  _exit(127);
}

/* Moves a descriptor out of the way of the numbers that it and its siblings are about to take. */
static int moved(struct report *report, int descriptor) {
  int copy = fcntl(descriptor, F_DUPFD, 16);
  if (copy < 0) fail(report, "dup");
  return copy;
}

static void close_from(int lowest) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, (unsigned)lowest, UINT_MAX, 0) == 0) return;
#endif
  long limit = sysconf(_SC_OPEN_MAX);
  for (int descriptor = lowest; descriptor < (limit < 0 ? 65536 : limit); descriptor++) close(descriptor);
}

/* Only what is safe between vfork and exec: system calls, and no memory of the parent's but `report`. */
static _Noreturn void become(const csystem_spawn_request *request, struct report *report, pid_t parent) {
  if (setpgid(0, 0) < 0) fail(report, "setpgid");
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) fail(report, "prctl");
  if (getppid() != parent) _exit(127); /* it died before the line above */

  /* Every signal is still blocked, so none of the parent's handlers can run in the memory that it shares. */
  struct sigaction action = {.sa_handler = SIG_DFL};
  for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);

  int input = moved(report, request->input), output = moved(report, request->output);
  int error = moved(report, request->error);
  int extra[2];
  for (int index = 0; index < 2; index++)
    extra[index] = request->extra[index] < 0 ? -1 : moved(report, request->extra[index]);
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(error, 2) < 0) fail(report, "dup2");
  for (int index = 0; index < 2; index++)
    if (extra[index] >= 0 && dup2(extra[index], 3 + index) < 0) fail(report, "dup2");
  for (int index = 0; index < 2; index++)
    if (extra[index] < 0) close(3 + index);
  close_from(5);

  if (request->directory && chdir(request->directory) < 0) fail(report, "chdir");
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(request->path, request->arguments, request->environment);
  fail(report, "exec");
}

pid_t csystem_spawn(const csystem_spawn_request *request, const char **step) {
  struct report report = {0, NULL};
  sigset_t all, before;
  sigfillset(&all);
  pid_t parent = getpid();
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = vfork();
  if (child == 0) become(request, &report, parent);
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (child < 0) {
    *step = "vfork";
    errno = error;
    return -1;
  }
  if (report.step) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
    }
    *step = report.step;
    errno = report.error;
    return -1;
  }
  return child;
}
#else
typedef int process_spawn_linux_is_empty;
#endif
