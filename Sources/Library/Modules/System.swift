import Glibc
import Runtime

func sysModule(_ module: ModuleObject) {
    let interpreter = Interpreter.current
    declareStandardStream()
    module["argv"] = .list((interpreter?.arguments ?? [""]).map { .string($0) })
    module["version"] = .string("3.11.7 (Retort)")
    module["platform"] = .string("linux")
    module["maxsize"] = .int(.max)
    module["byteorder"] = .string("little")
    module["executable"] = .string("retort")
    module["path"] = .list([.string(interpreter?.searchFolder ?? "")])
    module["stdout"] = .object(StandardStream(isError: false))
    module["stderr"] = .object(StandardStream(isError: true))
    module["version_info"] = .tuple([.int(3), .int(11), .int(7), .string("final"), .int(0)])
    module["modules"] = (interpreter?.loadedModules ?? DictObject()).value
    module.function("exit", .optional("status", default: Value.none), doc: "End the program.") { (status: Value) throws -> Value in
        throw PythonException(type: .systemExit, arguments: status.isNone ? [] : [status])
    }
    module.function("get_int_max_str_digits", doc: "How many digits an int may have as text.") { 4300 }
    module.function("getrecursionlimit", doc: "How deep functions may nest.") { Interpreter.recursionLimit }
    module.function("setrecursionlimit", .required("limit", as: Int.self), doc: "Set how deep functions may nest.") { (limit: Int) throws in
        if limit < 1 { throw PythonException.valueError("recursion limit must be greater or equal than 1") }
        Interpreter.recursionLimit = limit
    }
    module.function("get_int_max_str_digits", doc: "How many digits ints may have as text; 0 for any number.") { DigitLimit.most }
    module.function("set_int_max_str_digits", .required("maxdigits", as: Int.self), doc: "Set how many digits ints may have as text.") { (limit: Int) throws in try DigitLimit.set(limit) }
    module.function("exc_info", doc: "The exception being handled: class, instance, traceback.") { () -> Value in
        guard let error = Program.context?.handledException else { return .tuple([.none, .none, .none]) }
        return .tuple([.object(error.type), .object(error), error.tracebackValue])
    }
    module.function("intern", .required("string", as: String.self), doc: "The one object of this spelling.") { Name($0).value }
    module.function("getsizeof", .required("object", as: Value.self), doc: "The size of an object in bytes, roughly.") { _ in 64 }
}

private func declareStandardStream() {
    Class.declare("TextIOWrapper", for: StandardStream.self, module: "_io", doc: "Standard output or standard error.") { type in
        type.method("write", .required("text", as: String.self), doc: "Write a string.") { (stream: StandardStream, text: String) -> Int in
            stream.write(text)
            return text.unicodeScalars.count
        }
        type.method("flush", doc: "Write what is buffered.") { (stream: StandardStream) in Interpreter.current?.output.flush() }
        type.property("name", doc: "What the stream is called.") { (stream: StandardStream) -> String in stream.isError ? "<stderr>" : "<stdout>" }
        type.property("encoding", doc: "How texts are written.") { (_: StandardStream) -> String in "utf-8" }
        type.property("errors", doc: "What is done where a text cannot be written.") { (stream: StandardStream) -> String in stream.isError ? "backslashreplace" : "strict" }
        type.method("writelines", .required("lines", as: Value.self), doc: "Write a list of strings.") { (stream: StandardStream, lines: Value) throws in try lines.forEach { stream.write(try String.from($0)) } }
        type.method("fileno", doc: "The descriptor.") { (stream: StandardStream) -> Int in stream.isError ? 2 : 1 }
        type.method("isatty", doc: "Whether it is a terminal.") { (stream: StandardStream) -> Bool in isatty(stream.isError ? 2 : 1) == 1 }
    }
}

/// `sys.stdout`, `sys.stderr`
final class StandardStream: Object {
    let isError: Bool
    init(isError: Bool) {
        self.isError = isError
        super.init()
    }
    func write(_ text: String) {
        if isError { Interpreter.current?.output.writeError(text) } else { Program.context?.write(text) }
    }
}

func osModule(_ module: ModuleObject) throws {
    module["name"] = .string("posix")
    module["sep"] = .string("/")
    module["linesep"] = .string("\n")
    module["environ"] = environment().value
    module["path"] = .object(try Interpreter.current?.importModule("os.path") ?? module)
    module.function("getcwd", doc: "The working folder.") { workingFolder() }
    module.function("getenv", .required("key", as: String.self), .optional("default", default: Value.none), doc: "An environment variable, or the default.") { (key: String, fallback: Value) -> Value in
        environment().get(key) ?? fallback
    }
    for name in ["remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "rename", "system", "popen", "open", "walk", "scandir"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no os.\(name)()") })
    }
}

private func environment() -> DictObject {
    let dict = DictObject()
    var at = environ
    while let entry = at.pointee {
        let text = String(cString: entry)
        if let mark = text.firstIndex(of: "=") { dict.set(String(text[..<mark]), .string(String(text[text.index(after: mark)...]))) }
        at += 1
    }
    return dict
}

private func workingFolder() -> String {
    var room = [CChar](repeating: 0, count: 4096)
    guard getcwd(&room, room.count) != nil else { return "." }
    return String(decoding: room.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
    module.function("abspath", .required("path", as: String.self), doc: "The absolute path.") { (path: String) -> String in normalised(path.hasPrefix("/") ? path : workingFolder() + "/" + path) }
    module.function("isabs", .required("s", as: String.self), doc: "Whether a path is absolute.") { $0.hasPrefix("/") }
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
