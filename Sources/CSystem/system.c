/* Compiled on its own, the header shows that it stands alone. */
#include "CSystem.h"
