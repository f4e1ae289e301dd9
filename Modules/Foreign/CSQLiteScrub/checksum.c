#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "scrub.h"

static void put32(uint8_t *at, uint32_t value) {
  for (int i = 0; i < 4; i++) at[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* The CRC-32 of the page's number and of everything before its last four bytes. The number makes a page that was
 * written in another's place as wrong as one that was changed. */
static uint32_t checksum(const uint8_t *page, int size, uint32_t number) {
  uint8_t place[4];
  put32(place, number);
  uLong sum = crc32(crc32(0, Z_NULL, 0), place, sizeof place);
  return (uint32_t)crc32(sum, page, (uInt)(size - SCRUB_CHECKSUM_LENGTH));
}

void rechtspoor_checksum_write(uint8_t *page, int size, uint32_t number) {
  put32(page + size - SCRUB_CHECKSUM_LENGTH, checksum(page, size, number));
}

int rechtspoor_checksum_holds(const uint8_t *page, int size, uint32_t number) {
  uint8_t right[4];
  put32(right, checksum(page, size, number));
  return memcmp(page + size - SCRUB_CHECKSUM_LENGTH, right, sizeof right) == 0;
}

/* MARK: the last page that did not hold */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char faultyFile[4096];
static uint32_t faultyPage;

void scrub_fault_note(const char *file, uint32_t page) {
  pthread_mutex_lock(&lock);
  snprintf(faultyFile, sizeof faultyFile, "%s", file ? file : "");
  faultyPage = page;
  pthread_mutex_unlock(&lock);
}

uint32_t rechtspoor_checksum_fault(char *file, int room) {
  pthread_mutex_lock(&lock);
  snprintf(file, (size_t)room, "%s", faultyFile);
  uint32_t page = faultyPage;
  pthread_mutex_unlock(&lock);
  return page;
}
