/*
 * intent_service.h: what a service library exports, and what the host lends to it. The rules of intent_abi.h hold.
 *
 * A service named "store" is the library libStoreService (by registry.json's "services", or by that default name), with
 * one entry: `const intent_service *intent_service_store(void)`. It is loaded when the first handler asks for it.
 */
#ifndef INTENT_SERVICE_H
#define INTENT_SERVICE_H

#include "intent_abi.h"

#ifdef __cplusplus
extern "C" {
#endif

/* On whose behalf a call is made. The bytes are valid until the attempt ends: as a handler may end it by mistake while
 * calls of its own are under way, copy them at once. */
typedef struct intent_caller {
  uint32_t size; /* set by the service before it asks: sizeof(intent_caller) */
  uint32_t attempt;
  intent_bytes key;
  intent_bytes id;
  intent_bytes uid;
  intent_bytes tenant; /* empty: none */
} intent_caller;

typedef struct intent_service_host intent_service_host;
struct intent_service_host {
  uint32_t size;
  uint32_t abi_version;
  void *context;
  intent_bytes configuration;  /* the JSON object under "services"."<name>" in registry.json, or {}; lives as long as
                                  the process */
  intent_bytes data_directory; /* absolute path, without a final slash; may not exist yet; lives as long as the process */

  /* Fills `caller` from a token: tenants come from here, never from a handler. INTENT_STALE if the attempt has ended. */
  int32_t (*identify)(const intent_service_host *host, intent_token token, intent_caller *caller);

  void (*log)(const intent_service_host *host, intent_token token, uint32_t level, intent_bytes message);
};

typedef struct intent_service {
  uint32_t size;
  uint32_t abi_version;
  const char *name;

  /* Called once a process, before any other function of the service, and again only if it failed. Returns the function table of that version, which
   * lives as long as the process, or NULL after giving the receiver the reason. */
  const void *(*start)(const intent_service_host *host, uint32_t version, intent_receiver receiver, void *argument);
} intent_service;

typedef const intent_service *(*intent_service_entry)(void);

#ifdef __cplusplus
}
#endif

#endif
