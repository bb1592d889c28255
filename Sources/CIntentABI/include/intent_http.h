/*
 * intent_http.h: the function table of the service "http", version 1. The rules of intent_abi.h hold.
 *
 * Requests go to endpoints that the configuration names, and nowhere else: each has an address that the request's path is
 * put behind, and headers of its own, credentials among them, which no handler sees.
 *
 * A request is a JSON object:
 *   endpoint   the endpoint's name                                                                      (required)
 *   method     GET, POST, PUT, PATCH or DELETE                                                          (required)
 *   path       relative to the endpoint's address, such as "charges/ch_1?expand=fees": no part of it is "." or "..", also
 *              not percent-encoded, none is empty but the last, the first holds no ":"; without one the address itself
 *   headers    an object of strings; none that the endpoint sets, or that the transfer itself needs
 * Unknown members are refused. GET takes no body.
 *
 * A request whose answer did not arrive may have been carried out all the same: what must happen once needs a key that the
 * other side knows it by (Idempotency-Key), the same in each attempt.
 */
#ifndef INTENT_HTTP_H
#define INTENT_HTTP_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define INTENT_HTTP_VERSION 1u

enum {
  INTENT_HTTP_OK = 0,          /* the server answered, whatever the status */
  INTENT_HTTP_STALE = 1,       /* the token's attempt has ended */
  INTENT_HTTP_INVALID = 2,     /* the request is at fault, or there is no such endpoint: no retry will mend it */
  INTENT_HTTP_UNAVAILABLE = 3, /* no answer: network, name, timeout, a closed connection; worth a retry */
  INTENT_HTTP_UNTRUSTED = 4,   /* the server does not prove who it is; it was sent nothing */
  INTENT_HTTP_TOO_LARGE = 5,   /* the answer is longer than the endpoint allows; the request was carried out */
};

typedef struct intent_http intent_http;
struct intent_http {
  uint32_t size;
  uint32_t version;
  void *context;

  /* Makes a request, and returns when the whole answer is there. Redirects are not followed: they are answers. On OK the
   * receiver gets {"status":201,"content_type":"..","retry_after_ms":n} on one line, the latter two where the answer has
   * them (Retry-After as a date is counted from now), then a line feed, then the bytes of the answer's body; else the
   * reason as text. `body`: the request's; {NULL, 0}: none. Synchronous: may block its thread for the endpoint's
   * timeout. */
  int32_t (*request)(const intent_http *http, intent_token token, intent_bytes request, intent_bytes body,
                     intent_receiver receiver, void *argument);
};

#ifdef __cplusplus
}
#endif

#endif
