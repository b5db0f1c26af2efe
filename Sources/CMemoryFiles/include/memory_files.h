// A file system of SQLite's (sqlite.org/vfs.html) whose files are in memory: a database begins as a copy of the file on disk, which is
// never written.  All connections of the process to a file share it, with the locks that files have; a process that divides has
// two of each, open transactions included.
#pragma once

// Makes it known to SQLite.  Returns the name to open databases by; NULL where there is no memory.
const char *memory_files_use(void);
