/// Modules of Python's library that a shell for scripts of others does without.
enum AbsentModules {
    /// Why an import finds nothing, for the message; nil for what is no module of Python's: `Retort has no threads`.
    static func reason(_ name: String) -> String? {
        groups.first { $0.modules.contains(name) }.map { "Retort has no \($0.what)" }
    }

    private static let groups: [(what: String, modules: Set<String>)] = [
        ("threads", ["_thread", "concurrent", "queue", "sched", "threading"]),
        ("coroutines", ["asynchat", "asyncio", "asyncore", "greenlet", "selectors"]),
        ("processes", ["_posixsubprocess", "multiprocessing", "pty", "signal", "subprocess"]),
        ("files", ["bz2", "configparser", "dbm", "filecmp", "fileinput", "glob", "gzip", "lzma", "mmap", "pickle", "shelve", "shutil", "tarfile", "tempfile", "tomllib", "zipfile", "zlib"]),
        ("sockets", ["email", "ftplib", "http", "imaplib", "ipaddress", "poplib", "smtplib", "socket", "socketserver", "ssl", "urllib.error", "urllib.request", "urllib.response", "wsgiref", "xmlrpc"]),
        ("compiler at hand", ["ast", "code", "codeop", "compileall", "dis", "doctest", "marshal", "opcode", "pdb", "py_compile", "runpy", "symtable", "tokenize", "trace", "tracemalloc"]),
        ("arrays of machine words", ["array", "ctypes"]),
    ]
}
