#include <pthread.h>
#include <string.h>

#include "scrub.h"

/* The default VFS that was there first; everything but reading and writing pages is its work. */
static sqlite3_vfs *below;

static const int realFileOffset = (int)((sizeof(ScrubFile) + 15) / 16 * 16);

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *outFlags) {
  (void)vfs;
  /* WAL, journals and temporary files are neither scrubbed nor checked: they go straight to the VFS below. */
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return below->xOpen(below, name, base, flags, outFlags);

  ScrubFile *file = (ScrubFile *)base;
  memset(file, 0, sizeof *file);
  file->name = name;
  file->real = (sqlite3_file *)((char *)base + realFileOffset);
  memset(file->real, 0, (size_t)below->szOsFile);
  int code = below->xOpen(below, name, file->real, flags, outFlags);
  if (file->real->pMethods) scrub_file_take(file);
  return code;
}

static int vfs_delete(sqlite3_vfs *v, const char *name, int sync) { (void)v; return below->xDelete(below, name, sync); }
static int vfs_access(sqlite3_vfs *v, const char *name, int flags, int *answer) {
  (void)v;
  return below->xAccess(below, name, flags, answer);
}
static int vfs_full_pathname(sqlite3_vfs *v, const char *name, int size, char *out) {
  (void)v;
  return below->xFullPathname(below, name, size, out);
}
static void *vfs_dl_open(sqlite3_vfs *v, const char *name) { (void)v; return below->xDlOpen(below, name); }
static void vfs_dl_error(sqlite3_vfs *v, int size, char *out) { (void)v; below->xDlError(below, size, out); }
static void (*vfs_dl_sym(sqlite3_vfs *v, void *library, const char *name))(void) {
  (void)v;
  return below->xDlSym(below, library, name);
}
static void vfs_dl_close(sqlite3_vfs *v, void *library) { (void)v; below->xDlClose(below, library); }
static int vfs_randomness(sqlite3_vfs *v, int size, char *out) { (void)v; return below->xRandomness(below, size, out); }
static int vfs_sleep(sqlite3_vfs *v, int microseconds) { (void)v; return below->xSleep(below, microseconds); }
static int vfs_time(sqlite3_vfs *v, double *out) { (void)v; return below->xCurrentTime(below, out); }
static int vfs_last_error(sqlite3_vfs *v, int size, char *out) { (void)v; return below->xGetLastError(below, size, out); }
static int vfs_time64(sqlite3_vfs *v, sqlite3_int64 *out) { (void)v; return below->xCurrentTimeInt64(below, out); }
static int vfs_set_call(sqlite3_vfs *v, const char *name, sqlite3_syscall_ptr call) {
  (void)v;
  return below->xSetSystemCall(below, name, call);
}
static sqlite3_syscall_ptr vfs_get_call(sqlite3_vfs *v, const char *name) {
  (void)v;
  return below->xGetSystemCall(below, name);
}
static const char *vfs_next_call(sqlite3_vfs *v, const char *name) { (void)v; return below->xNextSystemCall(below, name); }

static sqlite3_vfs scrubbing = {
    .zName = SCRUB_VFS_NAME,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xDlOpen = vfs_dl_open,
    .xDlError = vfs_dl_error,
    .xDlSym = vfs_dl_sym,
    .xDlClose = vfs_dl_close,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_time64,
    .xSetSystemCall = vfs_set_call,
    .xGetSystemCall = vfs_get_call,
    .xNextSystemCall = vfs_next_call,
};

int rechtspoor_scrub_install(void) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  int code = sqlite3_initialize();
  if (code != SQLITE_OK) return code;
  pthread_mutex_lock(&lock);
  if (below == NULL) {
    sqlite3_vfs *found = sqlite3_vfs_find(NULL);
    if (found == NULL) {
      code = SQLITE_ERROR;
    } else {
      scrubbing.iVersion = found->iVersion > 3 ? 3 : found->iVersion;
      scrubbing.szOsFile = realFileOffset + found->szOsFile;
      scrubbing.mxPathname = found->mxPathname;
      below = found;
    }
  }
  if (code == SQLITE_OK && sqlite3_vfs_find(NULL) != &scrubbing) code = sqlite3_vfs_register(&scrubbing, 1);
  pthread_mutex_unlock(&lock);
  return code;
}

int rechtspoor_scrub_switch(sqlite3 *database, int on) {
  return sqlite3_file_control(database, "main", SCRUB_FCNTL_SWITCH, &on);
}

int rechtspoor_checksum_check(sqlite3 *database, uint32_t from, uint32_t last, uint32_t *damaged) {
  ScrubCheck check = {from, last, 0};
  int code = sqlite3_file_control(database, "main", SCRUB_FCNTL_CHECK, &check);
  *damaged = check.damaged;
  return code;
}
