/*
 * threads.h: what POSIX threads have and Swift does not: waiting on a condition with a timeout that the wall clock does
 * not move.
 */
#ifndef CSYSTEM_THREADS_H
#define CSYSTEM_THREADS_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

/* A condition for csystem_condition_wait: timed by the monotonic clock. */
void csystem_condition_init(pthread_cond_t *condition);

/* Waits at most so many nanoseconds. Returns 1 if they passed, 0 if the condition was signalled (or for no reason). */
int csystem_condition_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t nanoseconds);

/* Starts a detached thread with a stack of that size. Returns 0 or an error number. */
int csystem_thread_start(void (*body)(void *argument), void *argument, size_t stack, const char *name);

/* Nanoseconds of the monotonic clock. */
int64_t csystem_monotonic(void);

#endif
