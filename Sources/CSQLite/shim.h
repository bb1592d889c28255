/* SQLite's own header, and what Swift cannot call by itself: variadic functions, function-like macros, and functions
 * that are newer than the SQLite of some distributions in use. */
#ifndef INTENT_CSQLITE_SHIM_H
#define INTENT_CSQLITE_SHIM_H

#include <sqlite3.h>

static inline int intent_sqlite_configure(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

/* Copies the bytes: Swift's are gone when the call returns. An empty text may come without an address, which SQLite
 * would take for null. */
static inline int intent_sqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, index, text ? text : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* Where in the SQL text the last error was noticed, in bytes; -1 if unknown. (SQLite 3.38.) */
static inline int intent_sqlite_error_offset(sqlite3 *db) {
#if SQLITE_VERSION_NUMBER >= 3038000
  return sqlite3_error_offset(db);
#else
  (void)db;
  return -1;
#endif
}

/* Changes of the last statement and of the connection, in 64 bits where SQLite counts so (3.37). */
static inline sqlite3_int64 intent_sqlite_changes(sqlite3 *db) {
#if SQLITE_VERSION_NUMBER >= 3037000
  return sqlite3_changes64(db);
#else
  return sqlite3_changes(db);
#endif
}

static inline sqlite3_int64 intent_sqlite_total_changes(sqlite3 *db) {
#if SQLITE_VERSION_NUMBER >= 3037000
  return sqlite3_total_changes64(db);
#else
  return sqlite3_total_changes(db);
#endif
}

#endif
