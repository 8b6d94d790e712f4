/* The header of another system: malloc is in stdlib.h here. */
#include <stdlib.h>
