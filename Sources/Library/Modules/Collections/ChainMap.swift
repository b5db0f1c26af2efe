import Runtime

/// `collections.ChainMap`: several mappings as one; the first that has a key answers, and takes all changes.
final class ChainMapObject: Object {
    var maps: ListObject

    init(_ maps: ListObject, type: Class) {
        self.maps = maps
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(maps)
    }

    private func first() throws -> Value {
        guard let first = maps.elements.first else { throw PythonException.indexError("list index out of range") }
        return first
    }
    /// The keys in order: those of the last mapping first.
    func keys() throws -> DictObject {
        let keys = DictObject()
        for mapping in maps.elements.reversed() { try mapping.forEach { try keys.set($0, .none) } }
        return keys
    }

    override func length() throws -> Int? { try keys().count }
    override func isTrue() throws -> Bool { try maps.elements.contains { try $0.isTrue() } }
    override func item(_ key: Value) throws -> Value? {
        for mapping in maps.elements {
            do { return try mapping.item(key) } catch let error as PythonException where error.isInstance(of: .keyError) {}
        }
        if let missing = type.overriding(.missing) { return try missing.call(value, key) }
        throw PythonException.keyError(key)
    }
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try first().setItem(key, value)
        return true
    }
    override func deleteItem(_ key: Value) throws -> Bool {
        do { try first().deleteItem(key) } catch let error as PythonException where error.isInstance(of: .keyError) { throw try missing(key) }
        return true
    }
    override func contains(_ element: Value) throws -> Bool? { try maps.elements.contains { try $0.contains(element) } }
    override func iterator() throws -> IteratorObject? { try keys().value.iterate() }
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "...") { "\(type.name)(\(try maps.elements.map { try $0.reprText() }.joined(separator: ", ")))" }
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, other.object is DictObject || other.object is ChainMapObject else { return nil }
        return .bool(try contents().value.equals(other.object is DictObject ? other : Mixin.contents(other).value) == (operation == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard operation == .or, other.object is DictObject || other.object is ChainMapObject else { return nil }
        if reflected {
            let merged = try Mixin.contents(other)
            for (key, value) in try contents().pairs { try merged.set(key, value) }
            return try Value.object(type).call(merged.value)
        }
        let copy = try copied()
        _ = try copy.callMethod("update", other)
        return copy
    }
    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard operation == .or else { return nil }
        _ = try first().callMethod("update", other)
        return value
    }

    func contents() throws -> DictObject {
        let dict = DictObject()
        for key in try keys().pairs.map(\.key) { try dict.set(key, try Value.object(self).item(key)) }
        return dict
    }
    func copied() throws -> Value {
        let copies = try [first().callMethod("copy")] + Array(maps.elements.dropFirst())
        return try Value.object(type).call(copies)
    }
    private func missing(_ key: Value) throws -> PythonException { .keyError(.string("Key not found in the first mapping: \(try key.reprText())")) }

    nonisolated(unsafe) static let pythonClass: Class = {
        let parents = CollectionsABC.named("MutableMapping").map { [$0] } ?? [.object]
        let made = Class.declare("ChainMap", for: ChainMapObject.self, module: "collections", bases: parents, metaclass: AbstractClasses.meta, derivable: true, doc: "Several dicts as one: what the first lacks is looked for in the next.") { type in
            declareContainerHooks(type, isMutable: true)
            declareArithmeticHooks(type, [.or])
            declareMembers(type)
        }
        made.takesAttributes = true
        made.construct = { type, arguments in
            if arguments.keywordCount > 0 { _ = try NativeSignature("ChainMap.__init__", [], required: 0).bind(arguments) }
            return .object(ChainMapObject(ListObject(arguments.positionalCount == 0 ? [DictObject().value] : Array(arguments.positional)), type: type))
        }
        return made
    }()

    private static func declareMembers(_ type: Declaration<ChainMapObject>) {
        type.property("maps", doc: "The mappings, the first searched first.") { (chain: ChainMapObject) -> Value in chain.maps.value } set: { (chain: ChainMapObject, maps: Value) in chain.maps = ListObject(try maps.elements()) }
        type.property("parents", doc: "New ChainMap from maps[1:].") { (chain: ChainMapObject) throws -> Value in try Value.object(chain.type).call(Array(chain.maps.elements.dropFirst())) }
        type.method("new_child", .optional("m", default: Value.none), .keywords("kwargs"), doc: "A ChainMap with one more dict in front, an empty one by itself, and with the keywords as its entries.") { (chain: ChainMapObject, given: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
            let child = given.isNone ? DictObject().value : given
            for (name, value) in keywords { try child.setItem(name.value, value) }
            return try Value.object(chain.type).call([child] + Array(chain.maps.elements))
        }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, or the default.") { (chain: ChainMapObject, key: Value, fallback: Value) throws -> Value in
            try chain.value.contains(key) ? try chain.value.item(key) : fallback
        }
        for (name, kind) in [("keys", MappingView.Kind.keys), ("items", .items), ("values", .values)] {
            type.method(name, doc: "A view.") { (chain: ChainMapObject) -> Value in .object(MappingView(chain.value, kind)) }
        }
        for name in ["copy", "__copy__"] { type.method(name, doc: "A ChainMap with a copy of the first dict, and the others themselves.") { (chain: ChainMapObject) throws -> Value in try chain.copied() } }
        type.method("pop", .required("key", as: Value.self), .optional("default", default: Value.undefined, shown: "..."), doc: "Takes a key out of the first dict and gives its value; KeyError where it has none, and no default is given.") { (chain: ChainMapObject, key: Value, fallback: Value) throws -> Value in
            do { return try fallback.isUndefined ? chain.first().callMethod("pop", key) : chain.first().callMethod("pop", key, fallback) } catch let error as PythonException where error.isInstance(of: .keyError) { throw try chain.missing(key) }
        }
        type.method("popitem", doc: "Takes the last entry out of the first dict, and gives it.") { (chain: ChainMapObject) throws -> Value in
            do { return try chain.first().callMethod("popitem") } catch let error as PythonException where error.isInstance(of: .keyError) { throw PythonException.keyError(.string("No keys found in the first mapping.")) }
        }
        type.method("clear", doc: "Empties the first of the dicts.") { (chain: ChainMapObject) throws -> Value in try chain.first().callMethod("clear") }
        type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, set where it is missing.") { (chain: ChainMapObject, key: Value, fallback: Value) throws -> Value in
            if try chain.value.contains(key) { return try chain.value.item(key) }
            try chain.value.setItem(key, fallback)
            return fallback
        }
        type.rawMethod("update", doc: "Add the entries of a mapping or an iterable of pairs, and keywords, to maps[0].") { chain, arguments in
            if arguments.positionalCount > 0 { for (key, value) in try Mixin.entries(arguments[0]) { try chain.value.setItem(key, value) } }
            for (name, value) in arguments.keywordPairs { try chain.value.setItem(name.value, value) }
            return .none
        }
        type.classMethod("fromkeys", .required("iterable", as: Value.self), .optional("value", default: Value.none), doc: "A ChainMap of one dict, with all these keys.") { (made: Class, keys: Value, value: Value) throws -> Value in
            let dict = DictObject()
            try keys.forEach { try dict.set($0, value) }
            return try Value.object(made).call(dict.value)
        }
    }
}
