// printf's conversions of floating point numbers, with fixed arguments: Swift can call variadic functions only by lists of
// arguments that it makes at run time.
#pragma once

#include <stddef.h>

// Writes `value` by the conversion 'f', 'e' or 'g', with the flag '#' where `alternate` is not 0; returns the length it would take.
int format_double(char *room, size_t size, char conversion, int alternate, int precision, double value);
