/* The floors that the benchmark is measured beside: the least that the same work can cost, on one thread, in C.
 *
 * Each adds what it did to *done, and returns 0, or the number of the error that stopped it. */
#ifndef C_FLOOR_H
#define C_FLOOR_H

#include <stddef.h>
#include <stdint.h>

/* Writes `count` files `prefix`-NUMBER.json of `size` bytes into `directory`/pending, by way of directory/tmp and a
 * rename. */
int floor_spool_fill(const char *directory, const char *prefix, int64_t count, const char *content, size_t size,
                     int64_t *done);

/* For each file in directory/pending: open, fstat, read, close. */
int floor_spool_read(const char *directory, int64_t *done);

/* For each file in directory/pending: open, fstat, read, close; create a record of `record_size` bytes in
 * directory/tmp, write, close; rename it to directory/completed; unlink the drop. `sync_every`: one syncfs after so many
 * (0: none). */
int floor_spool_drain(const char *directory, size_t record_size, int64_t sync_every, int64_t *done);

/* Appends `count` lines of `line_size` bytes to a new file, with one write and one data sync for each `sync_every`. */
int floor_journal_append(const char *path, int64_t count, size_t line_size, int64_t sync_every, int64_t *done);

/* Starts a program `count` times with posix_spawn, each after the one before it has ended. One that does not exit with
 * 0 is ECANCELED. */
int floor_spawn(const char *program, int64_t count, int64_t *done);

/* Brings everything that was written to a directory's file system to stable storage. Counts nothing. */
int floor_sync(const char *directory);

#endif
