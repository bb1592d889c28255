/*
 * intent_messages.h: the function table of the service "messages", version 1. The rules of intent_abi.h hold.
 *
 * A message is a JSON object:
 *   to         address of the recipient: an e-mail address, or what the configured channel takes    (required)
 *   name       the recipient's name
 *   subject    one line
 *   body       plain text                                                                           (required)
 *   language   "ko", "en": Content-Language
 *   event      identity of the event it tells of, unique in the job: with the job's uid it makes the message's id, so
 *              that a repeated attempt sends it once                                                (required)
 * No member but the body may hold a line break or another control character.
 *
 * A Maildir gets a message exactly once. A program or a server gets it at least once: it is noted as sent after it was
 * taken, so a crash in between sends it again, with the same Message-ID or Idempotency-Key.
 *
 * Unknown members are refused, so that a misspelled one is no message without a subject.
 */
#ifndef INTENT_MESSAGES_H
#define INTENT_MESSAGES_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

#define INTENT_MESSAGES_VERSION 1u

enum {
  INTENT_MESSAGES_OK = 0,
  INTENT_MESSAGES_STALE = 1,
  INTENT_MESSAGES_INVALID = 2,      /* the message is at fault: no retry will mend it */
  INTENT_MESSAGES_UNAVAILABLE = 3,  /* the channel is: worth a retry */
  INTENT_MESSAGES_RATE_LIMITED = 4, /* the channel asked to wait; the receiver got {"message":..,"retry_after_ms":n} */
  INTENT_MESSAGES_REFUSED = 5,      /* the channel refused it for good: authentication, unknown recipient */
};

typedef struct intent_messages intent_messages;
struct intent_messages {
  uint32_t size;
  uint32_t version;
  void *context;

  /* Sends one message, and returns when the channel has taken it. On OK the receiver gets the receipt
   * {"message_id":"..","channel":"..","repeated":false}, where `repeated` says that this message had been sent before
   * and was not sent again; else the reason as text. Synchronous: may block its thread. */
  int32_t (*send)(const intent_messages *messages, intent_token token, intent_bytes message, intent_receiver receiver,
                  void *argument);
};

#ifdef __cplusplus
}
#endif

#endif
