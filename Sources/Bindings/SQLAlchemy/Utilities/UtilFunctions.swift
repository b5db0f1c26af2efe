import Runtime
import SQL

/// What programs use of `sqlalchemy.util` besides its classes: flags, lists and values of configurations.
enum UtilFunctions {
    static func declare(in module: ModuleObject) {
        declareNames(in: module)
        declareConversions(in: module)
        declareLists(in: module)
        module.function("counter", doc: "A function that gives 1, 2, 3 ...") { () -> Value in
            var count = 0
            return .object(NativeFunction.declare("_next", doc: "The next number.") { () -> Int in
                count += 1
                return count
            })
        }
        module.function("warn", .required("msg", as: String.self), .optional("code", default: Value.none), doc: "An SAWarning.") { (message: String, _: Value) throws in try SQLWarning.warn(message) }
        module.function("warn_deprecated", .required("msg", as: String.self), .required("version", as: Value.self), .optional("stacklevel", default: 3), .optional("code", default: Value.none), doc: "An SADeprecationWarning.") { (message: String, _: Value, _: Int, _: Value) throws in
            try SQLWarning.warn(message, SQLWarning.deprecationWarning)
        }
        module.function("string_or_unprintable", .required("element", as: Value.self), doc: "A value as text.") { (value: Value) -> String in (try? value.strText()) ?? "unprintable element" }
    }

    private static func declareNames(in module: ModuleObject) {
        for name in ["py312", "py313", "py314", "pypy", "freethreading"] { module[Name(name)] = .bool(false) }
        for name in ["cpython", "is64bit"] { module[Name(name)] = .bool(true) }
        module["OrderedDict"] = .object(Class.dict)
        for (name, source) in [("defaultdict", "collections"), ("partial", "functools"), ("update_wrapper", "functools")] {
            if let found = try? Program.context?.importModule(source).dynamicAttribute(Name(name)) { module[Name(name)] = found }
        }
        for (name, members) in [("NONE_SET", [Value.none]), ("EMPTY_SET", [])] { module[Name(name)] = (try? Value.object(Class.frozenSet).call(.list(members))) ?? .none }
        for (name, source) in [("b64encode", "base64"), ("b64decode", "base64")] {
            module.function(name, .required("x", as: Value.self), doc: "In base 64, or out of it.") { (value: Value) throws -> Value in
                guard let base64 = try Program.context?.importModule(source) else { return .none }
                let made = try Value.object(base64).callMethod(Name(name), value.object is StringObject ? value.callMethod("encode", .string("ascii")) : value)
                return try name == "b64encode" ? made.callMethod("decode", .string("ascii")) : made
            }
        }
        module.function("b", .required("s", as: Value.self), doc: "Text as bytes.") { (text: Value) throws -> Value in try text.callMethod("encode", .string("latin-1")) }
        module.function("md5_hex", .required("x", as: Value.self), doc: "The MD5 of a text.") { (text: Value) throws -> Value in
            guard let hashing = try Program.context?.importModule("hashlib") else { return .none }
            return try Value.object(hashing).callMethod("md5", text.callMethod("encode", .string("utf-8"))).callMethod("hexdigest")
        }
    }

    // MARK: values of configurations

    private static let truths: Set<String> = ["true", "yes", "on", "y", "t", "1"], falsehoods: Set<String> = ["false", "no", "off", "n", "f", "0"]
    private static func truth(_ value: Value) throws -> Bool {
        guard value.object is StringObject else { return try value.isTrue() }
        let text = try String.from(value.callMethod("strip").callMethod("lower"))
        if truths.contains(text) { return true }
        if falsehoods.contains(text) { return false }
        throw PythonException.valueError("String is not true/false: \(text.pythonRepr)")
    }
    private static func number(_ value: Value) throws -> Value { value.isNone ? .none : try Value.object(Class.int).call(value) }

    private static func declareConversions(in module: ModuleObject) {
        module.function("asbool", .required("obj", as: Value.self), doc: "Whether a text means yes.") { (value: Value) throws -> Bool in try truth(value) }
        module.function("asint", .required("value", as: Value.self), doc: "A text as a number; None for None.") { (value: Value) throws -> Value in try number(value) }
        module.function("bool_or_str", .rest("text", of: String.self), doc: "A function that leaves some texts and asks of others whether they mean yes.") { (texts: [String]) -> Value in
            .object(NativeFunction.declare("bool_or_value", .required("obj", as: Value.self), doc: "The text, or whether it means yes.") { (value: Value) throws -> Value in
                if let text = value.object as? StringObject, texts.contains(text.text) { return value }
                return .bool(try truth(value))
            })
        }
        module.function("coerce_kw_type", .required("kw", as: DictObject.self), .required("key", as: String.self), .required("type_", as: Value.self), .optional("flexi_bool", default: true), .optional("dest", default: Value.none), doc: "Make an entry of a type.") { (options: DictObject, key: String, type: Value, isFlexible: Bool, target: Value) throws in
            guard let value = options.get(key), !value.isNone, value.object?.type !== type.object else { return }
            (target.dictionary ?? options).set(key, type.object === Class.bool && isFlexible ? .bool(try truth(value)) : try type.call(value))
        }
        module.function("duck_type_collection", .required("specimen", as: Value.self), .optional("default", default: Value.none), doc: "list, set or dict, whichever a collection is like.") { (specimen: Value, fallback: Value) -> Value in
            let type = specimen.object?.asClass ?? specimen.type
            for known in [Class.list, .set, .dict] where type.isSubclass(of: known) { return .object(known) }
            for (method, known) in [("append", Class.list), ("add", .set), ("set", .dict)] where type.lookup(Name(method)) != nil { return .object(known) }
            return fallback
        }
    }

    // MARK: lists

    private static func isPlainIterable(_ value: Value) throws -> Bool {
        if value.object is StringObject || value.object is BytesObject { return false }
        return try value.makeIterator() != nil
    }

    /// Goes through one list up to an element that both have, then on in the other, and so forth.
    private static func merged(_ a: [Value], _ b: [Value]) throws -> [Value] {
        let common = try SetObject(.list(a)).intersection(SetObject(.list(b)))
        var current = a[...], other = b[...], found: [Value] = []
        while let element = current.popFirst() {
            if try common.remove(element) { swap(&current, &other) } else { found.append(element) }
        }
        return found + other
    }

    private static func declareLists(in module: ModuleObject) {
        module.function("is_non_string_iterable", .required("obj", as: Value.self), doc: "Whether a value has elements and is no text.") { (value: Value) throws -> Bool in try isPlainIterable(value) }
        module.function("to_list", .required("x", as: Value.self), .optional("default", default: Value.none), doc: "A value as a list.") { (value: Value, fallback: Value) throws -> Value in
            if value.isNone { return fallback }
            if value.object is ListObject { return value }
            return .list(try isPlainIterable(value) ? value.elements() : [value])
        }
        module.function("to_set", .required("x", as: Value.self), doc: "A value as a set.") { (value: Value) throws -> Value in
            if value.object is SetObject { return value }
            return try SetObject(.list(value.isNone ? [] : isPlainIterable(value) ? value.elements() : [value])).value
        }
        module.function("to_column_set", .required("x", as: Value.self), doc: "A value as a set.") { (value: Value) throws -> Value in try Value.object(module).callMethod("to_set", value) }
        module.function("coerce_generator_arg", .required("arg", as: Value.self), doc: "The elements of an only argument that is a generator.") { (given: Value) throws -> Value in
            let elements = try given.elements()
            return try elements.count == 1 && elements[0].typeName == "generator" ? .list(elements[0].elements()) : given
        }
        module.function("coerce_to_immutabledict", .required("d", as: Value.self), doc: "A dict that never changes.") { (given: Value) throws -> Value in
            if given.object is ImmutableDict { return given }
            return try given.isTrue() ? Value.object(ImmutableDict.pythonClass).call(given) : ImmutableDict(named: []).value
        }
        module.function("sort_dictionary", .required("d", as: DictObject.self), .optional("key", default: Value.none), doc: "Bring the entries of a dict in the order of their keys.") { (dict: DictObject, key: Value) throws in
            let sorted = Value.list(dict.pairs.map(\.key))
            _ = try sorted.attribute("sort").call([], keywords: [("key", key)])
            let entries = try sorted.elements().compactMap { key in try dict.get(key).map { (key, $0) } }
            dict.removeAll()
            for (key, value) in entries { try dict.set(key, value) }
        }
        module.function("merge_lists_w_ordering", .required("a", as: Value.self), .required("b", as: Value.self), doc: "The elements of two lists, those of both in the order of each.") { (a: Value, b: Value) throws -> Value in .list(try merged(a.elements(), b.elements())) }
        module.function("unique_list", .required("seq", as: Value.self), doc: "The elements, each once.") { (values: Value) throws -> Value in
            let seen = DictObject()
            for value in try values.elements() { try seen.set(value, .none) }
            return .list(seen.pairs.map(\.0))
        }
        module.function("has_dupes", .required("sequence", as: Value.self), .required("target", as: Value.self), doc: "Whether an element is there twice.") { (values: Value, target: Value) throws -> Bool in
            try values.elements().filter { try $0.equals(target) }.count > 1
        }
        module.function("has_intersection", .required("set_", as: Value.self), .required("iterable", as: Value.self), doc: "Whether one of the elements is in a set.") { (set: Value, values: Value) throws -> Bool in
            try values.elements().contains { try set.contains($0) }
        }
        module.function("update_copy", .required("d", as: DictObject.self), .optional("_new", default: Value.none), .keywords("kw"), doc: "A dictionary with more entries.") { (given: DictObject, more: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
            let copy = given.copy()
            if !more.isNone { try copy.update(more) }
            for (name, value) in keywords { copy.set(name.text, value) }
            return copy.value
        }
    }
}

/// `@util.classproperty`: a property of a class.
final class ClassProperty: Object {
    private let function: Value
    private init(_ function: Value) {
        self.function = function
        super.init(type: ClassProperty.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { function.visitHeld(visit) }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value { try function.call(.object(owner)) }

    static let pythonClass = Class.declare("classproperty", for: ClassProperty.self, module: "sqlalchemy.util.langhelpers", doc: "A property of a class.") { type in
        type.constructor(.required("fget", as: Value.self), .rest("arg", of: Value.self), .keywords("kw")) { (_: Class, function: Value, _: [Value], _: [(name: Name, value: Value)]) -> ClassProperty in ClassProperty(function) }
        type.property("fget", doc: "The function.") { (property: ClassProperty) -> Value in property.function }
    }
}

/// `@util.hybridmethod`, `@util.hybridproperty`: of the instance, or of the class where there is none.
final class HybridMember: Object {
    private let function: Value
    private let isMethod: Bool
    private init(_ function: Value, isMethod: Bool) {
        self.function = function
        self.isMethod = isMethod
        super.init(type: isMethod ? HybridMember.method : HybridMember.property)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { function.visitHeld(visit) }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        let target = instance.isUndefined ? .object(owner) : instance
        return isMethod ? try function.callMethod("__get__", target, .object(target.type)) : try function.call(target)
    }

    static let method = made("hybridmethod", isMethod: true), property = made("hybridproperty", isMethod: false)
    private static func made(_ name: String, isMethod: Bool) -> Class {
        let type = Class(name, module: "sqlalchemy.util.langhelpers", doc: "Of the instance, or of the class where there is none.")
        type.extend(for: HybridMember.self) { $0.constructor(.required("func", as: Value.self)) { (_: Class, function: Value) -> HybridMember in HybridMember(function, isMethod: isMethod) } }
        return type
    }
}
