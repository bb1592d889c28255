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

/* The kernel's number of the calling thread; 0 where there is none. */
int32_t csystem_thread_id(void);

/* How many of this process' threads are not blocked: they run, or wait for a processor. Counts no further than `enough`;
 * 0 also where it cannot be told. Costs some microseconds a thread that is blocked. */
int csystem_runnable_threads(const int32_t *threads, size_t count, int enough);

/* Nanoseconds of the monotonic clock. */
int64_t csystem_monotonic(void);

#endif
