/*
 * CCurl.h: one HTTP POST through libcurl, which is looked for when the first one is made. Mail is in CCurlMail.h.
 *
 * The library is opened at run time, so that a machine which sends nothing through it needs no libcurl, and a build needs
 * no headers. The option numbers are part of libcurl's stable ABI.
 */
#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>

#include "CCurlMail.h"
#include "CCurlRequest.h"

typedef struct ccurl_request {
  const char *url;
  const char *const *headers; /* "Name: value", NULL-terminated */
  const void *body;
  size_t body_count;
  long timeout_ms; /* for the whole exchange */
} ccurl_request;

typedef struct ccurl_response {
  long status;             /* the HTTP status */
  long long retry_after_s; /* from Retry-After, be it seconds or a date; -1: none */
  char body[512];          /* the start of the answer's body, NUL-terminated */
} ccurl_response;

enum {
  CCURL_OK = 0,
  CCURL_MISSING = 1,   /* no libcurl */
  CCURL_FAILED = 2,    /* no answer: network, name, timeout */
  CCURL_UNTRUSTED = 3, /* the server's certificate does not hold */
  CCURL_INVALID = 4,   /* the URL cannot be used */
};

/* Makes the request. TLS certificates are verified, redirects are not followed, only http and https are spoken. On any
 * answer but CCURL_OK `error` says why. Blocks; may be called on any thread. */
int ccurl_post(const ccurl_request *request, ccurl_response *response, char *error, size_t error_count);

#endif
