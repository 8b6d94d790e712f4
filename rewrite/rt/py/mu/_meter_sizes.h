/* This file remembers the sizes of small blocks beside the memory: a part for each
   mebibyte that has any, with an entry for every sixteen bytes. The parts are found
   by a table over the low bits of their number; two parts of one place in it (64
   GiB apart) hang together. Entries are written with the interpreter lock held;
   parts are made once and stay. */

#if UINTPTR_MAX <= 0xffffffff
#error "the accelerator is for 64-bit machines"
#endif

enum { SMALL = 512, PART_BITS = 20, TABLE_BITS = 16, ENTRIES = 1 << (PART_BITS - 4) };

/* A part's entries are the sizes of the blocks that begin there, plus one; 0 where
   no block that is counted does. */
struct part {
  uintptr_t number; /* of the mebibyte */
  struct part *next;
  uint16_t size[ENTRIES];
};

static struct part nowhere = {.number = UINTPTR_MAX};
static struct part *parts[1 << TABLE_BITS];

static void parts_begin(void) {
  int i;
  for (i = 0; i < 1 << TABLE_BITS; i++) parts[i] = &nowhere;
}

static __attribute__((noinline, cold)) uint16_t *entry_elsewhere(uintptr_t at) {
  struct part *p = __atomic_load_n(&parts[at >> PART_BITS & ((1 << TABLE_BITS) - 1)], __ATOMIC_ACQUIRE);
  while (p && p->number != at >> PART_BITS) p = p->next;
  return p ? &p->size[at >> 4 & (ENTRIES - 1)] : NULL;
}

/* entry_near is the entry of the block at p, or NULL where it is not found at once. */
static inline uint16_t *entry_near(void *p) {
  uintptr_t at = (uintptr_t)p;
  struct part *part = parts[at >> PART_BITS & ((1 << TABLE_BITS) - 1)];
  if (UNLIKELY(part->number != at >> PART_BITS)) return NULL;
  return &part->size[at >> 4 & (ENTRIES - 1)];
}

/* entry_of is the entry of the block at p; NULL where no size near p was
   remembered. */
static inline uint16_t *entry_of(void *p) {
  uint16_t *entry = entry_near(p);
  return LIKELY(entry != NULL) ? entry : entry_elsewhere((uintptr_t)p);
}

static __attribute__((noinline, cold)) int remember_first(void *p, size_t n) {
  uintptr_t at = (uintptr_t)p;
  struct part **place = &parts[at >> PART_BITS & ((1 << TABLE_BITS) - 1)], *part;
  if (at & 15) return 0;
  part = calloc(1, sizeof *part); /* the C library's: not the interpreter's memory */
  if (!part) return 0;
  part->number = at >> PART_BITS;
  part->next = __atomic_load_n(place, __ATOMIC_ACQUIRE);
  while (!__atomic_compare_exchange_n(place, &part->next, part, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) {
  }
  *entry_of(p) = (uint16_t)(n + 1);
  return 1;
}

/* forget is for a block that is not small: an interpreter that ended gave its memory
   back as a whole, and left entries behind. */
static inline void forget(void *p) {
  uint16_t *entry = entry_of(p);
  if (entry) *entry = 0;
}

/* remember notes the size of a small block; 0 when it cannot be, and the block is
   not counted. */
static inline int remember(void *p, size_t n) {
  uint16_t *entry = entry_of(p);
  if (UNLIKELY(!entry)) return remember_first(p, n);
  *entry = (uint16_t)(n + 1);
  return 1;
}
