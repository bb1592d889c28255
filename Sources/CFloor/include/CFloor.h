/* The floors that the benchmark is measured beside: the least a file spool can do, on one thread, in C. */
#ifndef C_FLOOR_H
#define C_FLOOR_H

#include <stddef.h>
#include <stdint.h>

/* Writes `count` files NAME.json of `size` bytes into `directory`/pending, by way of directory/tmp and a rename.
 * Returns 0, or the error number. */
int floor_spool_fill(const char *directory, int64_t count, const char *content, size_t size);

/* For each file in directory/pending: open, fstat, read, close; create a record of `record_size` bytes in
 * directory/tmp, write, close; rename it to directory/completed; unlink the drop. `sync_every`: one syncfs after so many
 * (0: none). Adds what it did to *done. Returns 0, or the error number. */
int floor_spool_drain(const char *directory, size_t record_size, int64_t sync_every, int64_t *done);

/* Appends `count` lines of `line_size` bytes to a new file, with one write and one data sync for each `sync_every`. An
 * error number; 0: none. */
int floor_journal_append(const char *path, int64_t count, size_t line_size, int64_t sync_every);

#endif
