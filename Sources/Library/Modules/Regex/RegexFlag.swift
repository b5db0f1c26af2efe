import Runtime

/// `re.RegexFlag`: an IntFlag whose members stand in the module too, and say so in their `repr`.
enum RegexFlag {
    /// Name, short name and flag of every member.
    private static let members: [(name: String, short: String?, flag: PatternFlags)] = [
        ("NOFLAG", nil, []), ("ASCII", "A", .ascii), ("IGNORECASE", "I", .ignoreCase), ("LOCALE", "L", .locale), ("UNICODE", "U", .unicode),
        ("MULTILINE", "M", .multiline), ("DOTALL", "S", .dotAll), ("VERBOSE", "X", .verbose), ("TEMPLATE", "T", .template), ("DEBUG", nil, .debug),
    ]

    /// Makes the class, and the names of the module.
    static func declare(in module: ModuleObject) throws {
        guard let base = try Program.context?.importModule("enum").attribute("IntFlag") else { return }
        let namespace = DictObject([("__module__", .string("re"))])
        for (name, short, flag) in members {
            namespace.set(Name(name), .int(flag.rawValue))
            if let short { namespace.set(Name(short), .int(flag.rawValue)) }
        }
        let (made, definition) = try ClassMaking.make(name: "RegexFlag", qualifiedName: "RegexFlag", bases: [base], namespace: namespace, keywords: [])
        try ClassMaking.finish(made, definition)
        made.doc = "The flags of regular expressions."
        for name in ["__repr__", "__str__", "__format__"] {
            made.setClassAttribute(Name(name), .object(NativeFunction(name: name, owner: made) { arguments in
                let flags = PatternFlags(rawValue: try Int.from(arguments[0]))
                let names = members.filter { !$0.flag.isEmpty && flags.contains($0.flag) }.map { "re.\($0.name)" }
                let rest = members.reduce(flags) { $0.subtracting($1.flag) }
                let text = flags.isEmpty ? "re.NOFLAG" : (names + (rest.isEmpty ? [] : ["0x" + String(rest.rawValue, radix: 16)])).joined(separator: "|")
                return .string(name == "__format__" && arguments.positionalCount > 1 ? try Value.string(text).formatted(String.from(arguments[1])) : text)
            }))
        }
        module["RegexFlag"] = .object(made)
        for (name, short, _) in members {
            module[Name(name)] = try Value.object(made).attribute(Name(name))
            if let short { module[Name(short)] = module[Name(name)] }
        }
    }
}

extension ModuleObject {
    fileprivate func attribute(_ name: Name) throws -> Value { try Value.object(self).attribute(name) }
}
