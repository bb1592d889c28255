#define _GNU_SOURCE
#include "threads.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#ifdef __linux__
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

int64_t csystem_monotonic(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void csystem_condition_init(pthread_cond_t *condition) {
#ifdef __APPLE__
  pthread_cond_init(condition, NULL);
#else
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(condition, &attributes);
  pthread_condattr_destroy(&attributes);
#endif
}

int csystem_condition_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t nanoseconds) {
  if (nanoseconds < 0) nanoseconds = 0;
#ifdef __APPLE__
  struct timespec span = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  return pthread_cond_timedwait_relative_np(condition, mutex, &span) == ETIMEDOUT;
#else
  int64_t now = csystem_monotonic();
  int64_t until = nanoseconds > INT64_MAX - now ? INT64_MAX : now + nanoseconds;
  struct timespec time = {until / 1000000000, until % 1000000000};
  return pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT;
#endif
}

struct start {
  void (*body)(void *argument);
  void *argument;
  const char *name;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
#ifdef __APPLE__
  pthread_setname_np(start.name);
#else
  pthread_setname_np(pthread_self(), start.name);
#endif
  start.body(start.argument);
  return NULL;
}

int csystem_thread_start(void (*body)(void *argument), void *argument, size_t stack, const char *name) {
  struct start *start = malloc(sizeof *start);
  if (!start) return ENOMEM;
  *start = (struct start){body, argument, name};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, stack);
  pthread_t thread;
  int error = pthread_create(&thread, &attributes, run, start);
  pthread_attr_destroy(&attributes);
  if (error) free(start);
  return error;
}

#ifdef __linux__
/* The state in /proc/self/task/ID/stat, behind the name in parentheses, which may hold anything. */
static int is_runnable(int32_t thread) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", thread);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t size = read(file, text, sizeof text - 1);
  close(file);
  if (size <= 0) return 0;
  text[size] = 0;
  const char *end = strrchr(text, ')');
  return end && end[1] == ' ' && end[2] == 'R';
}
#endif

int32_t csystem_thread_id(void) {
#ifdef __linux__
  return (int32_t)syscall(SYS_gettid);
#else
  return 0;
#endif
}

int csystem_runnable_threads(const int32_t *threads, size_t count, int enough) {
  int found = 0;
#ifdef __linux__
  for (size_t i = 0; i < count && found < enough; i++) found += is_runnable(threads[i]);
#else
  (void)threads; (void)count; (void)enough;
#endif
  return found;
}
