/* The headers are all there is; a C target needs one source file. Compiling them as C checks that they stand alone. */
#include "intent_abi.h"
#include "intent_files.h"
#include "intent_http.h"
#include "intent_messages.h"
#include "intent_service.h"
#include "intent_store.h"
