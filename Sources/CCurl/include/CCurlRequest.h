/*
 * CCurlRequest.h: an HTTP request of any method through libcurl, with the whole of its answer.
 */
#ifndef CCURL_REQUEST_H
#define CCURL_REQUEST_H

#include <stddef.h>

typedef struct ccurl_http_request {
  const char *method; /* GET, POST, PUT, PATCH or DELETE */
  const char *url;
  const char *const *headers; /* "Name: value", NULL-terminated */
  const void *body;           /* NULL: none */
  size_t body_count;
  size_t answer_limit; /* an answer with a longer body is refused */
  long timeout_ms;     /* for the whole exchange, connecting included */
} ccurl_http_request;

typedef struct ccurl_http_response {
  long status;             /* the HTTP status */
  long long retry_after_s; /* from Retry-After, be it seconds or a date; -1: none */
  char *content_type;      /* NULL: none */
  void *body;              /* NULL: empty */
  size_t body_count;
} ccurl_http_response;

/* What ccurl_http gives beside the CCURL_ codes of CCurl.h. */
enum {
  CCURL_HTTP_TOO_LARGE = 201, /* the answer's body is longer than allowed, and was cut off; the request was made */
};

/* Makes the request. TLS certificates are verified, redirects are not followed, only http and https are spoken. On any
 * answer but CCURL_OK `error` says why. What the response holds is freed by ccurl_http_free, whatever was answered.
 * Blocks; may be called on any thread. */
int ccurl_http(const ccurl_http_request *request, ccurl_http_response *response, char *error, size_t error_count);

/* Frees what a response holds. */
void ccurl_http_free(ccurl_http_response *response);

#endif
