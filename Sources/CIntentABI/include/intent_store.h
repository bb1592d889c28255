/*
 * intent_store.h: the function table of the service "store", version 1. The rules of intent_abi.h hold.
 *
 * The store is a relational database, one a tenant: a session opened with a token reaches the database of that
 * attempt's tenant and no other. A job without a tenant has the database "default".
 *
 * Every function is synchronous and may block its thread. A session belongs to one thread at a time. Parameters are a
 * JSON array (bound to ?1, ?2, ...) or object (bound to :name); strings, numbers, true and false (1 and 0) and null
 * bind as themselves, arrays and objects as their JSON text. Every parameter needs its value, and every value its
 * parameter. Rows come back as a JSON array of objects, columns in order; integers keep all 64 bits; a blob is an error.
 *
 * What SQL may not do: ATTACH, DETACH and VACUUM, load extensions, change settings (PRAGMA), begin or end transactions
 * (SAVEPOINT is allowed inside of a body), make temporary tables, write to tables whose names start with "_intent_".
 *
 * A session that was closed, or is used by two threads at once, is told INTENT_STORE_ERROR. A session whose attempt has
 * ended is told INTENT_STORE_STALE, and a transaction open at that moment is rolled back.
 *
 * On an answer other than OK or REPLAYED the receiver was given the reason as text.
 */
#ifndef INTENT_STORE_H
#define INTENT_STORE_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define INTENT_STORE_VERSION 1u

enum {
  INTENT_STORE_OK = 0,
  INTENT_STORE_STALE = 1,      /* the token's attempt has ended */
  INTENT_STORE_BUSY = 3,       /* another process held the lock for longer than the busy timeout: worth a retry */
  INTENT_STORE_CONSTRAINT = 4, /* a UNIQUE, NOT NULL, CHECK or FOREIGN KEY constraint failed */
  INTENT_STORE_ERROR = 5,      /* bad SQL or parameters, a damaged database, a full disk */
  INTENT_STORE_REPLAYED = 6,   /* transaction: its once-key was found; the body did not run; the earlier answer was given */
  INTENT_STORE_ABORTED = 7,    /* transaction: the body asked for it; everything was rolled back */
};

typedef struct intent_store_session intent_store_session;

typedef struct intent_store intent_store;
struct intent_store {
  uint32_t size;
  uint32_t version;
  void *context;

  /* Opens a session on the database of the attempt's tenant. Close it before the attempt ends. */
  int32_t (*open)(const intent_store *store, intent_token token, intent_store_session **session,
                  intent_receiver receiver, void *argument);
  void (*close)(const intent_store *store, intent_store_session *session);

  /* Runs one statement; `receiver` gets its rows. A statement that changes something is allowed. */
  int32_t (*query)(const intent_store *store, intent_store_session *session, intent_bytes sql, intent_bytes params,
                   intent_receiver receiver, void *argument);

  /* Runs one statement that gives no rows; `receiver` gets {"changes":n,"last_insert_rowid":n}. */
  int32_t (*execute)(const intent_store *store, intent_store_session *session, intent_bytes sql, intent_bytes params,
                     intent_receiver receiver, void *argument);

  /* Runs body(body_argument) under BEGIN IMMEDIATE and commits if it returns 0, else rolls back. The body may use query
   * and execute on this session, and `answer` below. On INTENT_STORE_OK the receiver gets the answer. With a `once` key
   * that is not empty, the key and the answer are written in the same transaction; where the key exists already the
   * body does not run and the receiver gets the earlier answer (INTENT_STORE_REPLAYED). The key is taken as it is, and
   * is the tenant's: whoever makes it puts the job's uid into it. Transactions do not nest. */
  int32_t (*transaction)(const intent_store *store, intent_store_session *session, intent_bytes once,
                         int32_t (*body)(void *body_argument), void *body_argument, intent_receiver receiver,
                         void *argument);

  /* Inside a body: sets the transaction's answer, a JSON value (null if never called). */
  int32_t (*answer)(const intent_store *store, intent_store_session *session, intent_bytes json);

  /* Brings the schema of a component up to the newest of its versions: `steps` is a JSON array of SQL texts, the n-th of
   * which takes version n-1 to n. All of them run in one transaction; each runs once in the life of a database. A
   * database newer than the steps given is refused. */
  int32_t (*migrate)(const intent_store *store, intent_store_session *session, intent_bytes component,
                     intent_bytes steps, intent_receiver receiver, void *argument);
};

#ifdef __cplusplus
}
#endif

#endif
