#define _GNU_SOURCE
#include "CCoroutine.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)

// System V ABI: rbx, rbp and r12 to r15 are the callee's to save.
__asm__(
    ".text\n"
    ".globl coroutine_switch\n"
    ".type coroutine_switch,@function\n"
    "coroutine_switch:\n"
    "  pushq %rbp\n"
    "  pushq %rbx\n"
    "  pushq %r12\n"
    "  pushq %r13\n"
    "  pushq %r14\n"
    "  pushq %r15\n"
    "  movq %rsp, (%rdi)\n"
    "  movq %rsi, %rsp\n"
    "  popq %r15\n"
    "  popq %r14\n"
    "  popq %r13\n"
    "  popq %r12\n"
    "  popq %rbx\n"
    "  popq %rbp\n"
    "  ret\n"
    ".size coroutine_switch,.-coroutine_switch\n"
    ".globl coroutine_start\n"
    ".type coroutine_start,@function\n"
    "coroutine_start:\n"
    "  movq %r12, %rdi\n"
    "  callq *%r13\n"
    "  ud2\n"
    ".size coroutine_start,.-coroutine_start\n");

void coroutine_start(void);

void *coroutine_prepare(void *top, coroutine_body body, void *argument) {
    uintptr_t *stack = (uintptr_t *)((uintptr_t)top & ~(uintptr_t)15);
    *--stack = 0;
    *--stack = 0;
    *--stack = (uintptr_t)coroutine_start;
    *--stack = 0;                    // rbp
    *--stack = 0;                    // rbx
    *--stack = (uintptr_t)argument;  // r12
    *--stack = (uintptr_t)body;      // r13
    *--stack = 0;                    // r14
    *--stack = 0;                    // r15
    return stack;
}

#elif defined(__aarch64__)

// AAPCS64: x19 to x30 and the low halves of v8 to v15 are the callee's to save.
__asm__(
    ".text\n"
    ".globl coroutine_switch\n"
    ".type coroutine_switch,%function\n"
    "coroutine_switch:\n"
    "  sub sp, sp, #160\n"
    "  stp x19, x20, [sp, #0]\n"
    "  stp x21, x22, [sp, #16]\n"
    "  stp x23, x24, [sp, #32]\n"
    "  stp x25, x26, [sp, #48]\n"
    "  stp x27, x28, [sp, #64]\n"
    "  stp x29, x30, [sp, #80]\n"
    "  stp d8, d9, [sp, #96]\n"
    "  stp d10, d11, [sp, #112]\n"
    "  stp d12, d13, [sp, #128]\n"
    "  stp d14, d15, [sp, #144]\n"
    "  mov x9, sp\n"
    "  str x9, [x0]\n"
    "  mov sp, x1\n"
    "  ldp x19, x20, [sp, #0]\n"
    "  ldp x21, x22, [sp, #16]\n"
    "  ldp x23, x24, [sp, #32]\n"
    "  ldp x25, x26, [sp, #48]\n"
    "  ldp x27, x28, [sp, #64]\n"
    "  ldp x29, x30, [sp, #80]\n"
    "  ldp d8, d9, [sp, #96]\n"
    "  ldp d10, d11, [sp, #112]\n"
    "  ldp d12, d13, [sp, #128]\n"
    "  ldp d14, d15, [sp, #144]\n"
    "  add sp, sp, #160\n"
    "  ret\n"
    ".size coroutine_switch,.-coroutine_switch\n"
    ".globl coroutine_start\n"
    ".type coroutine_start,%function\n"
    "coroutine_start:\n"
    "  mov x0, x19\n"
    "  blr x20\n"
    "  brk #1\n"
    ".size coroutine_start,.-coroutine_start\n");

void coroutine_start(void);

void *coroutine_prepare(void *top, coroutine_body body, void *argument) {
    uintptr_t *stack = (uintptr_t *)((uintptr_t)top & ~(uintptr_t)15) - 20;
    for (int i = 0; i < 20; i++) stack[i] = 0;
    stack[0] = (uintptr_t)argument;          // x19
    stack[1] = (uintptr_t)body;              // x20
    stack[11] = (uintptr_t)coroutine_start;  // x30
    return stack;
}

#else
#error "coroutine_switch is written for x86_64 and aarch64"
#endif

static size_t page_size(void) { return (size_t)sysconf(_SC_PAGESIZE); }

void *coroutine_map(size_t value_size, size_t stack_size) {
    size_t size = value_size + page_size() + stack_size;
    void *base = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED) return NULL;
    if (mprotect((char *)base + value_size, page_size(), PROT_NONE) != 0) {
        munmap(base, size);
        return NULL;
    }
    return base;
}

void coroutine_unmap(void *base, size_t value_size, size_t stack_size) { munmap(base, value_size + page_size() + stack_size); }

void *coroutine_stack(void *base, size_t value_size) { return (char *)base + value_size + page_size(); }

struct thread_start {
    coroutine_body body;
    void *argument;
    sigset_t signals;
};

static void *run_thread(void *raw) {
    struct thread_start *start = raw;
    pthread_sigmask(SIG_SETMASK, &start->signals, NULL);
    start->body(start->argument);
    return NULL;
}

int coroutine_run_on_thread(size_t stack_size, coroutine_body body, void *argument) {
    // One thread allocates: the main heap, which grows in large steps and keeps what is freed, serves it better than a heap of
    // its own, which asks the kernel for every few pages.
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    pthread_attr_t attributes;
    pthread_t thread;
    struct thread_start start = {body, argument};
    sigset_t all;
    if (pthread_attr_init(&attributes) != 0) return 1;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &start.signals);
    int failed = pthread_attr_setstacksize(&attributes, stack_size) || pthread_create(&thread, &attributes, run_thread, &start);
    pthread_attr_destroy(&attributes);
    if (!failed) pthread_join(thread, NULL);
    pthread_sigmask(SIG_SETMASK, &start.signals, NULL);
    return failed;
}
