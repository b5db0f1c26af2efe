#include "process.h"

#include <sys/prctl.h>
#include <unistd.h>

pid_t process_divide(void) { return fork(); }

void process_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }
