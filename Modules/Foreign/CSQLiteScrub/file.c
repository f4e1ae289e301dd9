#include <string.h>

#include "scrub.h"

static uint64_t scrubbed;

uint64_t rechtspoor_scrub_count(void) { return __atomic_load_n(&scrubbed, __ATOMIC_RELAXED); }

static ScrubFile *ours(sqlite3_file *file) { return (ScrubFile *)file; }
static sqlite3_file *real(sqlite3_file *file) { return ours(file)->real; }

/* MARK: what is known of the file */

/* The page size, the reserved tail and auto_vacuum, from the first 100 bytes of page 1. */
static void learn(ScrubFile *file, const uint8_t *header) {
  file->isKnown = memcmp(header, "SQLite format 3", 16) == 0;
  int size = header[16] << 8 | header[17];
  file->pageSize = size == 1 ? 65536 : size;
  file->reserved = header[20];
  file->hasPointerMap = (header[52] | header[53] | header[54] | header[55]) != 0;
}

/* Another process may have laid the file out anew whenever we held no lock. */
static void forget(ScrubFile *file) { file->isKnown = 0; }

/* Reads the header anew if it has to be. */
static void know(ScrubFile *file) {
  if (file->isKnown) return;
  uint8_t header[100];
  if (file->real->pMethods->xRead(file->real, header, sizeof header, 0) == SQLITE_OK) learn(file, header);
}

/* Whether `size` bytes at `offset` are one whole page; a page 1 brings its own facts along. */
static int is_page(ScrubFile *file, const void *bytes, int size, sqlite3_int64 offset) {
  if (size < 512 || size > 65536 || (size & (size - 1)) != 0 || offset % size != 0) return 0;
  if (offset == 0) {
    learn(file, bytes);
  } else {
    know(file);
  }
  /* The page around byte 2^30 holds locks, never data. */
  int holdsLocks = offset <= 0x40000000 && 0x40000000 < offset + size;
  return file->isKnown && file->pageSize == size && !holdsLocks;
}

static int has_checksums(const ScrubFile *file) {
  return file->isKnown && file->reserved == SCRUB_CHECKSUM_LENGTH;
}

static uint32_t number_of(const ScrubFile *file, sqlite3_int64 offset) {
  return (uint32_t)(offset / file->pageSize + 1);
}

static int make_room(ScrubFile *file, int size) {
  if (file->copySize >= size) return 1;
  sqlite3_free(file->copy);
  file->copy = sqlite3_malloc(size);
  file->copySize = file->copy ? size : 0;
  return file->copy != NULL;
}

/* MARK: methods that do something */

static int scrub_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 offset) {
  ScrubFile *file = ours(base);
  const void *written = bytes;
  int isPage = is_page(file, bytes, size, offset);
  int isToScrub = isPage && !file->isOff && !file->hasPointerMap;
  int isToCheck = isPage && has_checksums(file);
  if (isToScrub || isToCheck) {
    /* Without memory the write fails: a page that keeps old copies would break the promise silently. */
    if (!make_room(file, size)) return SQLITE_IOERR_NOMEM;
    memcpy(file->copy, bytes, (size_t)size);
    if (isToScrub && rechtspoor_scrub_page(file->copy, size, file->reserved, offset == 0) >= 0) {
      __atomic_fetch_add(&scrubbed, 1, __ATOMIC_RELAXED);
    }
    if (isToCheck) rechtspoor_checksum_write(file->copy, size, number_of(file, offset));
    written = file->copy;
  }
  return file->real->pMethods->xWrite(file->real, written, size, offset);
}

/* A page cut off by the end of the file is zeroes there, and does not hold. */
static int hold(ScrubFile *file, const uint8_t *page, sqlite3_int64 offset) {
  if (rechtspoor_checksum_holds(page, file->pageSize, number_of(file, offset))) return SQLITE_OK;
  scrub_fault_note(file->name, number_of(file, offset));
  return SQLITE_IOERR_DATA;
}

static int scrub_read(sqlite3_file *base, void *bytes, int size, sqlite3_int64 offset) {
  ScrubFile *file = ours(base);
  int code = real(base)->pMethods->xRead(real(base), bytes, size, offset);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  if (!is_page(file, bytes, size, offset) || !has_checksums(file)) return code;
  int held = hold(file, bytes, offset);
  return held == SQLITE_OK ? code : held;
}

/* Reads past SQLite's cache, page after page. */
static int check(ScrubFile *file, ScrubCheck *asked) {
  sqlite3_int64 length;
  int code = real(&file->base)->pMethods->xFileSize(file->real, &length);
  if (code != SQLITE_OK) return code;
  forget(file);
  know(file);
  if (!has_checksums(file)) return SQLITE_NOTFOUND;
  if (!make_room(file, file->pageSize)) return SQLITE_NOMEM;
  for (uint32_t number = asked->from; number <= asked->last; number++) {
    sqlite3_int64 offset = (sqlite3_int64)(number - 1) * file->pageSize;
    if (offset >= length) break;
    code = file->real->pMethods->xRead(file->real, file->copy, file->pageSize, offset);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    int holdsLocks = offset <= 0x40000000 && 0x40000000 < offset + file->pageSize;
    if (holdsLocks || hold(file, file->copy, offset) == SQLITE_OK) continue;
    asked->damaged = number;
    break;
  }
  return SQLITE_OK;
}

static int scrub_close(sqlite3_file *base) {
  ScrubFile *file = ours(base);
  if (file->copy) memset(file->copy, 0, (size_t)file->copySize);
  sqlite3_free(file->copy);
  file->copy = NULL;
  file->copySize = 0;
  return file->real->pMethods->xClose(file->real);
}

static int scrub_lock(sqlite3_file *base, int level) {
  forget(ours(base));
  return real(base)->pMethods->xLock(real(base), level);
}

static int scrub_shm_lock(sqlite3_file *base, int offset, int n, int flags) {
  forget(ours(base));
  return real(base)->pMethods->xShmLock(real(base), offset, n, flags);
}

static int scrub_file_control(sqlite3_file *base, int op, void *argument) {
  ScrubFile *file = ours(base);
  if (op == SCRUB_FCNTL_SWITCH) {
    file->isOff = !*(int *)argument;
    return SQLITE_OK;
  }
  if (op == SCRUB_FCNTL_CHECK) return check(file, argument);
  if (op == SQLITE_FCNTL_PRAGMA) {
    char **pragma = argument;
    if (sqlite3_stricmp(pragma[1], "rechtspoor_scrub") == 0 && pragma[2] == NULL) {
      pragma[0] = sqlite3_mprintf("%s", file->isOff ? "off" : "on");
      return pragma[0] ? SQLITE_OK : SQLITE_NOMEM;
    }
  }
  int code = file->real->pMethods->xFileControl(file->real, op, argument);
  if (op == SQLITE_FCNTL_VFSNAME && code == SQLITE_OK) {
    *(char **)argument = sqlite3_mprintf(SCRUB_VFS_NAME "/%z", *(char **)argument);
  }
  return code;
}

/* MARK: methods that pass through */

static int pass_truncate(sqlite3_file *f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); }
static int pass_sync(sqlite3_file *f, int flags) { return real(f)->pMethods->xSync(real(f), flags); }
static int pass_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int pass_unlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int pass_reserved(sqlite3_file *f, int *held) { return real(f)->pMethods->xCheckReservedLock(real(f), held); }
static int pass_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
/* Of a part of a page nobody can say whether it holds: SQLite is to read whole ones. */
static int device(sqlite3_file *f) {
#ifdef SQLITE_IOCAP_SUBPAGE_READ
  return real(f)->pMethods->xDeviceCharacteristics(real(f)) & ~SQLITE_IOCAP_SUBPAGE_READ;
#else
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
#endif
}
static int pass_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **map) {
  return real(f)->pMethods->xShmMap(real(f), page, size, extend, map);
}
static void pass_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int pass_shm_unmap(sqlite3_file *f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); }
/* A page that came by a memory map would be held against nothing: there is none, and SQLite reads instead. */
static int no_fetch(sqlite3_file *f, sqlite3_int64 offset, int size, void **bytes) {
  (void)f, (void)offset, (void)size;
  *bytes = NULL;
  return SQLITE_OK;
}
static int pass_unfetch(sqlite3_file *f, sqlite3_int64 offset, void *bytes) {
  return real(f)->pMethods->xUnfetch(real(f), offset, bytes);
}

#define METHODS(version)                                                                                         \
  {                                                                                                              \
    .iVersion = (version), .xClose = scrub_close, .xRead = scrub_read, .xWrite = scrub_write,                     \
    .xTruncate = pass_truncate, .xSync = pass_sync, .xFileSize = pass_size, .xLock = scrub_lock,                 \
    .xUnlock = pass_unlock, .xCheckReservedLock = pass_reserved, .xFileControl = scrub_file_control,             \
    .xSectorSize = pass_sector, .xDeviceCharacteristics = device, .xShmMap = pass_shm_map,                  \
    .xShmLock = scrub_shm_lock, .xShmBarrier = pass_shm_barrier, .xShmUnmap = pass_shm_unmap,                    \
    .xFetch = no_fetch, .xUnfetch = pass_unfetch,                                                              \
  }

static const sqlite3_io_methods methods[] = {METHODS(1), METHODS(2), METHODS(3)};

void scrub_file_take(ScrubFile *file) {
  int version = file->real->pMethods->iVersion;
  file->base.pMethods = &methods[(version > 3 ? 3 : version) - 1];
}
