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

/*
 * Every page of a database that reserves four bytes at its pages' ends carries a checksum there: written with the
 * page, held against it at each reading. A page that does not hold is no page: the read fails with
 * SQLITE_IOERR_DATA. A database with another reserve is read and written as it is.
 */
#define SCRUB_CHECKSUM_LENGTH 4

/* Writes the checksum of `page`, the `number`th of its database, into its last four bytes. */
void rechtspoor_checksum_write(uint8_t *page, int size, uint32_t number);

/* Whether `page` is what was written as the `number`th. */
int rechtspoor_checksum_holds(const uint8_t *page, int size, uint32_t number);

/* The last page of any database that did not hold, 0 if there was none, and its file. */
uint32_t rechtspoor_checksum_fault(char *file, int room);

/* Reads the pages `from` to `last` of the main database's file itself, past all caches, as far as it goes. `damaged`:
 * the first that does not hold, or 0. A page that is still in the WAL may be half written in the file: empty the WAL
 * first, and let nobody write. Returns SQLITE_NOTFOUND where the database carries no checksums. */
int rechtspoor_checksum_check(sqlite3 *database, uint32_t from, uint32_t last, uint32_t *damaged);

/* The number of pages scrubbed by this process. */
uint64_t rechtspoor_scrub_count(void);

/* Turns scrubbing off or on for one connection; tests use it as their control. Returns
 * SQLITE_NOTFOUND if the connection does not stand on the scrubbing VFS. A program asks with
 * `PRAGMA rechtspoor_scrub`, which answers `on` or `off`. */
int rechtspoor_scrub_switch(sqlite3 *database, int on);

#endif
