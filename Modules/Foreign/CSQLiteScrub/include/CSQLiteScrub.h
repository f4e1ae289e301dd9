#ifndef CSQLITESCRUB_H
#define CSQLITESCRUB_H
/* Makes the page-scrubbing VFS the default one. Returns an SQLite result code. Idempotent. */
int rechtspoor_scrub_install(void);
#endif
