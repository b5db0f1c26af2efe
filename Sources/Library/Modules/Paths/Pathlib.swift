import Glibc
import Runtime

/// `pathlib`: paths are computed with and asked about; files are not opened.
func pathlibModule(_ module: ModuleObject) {
    let pure = Class.declare("PurePath", for: PathObject.self, module: "pathlib", derivable: true, doc: "A path that is computed with alone.") { type in
        declareNames(type)
        declareChanges(type)
        declareRelations(type)
    }
    let posix = Class("PurePosixPath", module: "pathlib", bases: [pure], doc: "A path of the POSIX kind that is computed with alone.", derivable: true)
    let path = Class.declare("Path", for: PathObject.self, module: "pathlib", bases: [pure], derivable: true, doc: "A path that the file system can be asked about.") { declareFileSystem($0) }
    let concrete = Class("PosixPath", module: "pathlib", bases: [path, posix], doc: "A path of the POSIX kind.", derivable: true)
    for (made, chosen) in [(pure, posix), (path, concrete), (posix, posix), (concrete, concrete)] {
        made.construct = { type, arguments in
            if arguments.keywordCount > 0, type.isSubclass(of: pure), !type.isSubclass(of: path) { throw PythonException.typeError("\(type.name).__new__() got an unexpected keyword argument '\(arguments.keywords?.names[0].text ?? "")'") }
            return PathObject(type === made ? chosen : type, segments: try arguments.positional.map { try PathText.from($0).text }).value
        }
        module[Name(made.name)] = .object(made)
    }
}

private func strings(_ texts: [String]) -> [Value] { texts.map { .string($0) } }

private func declareNames(_ type: Declaration<PathObject>) {
    type.property("parts", doc: "The root and the names, one by one.") { (path: PathObject) -> Value in .tuple(strings(path.parts)) }
    type.property("drive", doc: "Always empty.") { (_: PathObject) -> String in "" }
    type.property("root", doc: "The root, where there is one.") { (path: PathObject) -> String in path.root }
    type.property("anchor", doc: "Drive and root.") { (path: PathObject) -> String in path.root }
    type.property("name", doc: "The last name.") { (path: PathObject) -> String in path.name }
    type.property("suffix", doc: "The last suffix of the name, with its dot.") { (path: PathObject) -> String in path.suffix }
    type.property("suffixes", doc: "All suffixes of the name.") { (path: PathObject) -> Value in .list(strings(path.suffixes)) }
    type.property("stem", doc: "The name without its last suffix.") { (path: PathObject) -> String in path.stem }
    type.property("parent", doc: "The folder of the path.") { (path: PathObject) -> Value in path.parent.value }
    type.property("parents", doc: "The folders above the path, the nearest first.") { (path: PathObject) -> Value in
        var found: [Value] = [], current = path
        while !current.names.isEmpty {
            current = current.parent
            found.append(current.value)
        }
        return .tuple(found)
    }
    type.method("__fspath__", doc: "The path as a string.") { (path: PathObject) -> String in path.text }
    type.method("as_posix", doc: "The path as a string with forward slashes.") { (path: PathObject) -> String in path.text }
    type.method("as_uri", doc: "The path as a file: URI.") { (path: PathObject) throws -> String in
        guard path.isAbsolute else { throw PythonException.valueError("relative path can't be expressed as a file URI") }
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/".utf8)
        return "file://" + path.text.utf8.map { plain.contains($0) ? String(UnicodeScalar($0)) : "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
    type.method("is_absolute", doc: "Whether the path has a root.") { (path: PathObject) -> Bool in path.isAbsolute }
}

private func declareChanges(_ type: Declaration<PathObject>) {
    type.method("joinpath", .rest("other", of: PathText.self), doc: "The path with further segments.") { (path: PathObject, others: [PathText]) -> Value in path.joined(others.map(\.text)).value }
    type.method("__truediv__", .required("key", as: PathText.self), doc: "The path with a further segment.") { (path: PathObject, other: PathText) -> Value in path.joined([other.text]).value }
    type.method("with_name", .required("name", as: String.self), doc: "The path with another last name.") { (path: PathObject, name: String) throws -> Value in try path.withName(name).value }
    type.method("with_stem", .required("stem", as: String.self), doc: "The path with another stem.") { (path: PathObject, stem: String) throws -> Value in try path.withName(stem + path.suffix).value }
    type.method("with_suffix", .required("suffix", as: String.self), doc: "The path with another suffix.") { (path: PathObject, suffix: String) throws -> Value in try path.withSuffix(suffix).value }
}

private func declareRelations(_ type: Declaration<PathObject>) {
    func other(_ path: PathObject, _ given: [PathText]) throws -> PathObject {
        if given.isEmpty { throw PythonException.typeError("need at least one argument") }
        return PathObject(path.type, segments: given.map(\.text))
    }
    type.method("relative_to", .rest("other", of: PathText.self), doc: "The path as seen from a folder above it.") { (path: PathObject, given: [PathText]) throws -> Value in
        let base = try other(path, given)
        guard let found = path.relative(to: base) else {
            throw PythonException.valueError("\(path.text.pythonRepr) is not in the subpath of \(base.text.pythonRepr) OR one path is relative and the other is absolute.")
        }
        return found.value
    }
    type.method("is_relative_to", .rest("other", of: PathText.self), doc: "Whether the path lies below a folder.") { (path: PathObject, given: [PathText]) throws -> Bool in path.relative(to: try other(path, given)) != nil }
    type.method("match", .required("path_pattern", as: PathText.self), doc: "Whether the path fits a pattern with * and ?.") { (path: PathObject, pattern: PathText) throws -> Bool in
        let wanted = PathObject(path.type, segments: [pattern.text])
        guard !wanted.parts.isEmpty else { throw PythonException.valueError("empty pattern") }
        guard wanted.isAbsolute ? wanted.parts.count == path.parts.count : wanted.parts.count <= path.parts.count else { return false }
        return zip(wanted.parts.reversed(), path.parts.reversed()).allSatisfy { fnmatch($0, $1, 0) == 0 }
    }
}

private func declareFileSystem(_ type: Declaration<PathObject>) {
    type.classMethod("cwd", doc: "The working folder.") { (made: Class) throws -> Value in try Value.object(made).call(.string(WorkingFolder.path)) }
    type.classMethod("home", doc: "The user's home folder.") { (made: Class) throws -> Value in try Value.object(made).call(.string(getenv("HOME").map { String(cString: $0) } ?? "/")) }
    func mode(_ path: PathObject) -> mode_t? {
        var info = stat()
        return stat(path.text, &info) == 0 ? info.st_mode & S_IFMT : nil
    }
    type.method("exists", doc: "Whether there is such a file or folder.") { (path: PathObject) -> Bool in mode(path) != nil }
    type.method("is_file", doc: "Whether the path is a file.") { (path: PathObject) -> Bool in mode(path) == S_IFREG }
    type.method("is_dir", doc: "Whether the path is a folder.") { (path: PathObject) -> Bool in mode(path) == S_IFDIR }
    type.method("absolute", doc: "The path from the root.") { (path: PathObject) -> Value in PathObject(path.type, segments: [WorkingFolder.path, path.text]).value }
    type.method("resolve", .optional("strict", default: false), doc: "The path from the root without `..` and symbolic links.") { (path: PathObject, isStrict: Bool) throws -> Value in
        let whole = PathObject(path.type, segments: [WorkingFolder.path, path.text])
        guard let found = realPath(whole) else {
            throw PythonException(type: .fileNotFoundError, arguments: [.int(2), .string("No such file or directory"), .string(whole.text)])
        }
        if isStrict, mode(whole) == nil { throw PythonException(type: .fileNotFoundError, arguments: [.int(2), .string("No such file or directory"), .string(whole.text)]) }
        return PathObject(path.type, segments: [found]).value
    }
    type.method("expanduser", doc: "The path with ~ as the home folder.") { (path: PathObject) -> Value in
        guard path.root.isEmpty, path.names.first == "~", let home = getenv("HOME") else { return path.value }
        return PathObject(path.type, segments: [String(cString: home)] + path.names.dropFirst()).value
    }
    for name in ["open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "rename", "replace", "touch", "iterdir", "glob", "rglob", "stat", "chmod", "symlink_to", "owner"] {
        type.rawMethod(name, doc: "Not in Retort.") { _, _ in throw PythonException.notImplemented("Retort has no Path.\(name)()") }
    }
}

/// An absolute path without `..` and links, of whose end only a part need exist.
private func realPath(_ path: PathObject) -> String? {
    var known = path, missing: [String] = []
    while true {
        if let found = realpath(known.text, nil) {
            defer { free(found) }
            var names = String(cString: found).split(separator: "/").map(String.init)
            for name in missing.reversed() { if name == ".." { _ = names.popLast() } else { names.append(name) } }
            return "/" + names.joined(separator: "/")
        }
        guard let last = known.names.last else { return nil }
        missing.append(last)
        known = known.parent
    }
}
