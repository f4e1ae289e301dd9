#ifndef CSQLITESCRUB_H
#define CSQLITESCRUB_H

#include <stdint.h>

/*
 * What SQLite frees, `secure_delete` zeroes; what it merely moves aside while balancing a b-tree
 * stays behind in the page as an old copy. Erased has to mean gone from the bytes too, so this
 * VFS zeroes the unused parts of each b-tree page on its way into a main database file.
 */

typedef struct sqlite3 sqlite3;

/* Makes the scrubbing VFS, laid over the default one, the new default. Returns an SQLite result
 * code. Idempotent; connections opened before keep what they have. */
int rechtspoor_scrub_install(void);

/* Zeroes what SQLite treats as free in one page: the gap between cell pointers and cells, and the
 * bodies of freeblocks. `reserved` is byte 20 of the database header, `first` is true for page 1.
 * Returns how many bytes were free, or -1 (and changes nothing) unless the page accounts for
 * every one of its bytes the way a b-tree page does. Touches nothing outside the page. */
int rechtspoor_scrub_page(uint8_t *page, int size, int reserved, int first);

/* The number of pages scrubbed by this process. */
uint64_t rechtspoor_scrub_count(void);

/* Turns scrubbing off or on for one connection; tests use it as their control. Returns
 * SQLITE_NOTFOUND if the connection does not stand on the scrubbing VFS. A program asks with
 * `PRAGMA rechtspoor_scrub`, which answers `on` or `off`. */
int rechtspoor_scrub_switch(sqlite3 *database, int on);

#endif
