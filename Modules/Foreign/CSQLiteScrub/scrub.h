#ifndef RECHTSPOOR_SCRUB_H
#define RECHTSPOOR_SCRUB_H

#include <sqlite3.h>

#include "CSQLiteScrub.h"

#define SCRUB_VFS_NAME "rechtspoor-scrub"

/* SQLite keeps file-control codes below 100 for itself. */
#define SCRUB_FCNTL_SWITCH 0x52545350

/* A main database file: our methods in front, the default VFS's own file right behind. */
typedef struct ScrubFile {
  sqlite3_file base;
  sqlite3_file *real;
  uint8_t *copy;      /* one page; SQLite's own buffer is its cache and stays as it is */
  int copySize;
  int isOff;
  int isKnown;        /* whether the three facts of the header below hold */
  int pageSize;
  int reserved;
  int hasPointerMap;  /* auto_vacuum: pages that look like b-tree pages and are not */
} ScrubFile;

/* Gives `file`, whose real file is open, the methods that scrub. */
void scrub_file_take(ScrubFile *file);

#endif
