#include <sqlite3.h>

/// Has SQLite take no locks: databases are used by one thread alone.  To be called before any is opened.
static inline int sqlite_use_single_thread(void) { return sqlite3_config(SQLITE_CONFIG_SINGLETHREAD); }
