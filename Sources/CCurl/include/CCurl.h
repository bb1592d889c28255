/*
 * CCurl.h: transfers through libcurl, which is looked for when the first one is made. HTTP is in CCurlRequest.h, mail in
 * CCurlMail.h.
 *
 * The library is opened at run time, so that a machine which sends nothing through it needs no libcurl, and a build needs
 * no headers. The option numbers are part of libcurl's stable ABI.
 */
#ifndef CCURL_H
#define CCURL_H

#include "CCurlMail.h"
#include "CCurlRequest.h"

/* What transfers give. */
enum {
  CCURL_OK = 0,
  CCURL_MISSING = 1,   /* no libcurl */
  CCURL_FAILED = 2,    /* no answer: network, name, timeout */
  CCURL_UNTRUSTED = 3, /* the server's certificate does not hold */
  CCURL_INVALID = 4,   /* the URL cannot be used */
};

#endif
