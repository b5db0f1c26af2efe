import Glibc
import Runtime

/// The module `sys`, whose `stdout` a script may replace, and whose `modules` are those of the moment.
final class SystemModule: ModuleObject {
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        if name.text == "stdout" {
            let isOriginal = (value.object as? StandardStream).map { !$0.isError } ?? false
            Interpreter.current?.output.replacement = isOriginal ? nil : { _ = try value.callMethod("write", .string($0)) }
        }
        return try super.setDynamicAttribute(name, value)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.text == "modules" { return (Interpreter.current?.loadedModules ?? DictObject()).value }
        return try super.dynamicAttribute(name)
    }
}

func sysModule(_ module: ModuleObject) {
    let interpreter = Interpreter.current
    module["argv"] = .list((interpreter?.arguments ?? [""]).map { .string($0) })
    module["executable"] = .string("retort")
    module["path"] = .list((interpreter?.initialSearchPath ?? []).map { .string($0) })
    nameVersion(module)
    nameNumbers(module)
    nameStreams(module)
    declareHooks(module)
    declareLimits(module)
    module.function("exit", .optional("status", default: Value.none), doc: "End the program.") { (status: Value) throws -> Value in
        throw PythonException(type: .systemExit, arguments: status.isNone ? [] : [status])
    }
    module.function("exc_info", doc: "The exception being handled: class, instance, traceback.") { () -> Value in
        guard let error = Program.context?.handledException else { return .tuple([.none, .none, .none]) }
        return .tuple([.object(error.type), .object(error), error.tracebackValue])
    }
    module.function("exception", doc: "The exception being handled, or None.") { () -> Value in Program.context?.handledException.map { .object($0) } ?? .none }
    module.function("_getframe", .optional("depth", default: 0), doc: "A frame: of the caller, or so many further out.") { (depth: Int) throws -> Value in
        guard let frame = Program.context?.frame(depth) else { throw PythonException.valueError("call stack is not deep enough") }
        return frame
    }
    module.function("intern", .required("string", as: String.self), doc: "The one object of this spelling.") { Name($0).value }
    module.function("getsizeof", .required("object", as: Value.self), doc: "About how much memory an object takes.") { _ in 64 }
    module.function("getdefaultencoding", doc: "How strings are encoded unless told otherwise.") { "utf-8" }
    module.function("getfilesystemencoding", doc: "How names of files are encoded.") { "utf-8" }
}

private func nameVersion(_ module: ModuleObject) {
    module["version"] = .string("3.11.7 (Retort)")
    module["hexversion"] = .int(0x030b_07f0)
    module["version_info"] = .object(StructSequence("sys.version_info", [
        ("major", .int(3)), ("minor", .int(11)), ("micro", .int(7)), ("releaselevel", .string("final")), ("serial", .int(0)),
    ]))
    let implementation = SimpleNamespace(type: SimpleNamespace.pythonClass)
    for (name, value) in [("name", Value.string("cpython")), ("cache_tag", .string("cpython-311")), ("version", module["version_info"]), ("hexversion", .int(0x030b_07f0))] {
        implementation.setOwnAttribute(Name(name), value)
    }
    module["implementation"] = implementation.value
    module["platform"] = .string("linux")
    module["api_version"] = .int(1013)
    module["float_repr_style"] = .string("short")
    module["dont_write_bytecode"] = .bool(false)
    module["warnoptions"] = .list([])
    module.function("is_finalizing", doc: "Whether the interpreter is shutting down.") { false }
    for name in ["gettrace", "getprofile"] { module.function(name, doc: "None: nothing is traced.") { Value.none } }
    module["byteorder"] = .string("little")
}

private func nameNumbers(_ module: ModuleObject) {
    module["maxsize"] = .int(.max)
    module["int_info"] = .object(StructSequence("sys.int_info", [("bits_per_digit", .int(30)), ("sizeof_digit", .int(4)), ("default_max_str_digits", .int(4300)), ("str_digits_check_threshold", .int(640))]))
    module["hash_info"] = .object(StructSequence("sys.hash_info", [
        ("width", .int(64)), ("modulus", .int(0x1fff_ffff_ffff_ffff)), ("inf", .int(314_159)), ("nan", .int(0)), ("imag", .int(1_000_003)), ("algorithm", .string("siphash13")),
        ("hash_bits", .int(64)), ("seed_bits", .int(128)), ("cutoff", .int(0)),
    ]))
    let flags = ["debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated"]
    module["flags"] = .object(StructSequence("sys.flags", flags.map { ($0, .int($0 == "hash_randomization" ? 1 : 0)) } + [("dev_mode", .bool(false)), ("utf8_mode", .int(0)), ("warn_default_encoding", .int(0)), ("safe_path", .bool(false)), ("int_max_str_digits", .int(4300))]))
    module["maxunicode"] = .int(0x10ffff)
    module["float_info"] = .object(StructSequence("sys.float_info", [
        ("max", .float(.greatestFiniteMagnitude)), ("max_exp", .int(1024)), ("max_10_exp", .int(308)), ("min", .float(.leastNormalMagnitude)), ("min_exp", .int(-1021)),
        ("min_10_exp", .int(-307)), ("dig", .int(15)), ("mant_dig", .int(53)), ("epsilon", .float(.ulpOfOne)), ("radix", .int(2)), ("rounds", .int(1)),
    ]))
}

private func nameStreams(_ module: ModuleObject) {
    declareStandardStreams()
    _ = StandardInputStream.pythonClass
    let streams: [(String, Value)] = [("stdin", .object(StandardInputStream())), ("stdout", .object(StandardStream(isError: false))), ("stderr", .object(StandardStream(isError: true)))]
    for (name, stream) in streams {
        module[Name(name)] = stream
        module[Name("__\(name)__")] = stream
    }
}

private func declareHooks(_ module: ModuleObject) {
    module.function("excepthook", .required("type", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Print an exception; assigned, it is called for one that nothing catches.") { (_: Value, error: Value, traceback: Value) throws in
        guard let error = error.object as? PythonException else { return }
        let earlier = error.tracebackValue
        if traceback.isNone || traceback.object is TracebackObject { try error.setTraceback(traceback) }
        defer { try? error.setTraceback(earlier) }
        try ErrorStream.write(TracebackFormatter.format(error))
    }
    module["__excepthook__"] = module["excepthook"]
}

private func declareLimits(_ module: ModuleObject) {
    module.function("getrecursionlimit", doc: "How deep functions may nest.") { Interpreter.recursionLimit }
    module.function("setrecursionlimit", .required("limit", as: Int.self), doc: "Set how deep functions may nest.") { (limit: Int) throws in
        if limit < 1 { throw PythonException.valueError("recursion limit must be greater or equal than 1") }
        let depth = StackGuard.depth
        if depth >= limit { throw PythonException.recursionError("cannot set the recursion limit to \(limit) at the recursion depth \(depth): the limit is too low") }
        Interpreter.recursionLimit = limit
    }
    module.function("get_int_max_str_digits", doc: "How many digits ints may have as text; 0 for any number.") { DigitLimit.most }
    module.function("set_int_max_str_digits", .required("maxdigits", as: Int.self), doc: "Set how many digits ints may have as text.") { (limit: Int) throws in try DigitLimit.set(limit) }
}
