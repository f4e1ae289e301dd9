#ifndef RECHTSPOOR_SCRUB_H
#define RECHTSPOOR_SCRUB_H

#include <sqlite3.h>

#include "CSQLiteScrub.h"

#define SCRUB_VFS_NAME "rechtspoor-scrub"

/* SQLite keeps file-control codes below 100 for itself. */
#define SCRUB_FCNTL_SWITCH 0x52545350
#define SCRUB_FCNTL_CHECK 0x52545351

/* What SCRUB_FCNTL_CHECK is asked: for the first page from `from` to `last` that does not hold. */
typedef struct ScrubCheck {
  uint32_t from;
  uint32_t last;
  uint32_t damaged;   /* its number, or 0 */
} ScrubCheck;

/* A main database file: our methods in front, the default VFS's own file right behind. */
typedef struct ScrubFile {
  sqlite3_file base;
  sqlite3_file *real;
  const char *name;   /* SQLite keeps it as long as the file is open */
  uint8_t *copy;      /* one page; SQLite's own buffer is its cache and stays as it is */
  int copySize;
  int isOff;
  int isKnown;        /* whether the three facts of the header below hold */
  int pageSize;
  int reserved;
  int hasPointerMap;  /* auto_vacuum: pages that look like b-tree pages and are not */
} ScrubFile;

/* Gives `file`, whose real file is open, the methods that scrub and hold pages against their checksums. */
void scrub_file_take(ScrubFile *file);

/* Remembers a page that did not hold, for the sentence that tells of it. */
void scrub_fault_note(const char *file, uint32_t page);

#endif
