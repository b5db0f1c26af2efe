import Glibc
import Runtime

func osModule(_ module: ModuleObject) throws {
    module["name"] = .string("posix")
    module["sep"] = .string("/")
    module["linesep"] = .string("\n")
    let variables = Environment()
    module["environ"] = variables.value
    for (name, text) in [("pathsep", ":"), ("curdir", "."), ("pardir", ".."), ("extsep", "."), ("devnull", "/dev/null")] { module[Name(name)] = .string(text) }
    module["altsep"] = Value.none
    module["path"] = .object(try Interpreter.current?.importModule("os.path") ?? module)
    module.function("getcwd", doc: "The working folder.") { WorkingFolder.path }
    module.function("getenv", .required("key", as: String.self), .optional("default", default: Value.none), doc: "An environment variable, or the default.") { (key: String, fallback: Value) -> Value in
        variables.get(key) ?? fallback
    }
    module.function("fspath", .required("path", as: Value.self).named, doc: "Return the file system path representation of the object.") { (path: Value) throws -> Value in
        if path.object is StringObject || path.object is BytesObject { return path }
        guard let method = path.type.lookup("__fspath__") else { throw PythonException.typeError("expected str, bytes or os.PathLike object, not \(path.typeName)") }
        let text = try method.call(path)
        guard text.object is StringObject || text.object is BytesObject else { throw PythonException.typeError("expected \(path.typeName).__fspath__() to return str or bytes, not \(text.typeName)") }
        return text
    }
    for name in ["remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "rename", "system", "popen", "open", "walk", "scandir"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no os.\(name)()") })
    }
}

/// `os.environ`: a mapping of strings; changes stay within the program.
private final class Environment: DictObject {
    private static let pythonClass = Class("_Environ", module: "os", bases: [.dict])
    override init() {
        super.init(type: Environment.pythonClass)
        var at = environ
        while let entry = at.pointee {
            let text = String(cString: entry)
            if let mark = text.firstIndex(of: "=") { set(String(text[..<mark]), .string(String(text[text.index(after: mark)...]))) }
            at += 1
        }
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        for part in [key, value] where !(part.object is StringObject) { throw PythonException.typeError("str expected, not \(part.typeName)") }
        return try super.setItem(key, value)
    }
    override func repr() throws -> String { "environ(\(try copy().value.reprText()))" }
}

/// `$HOME/a`, `${HOME}/a`; unknown names stay.
private func expandVariables(_ path: String) throws -> String {
    let variables = try Program.context?.importModule("os").value.attribute("environ").object as? DictObject
    var result = "", rest = path[...]
    while let mark = rest.firstIndex(of: "$") {
        result += rest[..<mark]
        rest = rest[rest.index(after: mark)...]
        let isBraced = rest.first == "{"
        let name = isBraced ? rest.dropFirst().prefix { $0 != "}" } : rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard !name.isEmpty, !isBraced || name.endIndex < rest.endIndex, let found = try variables?.get(.string(String(name))) else {
            result += "$"
            continue
        }
        result += try found.strText()
        rest = rest[(isBraced ? rest.index(after: name.endIndex) : name.endIndex)...]
    }
    return result + rest
}

func osPathModule(_ module: ModuleObject) {
    module["sep"] = .string("/")
    module.function("join", .required("a", as: String.self), .rest("p", of: String.self), doc: "Join path parts.") { (first: String, rest: [String]) -> String in
        rest.reduce(first) { $1.hasPrefix("/") ? $1 : $0.isEmpty || $0.hasSuffix("/") ? $0 + $1 : $0 + "/" + $1 }
    }
    func split(_ path: String) -> (head: String, tail: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        var head = String(path[...slash])
        if head.contains(where: { $0 != "/" }) { while head.hasSuffix("/") { head.removeLast() } }
        return (head, String(path[path.index(after: slash)...]))
    }
    func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else if part != ".." || !path.hasPrefix("/") { parts.append(part) }
        }
        let joined = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }
    module.function("basename", .required("p", as: String.self), doc: "The last part of a path.") { split($0).tail }
    module.function("dirname", .required("p", as: String.self), doc: "The folder of a path.") { split($0).head }
    module.function("split", .required("p", as: String.self), doc: "The folder and the last part.") { (path: String) -> Value in .tuple([.string(split(path).head), .string(split(path).tail)]) }
    module.function("splitext", .required("p", as: String.self), doc: "The path without its suffix, and the suffix.") { (path: String) -> Value in
        let tail = split(path).tail
        guard let dot = tail.lastIndex(of: "."), tail[..<dot].contains(where: { $0 != "." }) else { return .tuple([.string(path), .string("")]) }
        let suffix = String(tail[dot...])
        return .tuple([.string(String(path.dropLast(suffix.count))), .string(suffix)])
    }
    module.function("normpath", .required("path", as: String.self), doc: "A path without empty parts.") { normalised($0) }
    module.function("abspath", .required("path", as: String.self), doc: "The absolute path.") { (path: String) -> String in normalised(path.hasPrefix("/") ? path : WorkingFolder.path + "/" + path) }
    module.function("isabs", .required("s", as: String.self), doc: "Whether a path is absolute.") { $0.hasPrefix("/") }
    module.function("relpath", .required("path", as: String.self), .optional("start", default: "."), doc: "A path as seen from a folder.") { (path: String, start: String) throws -> String in
        if path.isEmpty { throw PythonException.valueError("no path specified") }
        func parts(_ path: String) -> [Substring] { normalised(path.hasPrefix("/") ? path : WorkingFolder.path + "/" + path).split(separator: "/") }
        let from = parts(start), to = parts(path)
        let common = zip(from, to).prefix { $0 == $1 }.count
        let steps = Array(repeating: "..", count: from.count - common) + to.dropFirst(common).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }
    module.function("commonprefix", .required("m", as: Value.self), doc: "The longest string that all begin with.") { (paths: Value) throws -> String in
        let texts = try paths.elements().map { Array(try String.from($0).unicodeScalars) }
        guard let least = texts.min(by: { $0.lexicographicallyPrecedes($1) }), let most = texts.max(by: { $0.lexicographicallyPrecedes($1) }) else { return "" }
        var text = ""
        for (a, b) in zip(least, most) {
            if a != b { break }
            text.unicodeScalars.append(a)
        }
        return text
    }
    module.function("commonpath", .required("paths", as: Value.self), doc: "The longest path that all have in common.") { (paths: Value) throws -> String in
        let given = try paths.elements().map { try String.from($0) }
        guard let first = given.first else { throw PythonException.valueError("commonpath() arg is an empty sequence") }
        if given.contains(where: { $0.hasPrefix("/") != first.hasPrefix("/") }) { throw PythonException.valueError("Can't mix absolute and relative paths") }
        let parts = given.map { $0.split(separator: "/").filter { $0 != "." } }
        var common = parts[0][...]
        for other in parts.dropFirst() { common = common.prefix(zip(common, other).prefix { $0 == $1 }.count) }
        return (first.hasPrefix("/") ? "/" : "") + common.joined(separator: "/")
    }
    module.function("expanduser", .required("path", as: String.self), doc: "A path with ~ as the home folder.") { (path: String) -> String in
        guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
        let folder = String(cString: home)
        return (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + path.dropFirst()
    }
    module.function("splitdrive", .required("p", as: String.self), doc: "The drive, which is always empty, and the path.") { (path: String) -> Value in .tuple([.string(""), .string(path)]) }
    module.function("expandvars", .required("path", as: String.self), doc: "A path with $NAME and ${NAME} as the environment has them.") { try expandVariables($0) }
    for (name, text) in [("curdir", "."), ("pardir", ".."), ("extsep", "."), ("pathsep", ":"), ("defpath", "/bin:/usr/bin"), ("devnull", "/dev/null")] { module[Name(name)] = .string(text) }
    module["altsep"] = .none
    module.function("normcase", .required("s", as: String.self), doc: "The path itself: case matters.") { $0 }
    module.function("exists", .required("path", as: String.self), doc: "Whether a path exists.") { (path: String) -> Bool in access(path, F_OK) == 0 }
    module.function("isfile", .required("path", as: String.self), doc: "Whether a path is a file.") { (path: String) -> Bool in
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    }
    module.function("isdir", .required("s", as: String.self), doc: "Whether a path is a folder.") { (path: String) -> Bool in
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
}
