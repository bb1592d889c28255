#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "spool_system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif
#ifdef __APPLE__
#include <libproc.h>
#include <sys/sysctl.h>
#endif

#ifdef __linux__
static ssize_t read_file(const char *path, char *buffer, size_t size) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  ssize_t count;
  do count = read(descriptor, buffer, size - 1);
  while (count < 0 && errno == EINTR);
  close(descriptor);
  if (count >= 0) buffer[count] = 0;
  return count;
}
#endif

int spool_boot_id(char *buffer, size_t size) {
#if defined(__linux__)
  ssize_t count = read_file("/proc/sys/kernel/random/boot_id", buffer, size);
  if (count < 0) return -1;
  while (count > 0 && buffer[count - 1] == '\n') buffer[--count] = 0;
  return 0;
#elif defined(__APPLE__)
  return sysctlbyname("kern.bootsessionuuid", buffer, &size, NULL, 0);
#else
  (void)buffer; (void)size;
  errno = ENOSYS;
  return -1;
#endif
}

uint64_t spool_process_start(pid_t pid) {
#if defined(__linux__)
  char path[64], text[1024];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  if (read_file(path, text, sizeof text) <= 0) return 0;
  /* The program's name, in parentheses, may hold anything: what follows starts behind the last one. */
  char *rest = strrchr(text, ')');
  if (rest == NULL || rest[1] == 0 || rest[2] == 'Z' || rest[2] == 'X') return 0;
  rest += 2;
  for (int field = 3; field < 22 && rest != NULL; field++) {
    rest = strchr(rest, ' ');
    if (rest != NULL) rest++;
  }
  return rest == NULL ? 0 : strtoull(rest, NULL, 10);
#elif defined(__APPLE__)
  struct proc_bsdinfo info;
  if (proc_pidinfo(pid, PROC_PIDTBSDINFO, 0, &info, sizeof info) != sizeof info) return 0;
  return info.pbi_start_tvsec * 1000000 + info.pbi_start_tvusec;
#else
  return kill(pid, 0) == 0 ? 1 : 0;
#endif
}

int spool_kill(pid_t pid, uint64_t start) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  /* The descriptor pins the process, so that the number cannot go to another between the look and the signal. */
  int descriptor = (int)syscall(SYS_pidfd_open, pid, 0);
  if (descriptor >= 0) {
    int result = 0;
    if (spool_process_start(pid) == start)
      result = syscall(SYS_pidfd_send_signal, descriptor, SIGKILL, NULL, 0) == 0 ? 1 : 0;
    close(descriptor);
    return result;
  }
  if (errno == ESRCH) return 0;
#endif
  if (spool_process_start(pid) != start) return 0;
  return kill(pid, SIGKILL) == 0 ? 1 : 0;
}
