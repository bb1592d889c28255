/*
 * CCurlMail.h: mail to an SMTP server through libcurl, over connections that are kept for the next mail.
 */
#ifndef CCURL_MAIL_H
#define CCURL_MAIL_H

#include <stddef.h>

/* Connections to one server. Any thread may send through it: each mail has a connection to itself, an idle one if there
 * is any. One that has been idle for two minutes is not used again. */
typedef struct ccurl_mail_pool ccurl_mail_pool;

/* TLS on a connection that begins without it (smtp://). */
enum {
  CCURL_TLS_NEVER = 0,
  CCURL_TLS_ALLOWED = 1, /* where the server offers it */
  CCURL_TLS_REQUIRED = 3,
};

typedef struct ccurl_mail {
  const char *url;  /* smtp://host:port or smtps://host:port */
  const char *from; /* local@domain, without characters that end an SMTP command: they are sent as they are */
  const char *to;
  const void *bytes; /* the message, lines ended by CRLF; dots are seen to here */
  size_t count;
  const char *username; /* NULL: no login */
  const char *password;
  const char *ca_file; /* certificates to trust; NULL: the system's */
  long tls;            /* one of CCURL_TLS_; smtps:// has TLS from the start, whatever this says */
  long timeout_ms;     /* for the whole exchange, connecting included */
} ccurl_mail;

typedef struct ccurl_reply {
  int status;     /* of the server's last reply; 0: there was none */
  char text[512]; /* that reply, on one line, NUL-terminated */
} ccurl_reply;

/* What ccurl_mail_send gives beside the CCURL_ codes. */
enum {
  CCURL_MAIL_DENIED = 101,  /* the server does not accept the login, or offers none that libcurl knows */
  CCURL_MAIL_NO_TLS = 102,  /* TLS is required, and the server does not offer it or failed to begin it */
  CCURL_MAIL_CA_FILE = 103, /* ca_file cannot be read */
};

/* A pool without connections; NULL: out of memory. */
ccurl_mail_pool *ccurl_mail_pool_create(void);

/* Sends a mail; CCURL_OK once the server has answered 250 to it. On any other answer `error` says why, and `reply` what
 * the server's last words were. Blocks.
 *
 * The server's certificate is verified, and no proxy is used. Where a kept connection turns out to be closed before the
 * server was given anything of the message, the mail is sent over a new one. */
int ccurl_mail_send(ccurl_mail_pool *pool, const ccurl_mail *mail, ccurl_reply *reply, char *error, size_t error_count);

#endif
