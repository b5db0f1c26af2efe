// Small blocks for the Swift runtime, which takes and frees an object for almost every step of a Python program.
//
// Blocks of up to 512 bytes are cut from pages of one size each, in one range of addresses; a freed block goes to a list of
// its size and is the next to be given out.  Lists belong to threads, so that nothing is locked: a block freed by
// another thread than the one that took it goes to that other thread's list.  All else is the C library's.

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum {
    granule = 16,
    largest = 512,
    size_count = largest / granule + 1,
    page_shift = 16,
};
#define region_size ((size_t)1 << 36)
#define page_count (region_size >> page_shift)

typedef struct Block { struct Block *next; } Block;

// The free blocks of one size, and the part of its newest page that was never given out.
typedef struct {
    Block *free;
    char *rest;
    char *end;
} Supply;

// Where the range begins; at first a place that no address is near.
static _Atomic uintptr_t region = (uintptr_t)1 << 63;
static _Atomic size_t used_pages;
// The size of the blocks of each page, in granules.
static uint8_t page_size[page_count];
static __thread Supply supplies[size_count];

// What the linker calls the functions that these stand before.  Weak, as programs that do not bind them have none.
__attribute__((weak)) void *__real_swift_slowAlloc(size_t size, size_t alignment_mask);
__attribute__((weak)) void __real_swift_slowDealloc(void *block, size_t size, size_t alignment_mask);
__attribute__((weak)) void __real_free(void *block);
__attribute__((weak)) void *__real_realloc(void *block, size_t size);
__attribute__((weak)) size_t __real_malloc_usable_size(void *block);

static inline uintptr_t offset(const void *block) { return (uintptr_t)block - atomic_load_explicit(&region, memory_order_relaxed); }
static inline int is_ours(const void *block) { return offset(block) < region_size; }
static inline size_t size_of(const void *block) { return page_size[offset(block) >> page_shift]; }

// Takes a range of addresses, whose pages take memory when they are first written.  Where there is none to be had,
// every page counts as used.
static void reserve(void) {
    void *room = mmap(NULL, region_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) {
        atomic_store(&used_pages, page_count);
        return;
    }
    uintptr_t none = (uintptr_t)1 << 63;
    if (!atomic_compare_exchange_strong(&region, &none, (uintptr_t)room)) munmap(room, region_size);
}

// A block of a fresh page; NULL where there is no page left.
__attribute__((noinline)) static void *refill(size_t size) {
    if (atomic_load(&used_pages) >= page_count) return NULL;
    if (atomic_load(&region) == (uintptr_t)1 << 63) reserve();
    size_t page = atomic_fetch_add(&used_pages, 1);
    if (page >= page_count) return NULL;
    page_size[page] = (uint8_t)size;
    char *start = (char *)(atomic_load(&region) + (page << page_shift));
    supplies[size].rest = start + size * granule;
    supplies[size].end = start + ((size_t)1 << page_shift);
    return start;
}

void *__wrap_swift_slowAlloc(size_t bytes, size_t alignment_mask) {
    if (bytes > largest || (alignment_mask >= granule && alignment_mask != ~(size_t)0)) return __real_swift_slowAlloc(bytes, alignment_mask);
    size_t size = bytes == 0 ? 1 : (bytes + granule - 1) / granule;
    Supply *supply = &supplies[size];
    Block *block = supply->free;
    if (block != NULL) {
        supply->free = block->next;
        return block;
    }
    char *rest = supply->rest;
    if (rest + size * granule <= supply->end && rest != NULL) {
        supply->rest = rest + size * granule;
        return rest;
    }
    void *fresh = refill(size);
    return fresh != NULL ? fresh : __real_swift_slowAlloc(bytes, alignment_mask);
}

static inline void put_back(void *block) {
    Supply *supply = &supplies[size_of(block)];
    ((Block *)block)->next = supply->free;
    supply->free = block;
}

void __wrap_swift_slowDealloc(void *block, size_t bytes, size_t alignment_mask) {
    if (is_ours(block)) put_back(block); else __real_swift_slowDealloc(block, bytes, alignment_mask);
}

// The C library's functions, as they may be given what Swift's took.

void __wrap_free(void *block) {
    if (is_ours(block)) put_back(block); else __real_free(block);
}

size_t __wrap_malloc_usable_size(void *block) {
    return is_ours(block) ? size_of(block) * granule : __real_malloc_usable_size(block);
}

void *__wrap_realloc(void *block, size_t bytes) {
    if (!is_ours(block)) return __real_realloc(block, bytes);
    size_t held = size_of(block) * granule;
    if (bytes != 0 && bytes <= held) return block;
    void *wider = __real_realloc(NULL, bytes);
    if (wider == NULL && bytes != 0) return NULL;
    if (wider != NULL) memcpy(wider, block, held < bytes ? held : bytes);
    put_back(block);
    return wider;
}
