#include <string.h>

#include "scrub.h"

/* The parts of a b-tree page's header, as the SQLite file format lays them down. */
typedef struct Layout {
  const uint8_t *page;
  int usable;    /* the page without its reserved tail */
  int head;      /* where the header begins: 100 on page 1 */
  int type;      /* 2 index interior, 5 table interior, 10 index leaf, 13 table leaf */
  int pointers;  /* where the cell pointers begin */
  int cells;
  int content;   /* where the cells begin */
} Layout;

static int be16(const uint8_t *at) { return at[0] << 8 | at[1]; }

static int layout_read(Layout *it, const uint8_t *page, int size, int reserved, int first) {
  if (size < 512 || size > 65536 || (size & (size - 1)) != 0) return 0;
  if (reserved < 0 || reserved > 255 || size - reserved < 480) return 0;
  it->page = page;
  it->usable = size - reserved;
  it->head = first ? 100 : 0;
  it->type = page[it->head];
  if (it->type != 2 && it->type != 5 && it->type != 10 && it->type != 13) return 0;
  it->pointers = it->head + (it->type <= 5 ? 12 : 8);
  it->cells = be16(page + it->head + 3);
  it->content = be16(page + it->head + 5);
  if (it->content == 0) it->content = 65536;
  return it->pointers + 2 * it->cells <= it->content && it->content <= it->usable;
}

/* Reads a varint that must end before `end`; its length, or 0. */
static int varint(const uint8_t *at, const uint8_t *end, uint64_t *value) {
  uint64_t sum = 0;
  for (int i = 0; i < 9; i++) {
    if (at + i >= end) return 0;
    if (i == 8) {
      *value = sum << 8 | at[i];
      return 9;
    }
    sum = sum << 7 | (at[i] & 0x7f);
    if (at[i] < 0x80) {
      *value = sum;
      return i + 1;
    }
  }
  return 0;
}

/* How much of a payload stays in the page, the page number of its overflow included. */
static int local_length(const Layout *it, uint64_t payload) {
  int isTable = it->type == 13;
  int most = isTable ? it->usable - 35 : (it->usable - 12) * 64 / 255 - 23;
  int least = (it->usable - 12) * 32 / 255 - 23;
  if (payload <= (uint64_t)most) return (int)payload;
  int wanted = least + (int)((payload - (uint64_t)least) % (uint64_t)(it->usable - 4));
  return (wanted <= most ? wanted : least) + 4;
}

/* The bytes a cell occupies, or 0 if no cell can stand at `offset`. */
static int cell_length(const Layout *it, int offset) {
  const uint8_t *end = it->page + it->usable;
  int length = it->type <= 5 ? 4 : 0; /* the child's page number */
  uint64_t payload = 0;
  if (it->type != 5) {
    int read = varint(it->page + offset + length, end, &payload);
    if (read == 0 || payload > 0x7fffffff) return 0;
    length += read;
  }
  if (it->type == 5 || it->type == 13) {
    uint64_t key;
    int read = varint(it->page + offset + length, end, &key);
    if (read == 0) return 0;
    length += read;
  }
  if (it->type != 5) length += local_length(it, payload);
  return length < 4 ? 4 : length;
}

/* Marks the bytes of a cell or freeblock in `taken`; false if another already holds one of them. */
static int take(uint8_t *taken, int offset, int length) {
  if (memchr(taken + offset, 1, (size_t)length) != NULL) return 0;
  memset(taken + offset, 1, (size_t)length);
  return 1;
}

/* The sum of all cells' bytes, or -1 if one lies outside the content area or on another. */
static int cells_measure(const Layout *it, uint8_t *taken) {
  int sum = 0;
  for (int i = 0; i < it->cells; i++) {
    int offset = be16(it->page + it->pointers + 2 * i);
    if (offset < it->content || offset > it->usable - 4) return -1;
    int length = cell_length(it, offset);
    if (length == 0 || offset + length > it->usable || !take(taken, offset, length)) return -1;
    sum += length;
  }
  return sum;
}

/* The sum of all freeblocks' bytes, or -1 if the chain is not ascending, inside, apart, and ended. */
static int freeblocks_measure(const Layout *it, uint8_t *taken) {
  int sum = 0;
  int floor = it->content;
  for (int at = be16(it->page + it->head + 1); at != 0; at = be16(it->page + at)) {
    if (at < floor || at > it->usable - 4) return -1;
    int length = be16(it->page + at + 2);
    if (length < 4 || at + length > it->usable || !take(taken, at, length)) return -1;
    sum += length;
    floor = at + length;
  }
  return sum;
}

int rechtspoor_scrub_page(uint8_t *page, int size, int reserved, int first) {
  Layout it;
  if (!layout_read(&it, page, size, reserved, first)) return -1;
  uint8_t taken[65536];
  memset(taken, 0, (size_t)size);
  int cells = cells_measure(&it, taken);
  if (cells < 0) return -1;
  int freeblocks = freeblocks_measure(&it, taken);
  if (freeblocks < 0) return -1;

  /* An overflow, freelist or pointer-map page can begin like a b-tree page, but it does not add
   * up like one. Zeroing somebody's data would be worse than leaving an old copy. */
  int fragments = page[it.head + 7];
  if (cells + freeblocks + fragments != it.usable - it.content) return -1;

  int gap = it.pointers + 2 * it.cells;
  int freed = it.content - gap;
  memset(page + gap, 0, (size_t)freed);
  for (int at = be16(page + it.head + 1); at != 0; at = be16(page + at)) {
    int body = be16(page + at + 2) - 4;
    memset(page + at + 4, 0, (size_t)body);
    freed += body;
  }
  return freed;
}
