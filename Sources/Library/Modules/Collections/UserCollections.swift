import Runtime

/// An instance of `UserDict`, `UserList` or `UserString`: an object around a plain dict, list or str, `data`.
final class UserContainer: Object {
    var data: Value

    init(_ data: Value, type: Class) {
        self.data = data
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = data.object { visit(object) }
    }

    /// The plain value behind an argument.
    static func plain(_ value: Value) -> Value { (value.object as? UserContainer)?.data ?? value }

    /// A copy around a copy of the plain value, with the attributes of this one.
    func copied() throws -> Value {
        let plain = try data.object is StringObject ? data : data.callMethod("copy")
        let made = UserContainer(plain, type: type)
        for (name, value) in ownAttributes { made.setOwnAttribute(name, value) }
        return made.value
    }

    /// A new object of this class.
    func made(_ data: Value) throws -> Value { try Value.object(type).call(data) }

    private var isDict: Bool { data.object is DictObject }

    override func length() throws -> Int? { try data.length() }
    override func isTrue() throws -> Bool { try data.length() > 0 }
    override func item(_ key: Value) throws -> Value? {
        if isDict, try !data.contains(key) {
            if let missing = type.overriding(.missing) { return try missing.call(value, key) }
            throw PythonException.keyError(key)
        }
        let found = try data.item(key)
        return key.object is SliceObject || data.object is StringObject ? try made(found) : found
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        if data.object is StringObject { return false }
        try data.setItem(key, value)
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        if data.object is StringObject { return false }
        try data.deleteItem(key)
        return true
    }
    override func contains(_ element: Value) throws -> Bool? { try data.contains(data.object is StringObject ? UserContainer.plain(element) : element) }
    override func iterator() throws -> IteratorObject? {
        guard !isDict, type.overriding(.getItem) != nil else { return try data.makeIterator() }
        // As every Sequence: by its own `__getitem__`, until an IndexError.
        var place = 0
        return ClosureIterator { [value] in
            defer { place += 1 }
            do { return try value.item(.int(place)) } catch let error as PythonException where error.isInstance(of: .indexError) { return nil }
        }
    }
    override func repr() throws -> String { try data.reprText() }
    override func str() throws -> String { try data.strText() }
    override func hash() throws -> Int {
        guard data.object is StringObject else { throw PythonException.unhashable(type) }
        return try data.hash()
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try data.compare(operation, UserContainer.plain(other)) }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        let other = UserContainer.plain(other)
        if data.object is ListObject, operation == .add {
            let more = Value.list(try other.elements())
            return try made(reflected ? more.binary(.add, data) : data.binary(.add, more))
        }
        return try made(reflected ? other.binary(operation, data) : data.binary(operation, other))
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        if data.object is StringObject { return nil }
        data = try data.inPlace(operation, UserContainer.plain(other))
        return value
    }
}

enum UserCollections {
    nonisolated(unsafe) static let dict: Class = declare("UserDict", "MutableMapping", "A dictionary-like class around a dict, data.", { DictObject().value }) { container, arguments in
        let receiver = container.value
        if arguments.positionalCount > 1 { throw PythonException.typeError("UserDict.__init__() takes from 1 to 2 positional arguments but \(arguments.positionalCount + 1) were given") }
        if arguments.positionalCount == 1, !arguments[0].isNone { for (key, value) in try Mixin.entries(UserContainer.plain(arguments[0])) { try receiver.setItem(key, value) } }
        for (name, value) in arguments.keywordPairs { try receiver.setItem(name.value, value) }
    } members: { type in
        for (name, kind) in [("keys", MappingView.Kind.keys), ("items", .items), ("values", .values)] {
            type.method(name, doc: "A view.") { (container: UserContainer) -> Value in .object(MappingView(container.value, kind)) }
        }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, or the default.") { (container: UserContainer, key: Value, fallback: Value) throws -> Value in
            do { return try container.value.item(key) } catch let error as PythonException where error.isInstance(of: .keyError) { return fallback }
        }
        type.method("copy", doc: "A shallow copy.") { (container: UserContainer) throws -> Value in try container.copied() }
        type.method("__copy__", doc: "A shallow copy.") { (container: UserContainer) throws -> Value in try container.copied() }
        type.classMethod("fromkeys", .required("iterable", as: Value.self), .optional("value", default: Value.none), doc: "Make a mapping of keys with one value.") { (made: Class, keys: Value, value: Value) throws -> Value in
            let mapping = try Value.object(made).call()
            try keys.forEach { try mapping.setItem($0, value) }
            return mapping
        }
        Mixin.mutableMapping(type.type)
    }

    nonisolated(unsafe) static let list: Class = declare("UserList", "MutableSequence", "A list-like class around a list, data.", { .list([]) }) { container, arguments in
        let initial = try NativeSignature("UserList.__init__", ["initlist"], required: 0).bind(arguments)[0] ?? .none
        if !initial.isNone { container.data = .list(try UserContainer.plain(initial).elements()) }
    } members: { type in
        for name in ["append", "insert", "pop", "remove", "clear", "count", "index", "reverse", "sort", "extend"] {
            type.rawMethod(name, doc: "As the method of list.") { container, arguments in
                try container.data.attribute(Name(name)).call(arguments.positional.map(UserContainer.plain), keywords: arguments.keywordPairs)
            }
        }
        type.method("copy", doc: "A shallow copy.") { (container: UserContainer) throws -> Value in try container.made(container.data) }
        type.method("__copy__", doc: "A shallow copy.") { (container: UserContainer) throws -> Value in try container.copied() }
    }

    nonisolated(unsafe) static let string: Class = declare("UserString", "Sequence", "A string-like class around a str, data.", { .string("") }) { container, arguments in
        let text = try NativeSignature("UserString.__init__", ["seq"], required: 1).bind(arguments)[0] ?? .none
        container.data = .string(try UserContainer.plain(text).strText())
    } members: { type in
        let plainResults: Set = ["split", "rsplit", "splitlines", "partition", "rpartition", "encode", "format", "format_map", "join", "maketrans"]
        for name in ["capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format", "format_map", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip", "maketrans", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill"] {
            type.rawMethod(name, doc: "As the method of str.") { container, arguments in
                let result = try container.data.attribute(Name(name)).call(arguments.positional.map(UserContainer.plain), keywords: arguments.keywordPairs)
                return result.object is StringObject && !plainResults.contains(name) ? try container.made(result) : result
            }
        }
    }

    private static func declare(_ name: String, _ parent: String, _ doc: String, _ empty: @escaping () -> Value, initialize: @escaping (UserContainer, Arguments) throws -> Void, members: @escaping (Declaration<UserContainer>) -> Void) -> Class {
        let bases = CollectionsABC.named(parent).map { [$0] } ?? [.object]
        let made = Class(name, module: "collections", bases: bases, metaclass: AbstractClasses.meta, doc: doc, derivable: true)
        made.extend(for: UserContainer.self) { type in
            declareContainerHooks(type, isMutable: true)
            declareArithmeticHooks(type, [.add, .multiply, .modulo, .or])
            type.property("data", doc: "The plain value.") { (container: UserContainer) -> Value in container.data } set: { (container: UserContainer, value: Value) in container.data = value }
            members(type)
        }
        made.takesAttributes = true
        made.allocate = { UserContainer(empty(), type: $0) }
        made.initialize = { object, arguments in
            guard let container = object as? UserContainer else { return }
            container.data = empty()
            try initialize(container, arguments)
        }
        made.construct = { type, arguments in
            let container = UserContainer(empty(), type: type)
            try initialize(container, arguments)
            return .object(container)
        }
        return made
    }
}
