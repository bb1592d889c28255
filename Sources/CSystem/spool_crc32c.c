#include "spool_system.h"

#include <pthread.h>
#include <string.h>

/* Castagnoli's polynomial, bits reversed. */
#define POLYNOMIAL 0x82F63B78u

static uint32_t table[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_table(void) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t value = byte;
    for (int bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ POLYNOMIAL : value >> 1;
    table[byte] = value;
  }
}

static uint32_t by_table(uint32_t value, const uint8_t *bytes, size_t size) {
  pthread_once(&once, make_table);
  for (size_t index = 0; index < size; index++) value = table[(value ^ bytes[index]) & 0xFF] ^ (value >> 8);
  return value;
}

#if defined(__x86_64__) && defined(__GNUC__)
__attribute__((target("sse4.2"))) static uint32_t by_instruction(uint32_t value, const uint8_t *bytes, size_t size) {
  uint64_t wide = value;
  for (; size >= 8; bytes += 8, size -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  value = (uint32_t)wide;
  for (; size > 0; bytes++, size--) value = __builtin_ia32_crc32qi(value, *bytes);
  return value;
}
#endif

uint32_t spool_crc32c(uint32_t seed, const void *bytes, size_t size) {
  uint32_t value = ~seed;
#if defined(__x86_64__) && defined(__GNUC__)
  if (__builtin_cpu_supports("sse4.2")) return ~by_instruction(value, bytes, size);
#endif
  return ~by_table(value, bytes, size);
}
