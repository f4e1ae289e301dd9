/* Feeds the page-scrubbing function what a disk may hold: sound pages, sound pages with something changed, and noise.
 *
 * Built with -fsanitize=address,undefined, and every page in an allocation of exactly its size, so that a read or a
 * write one byte outside of it ends the run. Beyond that it holds the function to what it promises: a page it refuses
 * is untouched; one it accepts keeps its header, its pointers and every byte of every cell; scrubbing twice is
 * scrubbing once. Then the page gets its checksum, which holds until one byte is another one, or the page's place. Ends with 0 and one line that says how many pages of which kind it fed.
 *
 *   scrub_page ROUNDS SEED DATABASE...      the databases give the real pages */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CSQLiteScrub.h"

typedef struct Page {
  uint8_t *bytes;
  int size;
  int reserved;
  int first;
} Page;

static Page *real;
static size_t realCount, realRoom;
/* Those that a sound database's b-trees are made of. */
static size_t *trees;
static size_t treeCount;

static uint64_t state;

static uint64_t dice(void) { /* SplitMix64 */
  uint64_t mixed = (state += 0x9e3779b97f4a7c15u);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

static int below(int most) { return (int)(dice() % (uint64_t)most); }

static void fail(const char *what, uint64_t round) {
  fprintf(stderr, "page %llu: %s\n", (unsigned long long)round, what);
  exit(1);
}

static void load(const char *path) {
  FILE *file = fopen(path, "rb");
  uint8_t head[100];
  if (file == NULL || fread(head, 1, sizeof head, file) != sizeof head) {
    fprintf(stderr, "%s is no database\n", path);
    exit(64);
  }
  int size = head[16] << 8 | head[17];
  if (size == 1) size = 65536;
  if (size < 512) {
    fprintf(stderr, "%s is no database\n", path);
    exit(64);
  }
  rewind(file);
  for (int number = 0;; number++) {
    uint8_t *bytes = malloc((size_t)size);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) {
      free(bytes);
      break;
    }
    if (realCount == realRoom) {
      realRoom = realRoom == 0 ? 1024 : realRoom * 2;
      real = realloc(real, realRoom * sizeof *real);
    }
    real[realCount++] = (Page){bytes, size, head[20], number == 0};
  }
  fclose(file);
}

static void put16(uint8_t *at, int value) {
  at[0] = (uint8_t)(value >> 8);
  at[1] = (uint8_t)value;
}

/* A number such as headers go wrong by. */
static int odd(int size) {
  switch (below(6)) {
    case 0: return 0;
    case 1: return size;
    case 2: return size - below(8);
    case 3: return below(16);
    case 4: return 65535;
    default: return below(65536);
  }
}

/* Changes one to four things, mostly where the function reads: header, pointers, freeblocks, cell lengths. */
static void mutate(Page *page) {
  int head = page->first ? 100 : 0;
  for (int changes = 1 + below(4); changes > 0; changes--) {
    int cells = page->bytes[head + 3] << 8 | page->bytes[head + 4];
    int pointers = head + (page->bytes[head] <= 5 ? 12 : 8);
    switch (below(10)) {
      case 0: page->bytes[head] = (uint8_t[]){2, 5, 10, 13}[below(4)]; break;
      case 1: put16(page->bytes + head + 1, odd(page->size)); break;
      case 2: put16(page->bytes + head + 3, odd(page->size)); break;
      case 3: put16(page->bytes + head + 5, odd(page->size)); break;
      case 4: page->bytes[head + 7] = (uint8_t)below(256); break;
      case 5:
        if (cells > 0 && pointers + 2 * cells <= page->size)
          put16(page->bytes + pointers + 2 * below(cells), odd(page->size));
        break;
      case 6: { /* the first bytes of a cell: the lengths it says it has */
        if (cells == 0 || pointers + 2 * cells > page->size) break;
        const uint8_t *pointer = page->bytes + pointers + 2 * below(cells);
        int at = pointer[0] << 8 | pointer[1];
        for (int i = 0; i < 3 && at + i < page->size; i++) page->bytes[at + i] = below(2) ? 0xff : (uint8_t)below(256);
        break;
      }
      case 7: page->bytes[below(page->size)] ^= (uint8_t)(1 << below(8)); break;
      case 8: page->bytes[page->size - 1 - below(16)] = (uint8_t)below(256); break;
      default: { /* an old copy of somebody in the free part: to be zeroed */
        int content = page->bytes[head + 5] << 8 | page->bytes[head + 6];
        for (int at = pointers + 2 * cells; at < content && at < page->size; at++) page->bytes[at] = 0x4a;
      }
    }
  }
}

static Page copy(const Page *of) {
  Page page = *of;
  page.bytes = malloc((size_t)of->size);
  memcpy(page.bytes, of->bytes, (size_t)of->size);
  return page;
}

/* A page made of nothing but a type, or not even that. */
static Page noise(void) {
  Page page = {NULL, 512 << below(8), below(4) == 0 ? below(256) : 0, below(16) == 0};
  page.bytes = malloc((size_t)page.size);
  for (int i = 0; i < page.size; i += 8) {
    uint64_t word = dice();
    memcpy(page.bytes + i, &word, 8);
  }
  int head = page.first ? 100 : 0;
  if (below(8) > 0) page.bytes[head] = (uint8_t[]){2, 5, 10, 13}[below(4)];
  if (below(2) == 0) put16(page.bytes + head + 3, below(4));
  if (below(2) == 0) put16(page.bytes + head + 5, page.size - below(64));
  return page;
}

/* What must be as it was: everything but what lies between pointers and cells, and the insides of freeblocks. A byte
 * that changed was made zero, and lies behind the pointers. */
static void compare(const Page *before, const Page *after, int freed, uint64_t round) {
  int head = before->first ? 100 : 0;
  int cells = before->bytes[head + 3] << 8 | before->bytes[head + 4];
  int pointers = head + (before->bytes[head] <= 5 ? 12 : 8) + 2 * cells;
  int usable = before->size - before->reserved;
  int changed = 0;
  for (int i = 0; i < before->size; i++) {
    if (before->bytes[i] == after->bytes[i]) continue;
    changed++;
    if (i < pointers || i >= usable) fail("header, pointers or tail were changed", round);
    if (after->bytes[i] != 0) fail("a byte became something else than zero", round);
  }
  if (changed > freed) fail("more bytes were changed than it says", round);
  int content = before->bytes[head + 5] << 8 | before->bytes[head + 6];
  for (int i = pointers; i < (content == 0 ? 65536 : content); i++)
    if (after->bytes[i] != 0) fail("an old copy was left between pointers and cells", round);
  for (int i = 0; i < cells; i++) { /* the first four bytes of a cell are its own in every layout */
    const uint8_t *pointer = before->bytes + pointers - 2 * cells + 2 * i;
    int at = pointer[0] << 8 | pointer[1];
    if (memcmp(before->bytes + at, after->bytes + at, 4) != 0) fail("a cell was changed", round);
  }
}

/* Any page at all has a checksum, in its last four bytes and nowhere else. */
static void check(const Page *page, uint64_t round) {
  Page sealed = copy(page);
  uint32_t number = (uint32_t)dice();
  int body = sealed.size - SCRUB_CHECKSUM_LENGTH;
  rechtspoor_checksum_write(sealed.bytes, sealed.size, number);
  if (memcmp(sealed.bytes, page->bytes, (size_t)body) != 0) fail("its checksum changed the page", round);
  if (!rechtspoor_checksum_holds(sealed.bytes, sealed.size, number)) fail("its own checksum does not hold", round);
  if (rechtspoor_checksum_holds(sealed.bytes, sealed.size, number ^ 1u << below(32))) fail("another place holds", round);
  sealed.bytes[below(sealed.size)] ^= (uint8_t)(1 + below(255));
  if (rechtspoor_checksum_holds(sealed.bytes, sealed.size, number)) fail("a changed byte is not noticed", round);
  free(sealed.bytes);
}

static int feed(const Page *page, uint64_t round) {
  check(page, round);
  Page after = copy(page);
  int freed = rechtspoor_scrub_page(after.bytes, after.size, after.reserved, after.first);
  if (freed < 0) {
    if (memcmp(page->bytes, after.bytes, (size_t)page->size) != 0) fail("it was refused and changed all the same", round);
  } else {
    compare(page, &after, freed, round);
    Page twice = copy(&after);
    if (rechtspoor_scrub_page(twice.bytes, twice.size, twice.reserved, twice.first) != freed ||
        memcmp(after.bytes, twice.bytes, (size_t)after.size) != 0)
      fail("a second time did something else", round);
    free(twice.bytes);
  }
  free(after.bytes);
  return freed >= 0;
}

int main(int count, char **words) {
  if (count < 4) {
    fprintf(stderr, "usage: scrub_page ROUNDS SEED DATABASE...\n");
    return 64;
  }
  uint64_t rounds = strtoull(words[1], NULL, 10);
  state = strtoull(words[2], NULL, 10);
  for (int i = 3; i < count; i++) load(words[i]);
  uint64_t accepted = 0, sound = 0, mutated = 0, noisy = 0;
  trees = calloc(realCount + 1, sizeof *trees);
  for (size_t i = 0; i < realCount; i++) {
    if (feed(&real[i], i)) trees[treeCount++] = i;
  }
  sound = treeCount;
  if (sound == 0) fail("none of the real pages was scrubbed: nothing was tried", 0);
  for (uint64_t round = 0; round < rounds; round++) {
    Page page;
    if (below(4) > 0) {
      page = copy(below(2) ? &real[trees[below((int)treeCount)]] : &real[below((int)realCount)]);
      mutate(&page);
      if (below(32) == 0) page.reserved = below(256);
      mutated++;
    } else {
      page = noise();
      noisy++;
    }
    accepted += (uint64_t)feed(&page, round);
    free(page.bytes);
  }
  printf("%llu real pages, %llu of them scrubbed; %llu mutated, %llu of noise, %llu of these scrubbed; no fault\n",
         (unsigned long long)realCount, (unsigned long long)sound, (unsigned long long)mutated,
         (unsigned long long)noisy, (unsigned long long)accepted);
  if (accepted == 0 && rounds > 0) fail("no changed page was ever scrubbed: nothing was tried", rounds);
  return 0;
}
