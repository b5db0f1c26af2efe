// fork(), which Swift does not offer.
#pragma once

#include <sys/types.h>

// Divides the process: 0 in the new one, its number in the old one, -1 where there can be no other.
pid_t process_divide(void);

// Makes the processes that descendants leave behind this one's own.
void process_adopt_orphans(void);
