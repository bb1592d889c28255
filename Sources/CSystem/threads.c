#define _GNU_SOURCE
#include "threads.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

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
