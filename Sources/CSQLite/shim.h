#include <sqlite3.h>

/// To be called before any database is opened: databases are used by one thread alone and need no locks, and rows
/// of up to 1024 pages are sorted in memory, where SQLite would write them to a temporary file from 250 on.
static inline int sqlite_configure(void) {
    int code = sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    return code == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_PMASZ, 1024u) : code;
}
