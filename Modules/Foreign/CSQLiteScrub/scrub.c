#include "CSQLiteScrub.h"
int rechtspoor_scrub_install(void) { return 0; }
