import Runtime

/// `reprlib`: representations that are cut short.
func reprLibModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    let made = ShortRepresentation.pythonClass
    module["Repr"] = .object(made)
    guard let shared = try? Value.object(made).call([]) else { return }
    module["aRepr"] = shared
    module["repr"] = (try? shared.attribute("repr")) ?? .none
    module.function("recursive_repr", .optional("fillvalue", default: Value.string("..."), shown: "'...'"), doc: "Has a __repr__ give a text where it is asked for within itself.") { (filling: Value) -> Value in
        .object(NativeFunction.declare("decorating_function", .required("user_function", as: Value.self), doc: "Decorate.") { (function: Value) -> Value in RecursiveRepresentation.wrap(function, filling) })
    }
}

/// `reprlib.Repr`, whose limits are attributes and whose `repr_TYPE` methods a program may add.
final class ShortRepresentation: Object {
    private static let limits: [(name: String, count: Int)] = [
        ("maxlevel", 6), ("maxtuple", 6), ("maxlist", 6), ("maxarray", 5), ("maxdict", 4), ("maxset", 6), ("maxfrozenset", 6), ("maxdeque", 6), ("maxstring", 30), ("maxlong", 40), ("maxother", 30),
    ]

    static let pythonClass: Class = {
        let made = Class.declare("Repr", for: ShortRepresentation.self, module: "reprlib", derivable: true, takesAttributes: true, doc: "Representations with limits on their size.") { type in
            type.constructor { made in ShortRepresentation(type: made).value }
            type.method("repr", .required("x", as: Value.self), doc: "The representation of a value within the limits.") { (short: ShortRepresentation, value: Value) throws -> Value in
                try short.value.callMethod("repr1", value, short.limit("maxlevel"))
            }
            type.method("repr1", .required("x", as: Value.self), .required("level", as: Int.self), doc: "The representation of a value that may hold others so many levels deep.") { (short: ShortRepresentation, value: Value, level: Int) throws -> String in try short.text(value, level) }
            for (name, brackets, limit) in [("list", "[]", "maxlist"), ("tuple", "()", "maxtuple"), ("set", "{}", "maxset"), ("frozenset", "frozenset({})", "maxfrozenset"), ("deque", "deque([])", "maxdeque")] {
                type.method("repr_\(name)", .required("x", as: Value.self), .required("level", as: Int.self), doc: "That of a \(name).") { (short: ShortRepresentation, value: Value, level: Int) throws -> String in try short.container(value, level, brackets, limit) }
            }
            type.method("repr_dict", .required("x", as: Value.self), .required("level", as: Int.self), doc: "That of a dict.") { (short: ShortRepresentation, value: Value, level: Int) throws -> String in try short.mapping(value, level) }
            for (name, limit) in [("str", "maxstring"), ("int", "maxlong"), ("instance", "maxother")] {
                type.method("repr_\(name)", .required("x", as: Value.self), .required("level", as: Int.self), doc: "That of a value of another kind.") { (short: ShortRepresentation, value: Value, _: Int) throws -> String in try short.cut(value, limit) }
            }
        }
        return made
    }()

    override init(type: Class) {
        super.init(type: type)
        for (name, count) in ShortRepresentation.limits { setOwnAttribute(Name(name), .int(count)) }
        Heap.track(self)
    }

    private func limit(_ name: String) throws -> Value { try value.attribute(Name(name)) }
    private func count(_ name: String) throws -> Int { try Int.from(limit(name)) }

    private func text(_ value: Value, _ level: Int) throws -> String {
        let name = value.typeName.split(separator: ".").last.map(String.init) ?? value.typeName
        let method = Name("repr_" + String(name.map { $0 == " " ? "_" : $0 }))
        if let own = try self.value.attributeIfPresent(method) { return try own.call(value, .int(level)).strText() }
        return try self.value.callMethod("repr_instance", value, .int(level)).strText()
    }

    private func part(_ value: Value, _ level: Int) throws -> String { try self.value.callMethod("repr1", value, .int(level - 1)).strText() }

    /// - Parameter brackets: the two sides of it, of one length.
    private func container(_ value: Value, _ level: Int, _ brackets: String, _ limit: String) throws -> String {
        let size = try value.length()
        if brackets.hasSuffix("{}") || brackets.hasSuffix("{})"), size == 0 { return brackets == "{}" ? "set()" : "frozenset()" }
        let half = brackets.firstIndex { "])}".contains($0) } ?? brackets.endIndex
        let (left, right) = (brackets[..<half], brackets[half...])
        if level <= 0, size > 0 { return left + "..." + right }
        let isSet = brackets.contains("{"), most = try count(limit)
        let elements = try isSet ? sorted(value.elements()) : value.elements()
        var parts = try elements.prefix(max(0, most)).map { try part($0, level) }
        if size > most { parts.append("...") }
        let comma = brackets == "()" && size == 1 && most >= 1 ? "," : ""
        return left + parts.joined(separator: ", ") + comma + right
    }

    private func sorted(_ values: [Value]) throws -> [Value] {
        let list = ListObject(values)
        do { _ = try list.value.callMethod("sort") } catch is PythonException { return values }
        return Array(list.elements)
    }

    private func mapping(_ value: Value, _ level: Int) throws -> String {
        let size = try value.length()
        if size == 0 { return "{}" }
        if level <= 0 { return "{...}" }
        let most = try count("maxdict")
        var parts = try sorted(value.elements()).prefix(max(0, most)).map { "\(try part($0, level)): \(try part(value.item($0), level))" }
        if size > most { parts.append("...") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    /// The middle of what is too long is left out.
    private func cut(_ value: Value, _ limit: String) throws -> String {
        let most = try count(limit)
        var text: String
        if let string = value.object as? StringObject {
            text = try Value.string(String(String.UnicodeScalarView(string.text.unicodeScalars.prefix(max(0, most))))).reprText()
        } else if limit == "maxother" {
            do { text = try value.reprText() } catch is PythonException { return "<\(value.typeName) instance at \(value.object?.address ?? "")>" }
        } else { text = try value.reprText() }
        guard text.unicodeScalars.count > most else { return text }
        let before = max(0, (most - 3) / 2), after = max(0, most - 3 - before)
        if let string = value.object as? StringObject {
            let whole = string.text.unicodeScalars
            text = try Value.string(String(String.UnicodeScalarView(Array(whole.prefix(before)) + Array(whole.suffix(after))))).reprText()
        }
        let scalars = text.unicodeScalars
        return String(String.UnicodeScalarView(scalars.prefix(before))) + "..." + String(String.UnicodeScalarView(scalars.suffix(after)))
    }
}

/// `@reprlib.recursive_repr()`
private enum RecursiveRepresentation {
    static func wrap(_ function: Value, _ filling: Value) -> Value {
        let held = Held(filling)
        var running: Set<ObjectIdentifier> = []
        return .object(WrappedFunction(function, holding: [held]) { original, arguments in
            guard arguments.positionalCount > 0, let object = arguments[0].object else { return try original.call(arguments) }
            let key = ObjectIdentifier(object)
            guard running.insert(key).inserted else { return held.content }
            defer { running.remove(key) }
            return try original.call(arguments)
        })
    }
}
