#include "memory_files.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static const char name[] = "retort-memory";
static sqlite3_vfs *disk;
static sqlite3_vfs files;

struct open_file;

// A file, by its full path; one without a path is its holder's alone.
struct memory_file {
    char *path;
    unsigned char *bytes;
    sqlite3_int64 size, room;
    struct open_file *holders;
    int is_deleted;
    // Locks (sqlite.org/lockingv3.html): how many read; who is about to write, and who writes.
    int readers;
    struct open_file *reserved, *pending;
    // The shared memory of write-ahead logs.
    void **regions;
    int region_count;
    struct memory_file *next;
};

struct open_file {
    sqlite3_file base;
    struct memory_file *file;
    struct open_file *next;
    int lock, is_deleted_at_end;
    unsigned shared_slots, exclusive_slots;
};

static struct memory_file *all;

static struct memory_file *find(const char *path) {
    for (struct memory_file *file = all; file; file = file->next)
        if (!strcmp(file->path, path)) return file;
    return NULL;
}

static void forget(struct memory_file *file) {
    for (struct memory_file **at = &all; *at; at = &(*at)->next)
        if (*at == file) {
            *at = file->next;
            break;
        }
    file->is_deleted = 1;
}

static void release(struct memory_file *file) {
    for (int region = 0; region < file->region_count; region++) free(file->regions[region]);
    free(file->regions);
    free(file->bytes);
    free(file->path);
    free(file);
}

static int make_room(struct memory_file *file, sqlite3_int64 size) {
    if (size <= file->room) return SQLITE_OK;
    sqlite3_int64 room = file->room * 2 > size ? file->room * 2 : size;
    unsigned char *bytes = realloc(file->bytes, (size_t)room);
    if (!bytes) return SQLITE_IOERR_NOMEM;
    memset(bytes + file->room, 0, (size_t)(room - file->room));
    file->bytes = bytes;
    file->room = room;
    return SQLITE_OK;
}

// MARK: reading and writing

static int close_file(sqlite3_file *opened);
static int unlock_file(sqlite3_file *opened, int level);

static int read_file(sqlite3_file *opened, void *into, int count, sqlite3_int64 from) {
    struct memory_file *file = ((struct open_file *)opened)->file;
    sqlite3_int64 there = from < file->size ? file->size - from : 0;
    if (there >= count) {
        memcpy(into, file->bytes + from, (size_t)count);
        return SQLITE_OK;
    }
    if (there) memcpy(into, file->bytes + from, (size_t)there);
    memset((char *)into + there, 0, (size_t)(count - there));
    return SQLITE_IOERR_SHORT_READ;
}

static int write_file(sqlite3_file *opened, const void *bytes, int count, sqlite3_int64 at) {
    struct memory_file *file = ((struct open_file *)opened)->file;
    int code = make_room(file, at + count);
    if (code) return code;
    memcpy(file->bytes + at, bytes, (size_t)count);
    if (at + count > file->size) file->size = at + count;
    return SQLITE_OK;
}

static int truncate_file(sqlite3_file *opened, sqlite3_int64 size) {
    struct memory_file *file = ((struct open_file *)opened)->file;
    if (size >= file->size) return SQLITE_OK;
    // What grows again is read as zeros.
    memset(file->bytes + size, 0, (size_t)(file->size - size));
    file->size = size;
    return SQLITE_OK;
}

static int sync_file(sqlite3_file *opened, int flags) { return SQLITE_OK; }
static int file_size(sqlite3_file *opened, sqlite3_int64 *size) {
    *size = ((struct open_file *)opened)->file->size;
    return SQLITE_OK;
}
static int control_file(sqlite3_file *opened, int operation, void *argument) { return SQLITE_NOTFOUND; }
static int sector_size(sqlite3_file *opened) { return 4096; }
static int characteristics(sqlite3_file *opened) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL; }

// MARK: locks

static int lock_file(sqlite3_file *opened, int level) {
    struct open_file *own = (struct open_file *)opened;
    struct memory_file *file = own->file;
    if (own->lock >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (file->pending) return SQLITE_BUSY;
        file->readers++;
    } else {
        if ((file->reserved && file->reserved != own) || (file->pending && file->pending != own)) return SQLITE_BUSY;
        if (level == SQLITE_LOCK_RESERVED) file->reserved = own;
        else {
            file->pending = own;
            own->lock = SQLITE_LOCK_PENDING;
            if (file->readers > 1) return SQLITE_BUSY;
        }
    }
    own->lock = level;
    return SQLITE_OK;
}

static int unlock_file(sqlite3_file *opened, int level) {
    struct open_file *own = (struct open_file *)opened;
    struct memory_file *file = own->file;
    if (own->lock <= level) return SQLITE_OK;
    if (file->reserved == own) file->reserved = NULL;
    if (file->pending == own) file->pending = NULL;
    if (level == SQLITE_LOCK_NONE) file->readers--;
    own->lock = level;
    return SQLITE_OK;
}

static int is_reserved(sqlite3_file *opened, int *answer) {
    struct memory_file *file = ((struct open_file *)opened)->file;
    *answer = file->reserved || file->pending;
    return SQLITE_OK;
}

// MARK: shared memory

static int map_region(sqlite3_file *opened, int region, int size, int extends, void volatile **into) {
    struct memory_file *file = ((struct open_file *)opened)->file;
    *into = NULL;
    if (region >= file->region_count) {
        if (!extends) return SQLITE_OK;
        void **regions = realloc(file->regions, (size_t)(region + 1) * sizeof *regions);
        if (!regions) return SQLITE_IOERR_NOMEM;
        file->regions = regions;
        for (; file->region_count <= region; file->region_count++)
            if (!(regions[file->region_count] = calloc(1, (size_t)size))) return SQLITE_IOERR_NOMEM;
    }
    *into = file->regions[region];
    return SQLITE_OK;
}

static int lock_slots(sqlite3_file *opened, int first, int count, int flags) {
    struct open_file *own = (struct open_file *)opened;
    unsigned slots = ((1u << count) - 1) << first;
    if (flags & SQLITE_SHM_UNLOCK) {
        own->shared_slots &= ~slots;
        own->exclusive_slots &= ~slots;
        return SQLITE_OK;
    }
    for (struct open_file *other = own->file->holders; other; other = other->next) {
        if (other == own) continue;
        if (other->exclusive_slots & slots || (flags & SQLITE_SHM_EXCLUSIVE && other->shared_slots & slots)) return SQLITE_BUSY;
    }
    if (flags & SQLITE_SHM_EXCLUSIVE) own->exclusive_slots |= slots;
    else own->shared_slots |= slots;
    return SQLITE_OK;
}

static void fence(sqlite3_file *opened) {}

static int unmap_regions(sqlite3_file *opened, int deletes) {
    struct open_file *own = (struct open_file *)opened;
    struct memory_file *file = own->file;
    own->shared_slots = own->exclusive_slots = 0;
    if (!deletes) return SQLITE_OK;
    for (int region = 0; region < file->region_count; region++) free(file->regions[region]);
    free(file->regions);
    file->regions = NULL;
    file->region_count = 0;
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2, close_file, read_file, write_file, truncate_file, sync_file, file_size, lock_file, unlock_file, is_reserved, control_file, sector_size, characteristics,
    map_region, lock_slots, fence, unmap_regions,
};

// MARK: opening

// The content of a file on disk as one transaction sees it, what stands in its journal included.
static int load(struct memory_file *file) {
    sqlite3 *original = NULL;
    int code = sqlite3_open_v2(file->path, &original, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, disk->zName);
    sqlite3_int64 size = 0;
    unsigned char *bytes = NULL;
    if (code == SQLITE_OK) {
        // What is no database is told by the error, not by an empty copy.
        code = sqlite3_exec(original, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
        if (code == SQLITE_OK) bytes = sqlite3_serialize(original, "main", &size, 0);
        if (code == SQLITE_OK && !bytes && size > 0) code = SQLITE_NOMEM;
    }
    if (bytes) {
        code = make_room(file, size);
        if (code == SQLITE_OK) {
            memcpy(file->bytes, bytes, (size_t)size);
            file->size = size;
            // The log was read with the rest (file format, 1.3.3).
            if (size > 19) file->bytes[18] = file->bytes[19] = 1;
        }
        sqlite3_free(bytes);
    }
    sqlite3_close_v2(original);
    return code;
}

static int is_on_disk(const char *path) {
    int answer = 0;
    return disk->xAccess(disk, path, SQLITE_ACCESS_EXISTS, &answer) == SQLITE_OK && answer;
}

// A new file needs its folder, as on disk.
static int has_folder(const char *path) {
    const char *end = strrchr(path, '/');
    if (!end || end == path) return 1;
    char *folder = strndup(path, (size_t)(end - path));
    int answer = folder && is_on_disk(folder);
    free(folder);
    return answer;
}

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *opened, int flags, int *given) {
    struct open_file *own = (struct open_file *)opened;
    memset(own, 0, sizeof *own);
    struct memory_file *file = path ? find(path) : NULL;
    if (file && flags & SQLITE_OPEN_EXCLUSIVE) return SQLITE_CANTOPEN;
    if (!file) {
        int is_copy = path && flags & SQLITE_OPEN_MAIN_DB && is_on_disk(path);
        if (path && !is_copy && (!(flags & SQLITE_OPEN_CREATE) || !has_folder(path))) return SQLITE_CANTOPEN;
        if (!(file = calloc(1, sizeof *file))) return SQLITE_NOMEM;
        if (path && !(file->path = strdup(path))) {
            release(file);
            return SQLITE_NOMEM;
        }
        int code = is_copy ? load(file) : SQLITE_OK;
        if (code) {
            release(file);
            return code;
        }
        if (path) {
            file->next = all;
            all = file;
        } else file->is_deleted = 1;
    }
    own->file = file;
    own->next = file->holders;
    file->holders = own;
    own->is_deleted_at_end = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    own->base.pMethods = &methods;
    if (given) *given = flags;
    return SQLITE_OK;
}

static int close_file(sqlite3_file *opened) {
    struct open_file *own = (struct open_file *)opened;
    struct memory_file *file = own->file;
    unlock_file(opened, SQLITE_LOCK_NONE);
    for (struct open_file **at = &file->holders; *at; at = &(*at)->next)
        if (*at == own) {
            *at = own->next;
            break;
        }
    if (own->is_deleted_at_end && !file->is_deleted) forget(file);
    if (file->is_deleted && !file->holders) release(file);
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int syncs) {
    struct memory_file *file = find(path);
    if (!file) return SQLITE_IOERR_DELETE_NOENT;
    forget(file);
    if (!file->holders) release(file);
    return SQLITE_OK;
}

// Journals on disk are no part of the copy.
static int has_file(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
    *answer = find(path) != NULL;
    return SQLITE_OK;
}

static int full_path(sqlite3_vfs *vfs, const char *path, int room, char *into) { return disk->xFullPathname(disk, path, room, into); }

const char *memory_files_use(void) {
    if (disk) return name;
    disk = sqlite3_vfs_find(NULL);
    if (!disk) return NULL;
    files = *disk;
    files.szOsFile = sizeof(struct open_file);
    files.pNext = NULL;
    files.zName = name;
    files.xOpen = open_file;
    files.xDelete = delete_file;
    files.xAccess = has_file;
    files.xFullPathname = full_path;
    if (sqlite3_vfs_register(&files, 0) == SQLITE_OK) return name;
    disk = NULL;
    return NULL;
}
