/*
 * intent_abi.h: the boundary between the runtime (the host) and a handler library.
 *
 * Nothing but C crosses it. The rules below hold for every function unless it says otherwise.
 *
 * VERSIONS    Every struct starts with its size, as the side that made it was compiled, and the ABI version. Fields are
 *             only ever appended; a reader looks at a field only if `size` reaches past it. INTENT_ABI_VERSION changes
 *             when something that exists changes its meaning; the loader refuses a library of another version.
 * BYTES       `intent_bytes` is borrowed: it is valid during the call that passes it, and whoever receives it copies
 *             what it wants to keep. Text is UTF-8 and not NUL-terminated. JSON is strict RFC 8259. An empty value is
 *             {NULL, 0} and means "none".
 * ANSWERS     A function that gives something back takes a receiver and calls it at most once, on the calling
 *             thread, before it returns. So no memory ever changes owners.
 * THREADS     Host functions may be called on any thread, at any time between `execute` and `complete` of the token
 *             they are given; `run`, which takes none, at any time. Handler functions are called on host threads; they
 *             may block them, except `cancel`.
 * TOKENS      An attempt is known by a 64-bit token, never used again in the life of a worker process. Whatever is
 *             called with a token whose attempt has ended is told INTENT_STALE and changes nothing.
 * LIFETIME    A library is loaded on first use and never unloaded; the structs it returns live as long as the process,
 *             and so does the host.
 * EXCEPTIONS  Nothing may unwind through the boundary: no Swift error, C++ exception or longjmp.
 */
#ifndef INTENT_ABI_H
#define INTENT_ABI_H

#include <stddef.h>
#include <stdint.h>

#define INTENT_ABI_VERSION 1u

#ifdef __cplusplus
extern "C" {
#endif

typedef struct intent_bytes {
  const uint8_t *data;
  size_t count;
} intent_bytes;

/* Takes bytes that a function gives back; `argument` is what the caller passed beside it. */
typedef void (*intent_receiver)(void *argument, intent_bytes bytes);

typedef uint64_t intent_token;

typedef struct intent_outcome intent_outcome;

/* Takes what is wrong with parameters: an outcome as `execute` would end with. Its bytes are borrowed too. */
typedef void (*intent_problem_receiver)(void *argument, const intent_outcome *problem);

/* What host and service functions answer. */
enum {
  INTENT_OK = 0,
  INTENT_STALE = 1,   /* the token's attempt has ended; nothing was changed */
  INTENT_REFUSED = 2, /* bad argument or a limit reached; the receiver, if any, was given the reason as text */
};

/* What an attempt came to: intent_outcome.code. */
enum {
  INTENT_COMPLETED = 0,    /* done; `result` is kept in the record */
  INTENT_RETRY = 1,        /* run it again after the policy's backoff, or after `delay_ms`; uses up a retry */
  INTENT_SNOOZED = 2,      /* run it again after `delay_ms`; uses up nothing */
  INTENT_FAILED = 3,       /* no retry will mend it */
  INTENT_CANCELLED = 4,    /* end it as cancelled */
  INTENT_RATE_LIMITED = 5, /* the other side asked to wait, `delay_ms` or the policy's backoff; uses up nothing */
};

struct intent_outcome {
  uint32_t size;
  uint32_t code;
  intent_bytes result;  /* a JSON value, or empty for null */
  intent_bytes kind;    /* the error's kind; empty: `permanent` for FAILED, else `handler_error`. `load_failed` with
                           INTENT_RETRY (a service whose library does not load) holds the job until it is mended. */
  intent_bytes message; /* text for a person: what is at fault, what was wrong with it, what to do */
  intent_bytes field;   /* for `invalid_params`: the path of the parameter, else empty */
  int64_t delay_ms;     /* see the codes; negative: none given */
  intent_bytes details; /* more about an error for programs: a JSON value, or empty */
};

/* One attempt. The struct and its bytes are valid until `execute` returns. */
typedef struct intent_request {
  uint32_t size;
  uint32_t attempt;      /* 1 for the first */
  uint32_t retries_left; /* retries that remain if this attempt asks for one */
  uint32_t priority;     /* 0 to 9 */
  int64_t deadline_ms;   /* when the timeout cancels it, in milliseconds since 1970 UTC; 0: no timeout */
  intent_bytes job;      /* the whole job as it was dropped: a JSON object, unknown members and all */
  intent_bytes params;   /* its intent_params: a JSON object, byte for byte */
  intent_bytes id;
  intent_bytes uid;      /* the job's true identity: what once-keys are made of */
  intent_bytes tenant;   /* empty: none */
} intent_request;

enum { INTENT_DEBUG = 0, INTENT_INFO = 1, INTENT_WARNING = 2, INTENT_ERROR = 3 };

/* What the host lends to handlers. */
typedef struct intent_host intent_host;
struct intent_host {
  uint32_t size;
  uint32_t abi_version;
  void *context; /* the host's own */

  /* Ends the attempt. Exactly one call counts: a second or late one gets INTENT_STALE. */
  int32_t (*complete)(const intent_host *host, intent_token token, const intent_outcome *outcome);

  /* Writes a line to the runtime's log, with the job's id and key. Lines past a bound are counted, not kept. */
  void (*log)(const intent_host *host, intent_token token, uint32_t level, intent_bytes message);

  /* Says how far the attempt is: `done` of `total` (0: unknown) and a note. The last one is kept in the record. */
  void (*progress)(const intent_host *host, intent_token token, int64_t done, int64_t total, intent_bytes note);

  /* Submits a follow-up job (a JSON object as in a drop). It is committed with this attempt's outcome if that is
   * INTENT_COMPLETED, and dropped otherwise. Where it names no tenant_id, trace or requested_by it gets those of the
   * attempt's job, and its `parent` says which job that is; an attempt that has a tenant cannot submit for another. It is
   * checked as a drop is. The receiver gets the follow-up's id, or on INTENT_REFUSED the reason. */
  int32_t (*submit)(const intent_host *host, intent_token token, intent_bytes job, intent_receiver receiver,
                    void *argument);

  /* Runs body(argument) once on a thread of the host's, never on the caller's stack. Threads are added while bodies
   * block, so blocking is allowed. This is what the task executor of IntentKit enqueues on. */
  void (*run)(const intent_host *host, void (*body)(void *argument), void *argument);

  /* Finds a service by name and version, and loads its library on first use. The result is the service's own function
   * table (intent_store.h, intent_messages.h, intent_http.h) and lives as long as the process; NULL: the receiver got the
   * reason. */
  const void *(*service)(const intent_host *host, intent_token token, const char *name, uint32_t version,
                         intent_receiver receiver, void *argument);

  /* 1 once the attempt was asked to stop (timeout, cancel, shutdown) or has ended, else 0. */
  int32_t (*is_cancelled)(const intent_host *host, intent_token token);
};

/* A handler: what `intent_handler_<symbol>` returns, where the symbol is the intent key with each dot doubled into
 * "__": attendance.exec.check_in is `const intent_handler *intent_handler_attendance__exec__check_in(void)`. */
typedef struct intent_handler intent_handler;
struct intent_handler {
  uint32_t size;
  uint32_t abi_version;
  const char *key; /* the intent key, NUL-terminated: the loader refuses a library that answers for another */
  void *context;   /* the handler's own */

  /* Starts an attempt, and may return before it ends: `complete` ends it. */
  void (*execute)(const intent_handler *handler, const intent_host *host, intent_token token,
                  const intent_request *request);

  /* Asks the attempt to stop soon. May come on any thread, even after completion or before `execute` was called: a
   * handler that keeps tokens asks is_cancelled once it has kept one. Must not block. NULL: cancellation is not heard,
   * and a timeout ends the worker process. */
  void (*cancel)(const intent_handler *handler, const intent_host *host, intent_token token);

  /* Called once when the job has failed for good, with the last outcome, before its record is committed; ended by
   * `complete` like an attempt, whose code is ignored. At least once: a crash may repeat it. NULL: none. */
  void (*exhausted)(const intent_handler *handler, const intent_host *host, intent_token token,
                    const intent_request *request, const intent_outcome *last);

  /* Says whether `execute` would take these parameters (a JSON object), by what they are alone: it changes nothing, and
   * calls no function of the host's, since there is no attempt. INTENT_OK: it would. INTENT_REFUSED: it would fail with
   * the outcome that the receiver was given, of the kind `invalid_params`, with a message and, where one parameter is at
   * fault, its path. May come on any thread, before any attempt and beside others. NULL: the handler cannot tell. */
  int32_t (*validate)(const intent_handler *handler, intent_bytes params, intent_problem_receiver receiver,
                      void *argument);

  /* Says what parameters `execute` takes, for people and programs that write them: the receiver is given a JSON object
   * {"params": [{"name": "day", "required": false, "type": "text", "form": "day", "example": "2026-11-21"}, ..]}. `type`
   * is text, integer, number, boolean, time (RFC 3339), object (with `members`, as `params`), array or map (with `items`),
   * or any; `form` says in words what a text has to be, `words` lists the only ones taken. INTENT_REFUSED: it cannot be
   * told, and the receiver is given the reason. Calls and changes nothing, as `validate`. NULL: the handler cannot tell. */
  int32_t (*describe)(const intent_handler *handler, intent_receiver receiver, void *argument);
};

typedef const intent_handler *(*intent_handler_entry)(void);

#ifdef __cplusplus
}
#endif

#endif
