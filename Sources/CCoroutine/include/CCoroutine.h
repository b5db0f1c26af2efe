// A second stack and the switch to it: what a generator needs to stop in the middle of an expression.
#pragma once

#include <stddef.h>

typedef void (*coroutine_body)(void *argument);

// Saves the callee-saved registers and the stack pointer in *from, and goes on where `to` was saved.
void coroutine_switch(void **from, void *to);

// Lays out a fresh stack that ends at `top` so that the first switch to the result calls body(argument).
void *coroutine_prepare(void *top, coroutine_body body, void *argument);

// A mapping of `value_size` bytes, a guard page and `stack_size` bytes of stack; NULL where there is no room.
// Pages are touched, and so cost memory, only when used.
void *coroutine_map(size_t value_size, size_t stack_size);
void coroutine_unmap(void *base, size_t value_size, size_t stack_size);
// The lowest address of the stack of such a mapping.
void *coroutine_stack(void *base, size_t value_size);

// Runs body(argument) on a thread with a stack of `stack_size` bytes and waits for it; 0 on success.
// Signals go to that thread meanwhile, so that they interrupt what it waits in.
int coroutine_run_on_thread(size_t stack_size, coroutine_body body, void *argument);
