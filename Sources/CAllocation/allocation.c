// Small blocks for the Swift runtime, which takes and frees an object for almost every step of a Python program.
//
// Blocks of up to 512 bytes are cut from pages of one size each, in one range of addresses.  A page keeps a list of its
// free blocks, and gives out all of them before another page is asked, so that objects made one after the other lie
// near each other.  A page of which all blocks are free can serve another size.  Nothing is locked: one thread owns every object, as it does for the
// counts of references (Package.swift).  All else is the C library's.

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum {
    granule = 8,
    // What is given out unless less is asked for.
    usual_alignment = 16,
    largest = 512,
    size_count = largest / granule + 1,
    page_bytes = 1 << 14,
    // What is asked of the kernel at once.
    piece_bytes = 1 << 16,
};
#define region_bytes ((size_t)1 << 34)

typedef struct Block { struct Block *next; } Block;

// The head of a page.
typedef struct Page {
    Block *free;
    // The part that was never given out.
    char *rest;
    char *end;
    // The neighbours in the list of pages of this size that have free blocks.
    struct Page *next, *previous;
    // How many blocks are given out.
    uint32_t used;
    // In granules.
    uint16_t size;
    // Whether blocks are taken from the page, or it waits for that.
    uint16_t is_listed;
} Page;

// The pages of one size that have free blocks; blocks are taken from the first.
static Page *listed[size_count];
// Pages of which nothing is given out.
static Page *vacant;
// Where the range begins: at first a place that no address is near.
static uintptr_t region = (uintptr_t)1 << 63;
static uintptr_t unused, region_end;

// What the linker calls the functions that these stand before.  Weak, as programs that do not bind them have none.
__attribute__((weak)) void *__real_swift_slowAlloc(size_t size, size_t alignment_mask);
__attribute__((weak)) void __real_swift_slowDealloc(void *block, size_t size, size_t alignment_mask);
__attribute__((weak)) void __real_free(void *block);
__attribute__((weak)) void *__real_realloc(void *block, size_t size);
__attribute__((weak)) size_t __real_malloc_usable_size(void *block);

static inline int is_ours(const void *block) { return (uintptr_t)block - region < region_bytes; }
static inline Page *page_of(const void *block) { return (Page *)((uintptr_t)block & ~(uintptr_t)(page_bytes - 1)); }

// Takes a range of addresses, whose pages take memory when they are first written; once.
static void reserve(void) {
    static int is_tried;
    if (is_tried) return;
    is_tried = 1;
    void *room = mmap(NULL, region_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED) return;
    region = (uintptr_t)room;
    unused = (region + piece_bytes - 1) & ~(uintptr_t)(piece_bytes - 1);
    region_end = region + region_bytes;
}

// Where the linker puts the program's code.
extern char __executable_start[], etext[];

// Gives back the memory that the program's code takes: start-up has touched 16 MB of it, of which a loop over rows needs a few.
// What is used on the kernel maps again from its cache, which takes 0.2 ms.
static void let_go_of_code(void) {
    uintptr_t start = (uintptr_t)__executable_start & ~(uintptr_t)4095, end = (uintptr_t)etext & ~(uintptr_t)4095;
    madvise((void *)start, end - start, MADV_DONTNEED);
}

// Has the kernel give memory for the next pages at once: a third less time than a fault for every 4 KB.  Pages of 2 MB
// would be faster still, but not in virtual machines that hand free ones back to their host: there they take five times as long.
// A kernel that does not know how gives them one by one.
static void take_piece(uintptr_t start) {
#ifndef MADV_POPULATE_WRITE
    enum { MADV_POPULATE_WRITE = 23 };
#endif
    madvise((void *)start, piece_bytes, MADV_POPULATE_WRITE);
}

// A page that was never used; NULL where there is none.
static Page *fresh_page(void) {
    if (unused == 0) reserve();
    if (unused == 0 || unused + page_bytes > region_end) return NULL;
    Page *page = (Page *)unused;
    if ((unused & (piece_bytes - 1)) == 0) take_piece(unused);
    unused += page_bytes;
    // Each time the objects take twice as much as before, so that code never takes much beside them.
    static uintptr_t next_measure = (uintptr_t)1 << 19;
    if (unused - region >= next_measure) {
        next_measure *= 2;
        let_go_of_code();
    }
    return page;
}

// A block of the next page that has one, or of a vacant or fresh page; NULL where there is none.
__attribute__((noinline)) static void *refill(size_t size) {
    Page *page = listed[size];
    if (page != NULL) {
        page->is_listed = 0;
        page = listed[size] = page->next;
        if (page != NULL) page->previous = NULL;
    }
    if (page == NULL) {
        page = vacant;
        if (page != NULL) vacant = page->next; else page = fresh_page();
        if (page == NULL) return NULL;
        *page = (Page){ .rest = (char *)(page + 1), .end = (char *)page + page_bytes, .size = size, .is_listed = 1 };
        listed[size] = page;
    }
    page->used += 1;
    Block *block = page->free;
    if (block != NULL) {
        page->free = block->next;
        return block;
    }
    void *fresh = page->rest;
    page->rest += size * granule;
    return fresh;
}

void *__wrap_swift_slowAlloc(size_t bytes, size_t alignment_mask) {
    if (bytes > largest || (alignment_mask >= usual_alignment && alignment_mask != ~(size_t)0)) return __real_swift_slowAlloc(bytes, alignment_mask);
    size_t aligned = alignment_mask < granule ? granule : usual_alignment;
    size_t size = bytes == 0 ? aligned / granule : (bytes + aligned - 1) / aligned * (aligned / granule);
    Page *page = listed[size];
    if (page != NULL) {
        Block *block = page->free;
        if (block != NULL) {
            page->free = block->next;
            page->used += 1;
            return block;
        }
        char *fresh = page->rest;
        if (fresh + size * granule <= page->end) {
            page->rest = fresh + size * granule;
            page->used += 1;
            return fresh;
        }
    }
    void *block = refill(size);
    return block != NULL ? block : __real_swift_slowAlloc(bytes, alignment_mask);
}

// Puts a page behind the one in use, which goes on until it is empty.
static void list(Page *page) {
    page->is_listed = 1;
    Page *first = listed[page->size];
    page->previous = first;
    page->next = first == NULL ? NULL : first->next;
    if (first == NULL) listed[page->size] = page; else first->next = page;
    if (page->next != NULL) page->next->previous = page;
}

// Takes a page of which nothing is given out from those of its size, unless blocks are taken from it.
__attribute__((noinline)) static void vacate(Page *page) {
    if (page->previous == NULL) return;
    page->previous->next = page->next;
    if (page->next != NULL) page->next->previous = page->previous;
    page->next = vacant;
    vacant = page;
}

static inline void put_back(void *block) {
    Page *page = page_of(block);
    ((Block *)block)->next = page->free;
    page->free = block;
    page->used -= 1;
    if (!page->is_listed) list(page);
    if (page->used == 0) vacate(page);
}

void __wrap_swift_slowDealloc(void *block, size_t bytes, size_t alignment_mask) {
    if (is_ours(block)) put_back(block); else __real_swift_slowDealloc(block, bytes, alignment_mask);
}

// The C library's functions, as they may be given what Swift's took.

void __wrap_free(void *block) {
    if (is_ours(block)) put_back(block); else __real_free(block);
}

size_t __wrap_malloc_usable_size(void *block) {
    return is_ours(block) ? page_of(block)->size * granule : __real_malloc_usable_size(block);
}

void *__wrap_realloc(void *block, size_t bytes) {
    if (!is_ours(block)) return __real_realloc(block, bytes);
    size_t held = page_of(block)->size * granule;
    if (bytes != 0 && bytes <= held) return block;
    void *wider = __real_realloc(NULL, bytes);
    if (wider == NULL && bytes != 0) return NULL;
    if (wider != NULL) memcpy(wider, block, held < bytes ? held : bytes);
    put_back(block);
    return wider;
}
