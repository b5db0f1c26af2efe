import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.mutable`
func declareMutables(in module: ModuleObject) {
    for type in [MutableClasses.base, MutableClasses.mutable, MutableClasses.composite, MutableClasses.dict, MutableClasses.list, MutableClasses.set] { module[Name(type.name)] = .object(type) }
    // Composite values are watched from the moment that their class exists: there is nothing to set up again.
    module.function("_setup_composite_listener", doc: "Watch the values of composites.") { _ = MutableClasses.composite }
}

private enum MutableClasses {
    static let base: Class = {
        let made = Class("MutableBase", module: "sqlalchemy.ext.mutable", derivable: true)
        made.extend(for: Value.self, doc: "What mutable values of attributes have in common.") { type in
            type.property("_parents", doc: "The objects that hold the value.") { (value: Value) throws -> Value in value.object.map { .object(MutableParents.of($0)) } ?? .none }
            type.classMethod("coerce", .required("key", as: Value.self), .required("value", as: Value.self), doc: "The value as one of this class.") { (_: Class, key: Value, value: Value) throws -> Value in
                if value.isNone { return .none }
                throw PythonException.valueError("Attribute '\(try key.strText())' does not accept objects of type \(try Value.object(value.type).reprText())")
            }
        }
        return made
    }()

    static let mutable: Class = {
        let made = Class("Mutable", module: "sqlalchemy.ext.mutable", bases: [base], derivable: true)
        made.extend(for: Value.self, doc: "A value whose changes in place make its object modified.") { type in
            type.method("changed", doc: "Tell the objects that hold the value of its change.") { (value: Value) throws in if let object = value.object { try MutableParents.noteChange(object) } }
            type.classMethod("as_mutable", .required("sqltype", as: TypeArgument.self), doc: "A type whose values are of this class.") { (own: Class, given: TypeArgument) -> Value in
                let sqlType = given.type
                MutableParents.associate(own) { $0 === sqlType }
                return .object(sqlType)
            }
            type.classMethod("associate_with", .required("sqltype", as: Class.self), doc: "Values of all columns of a type are of this class.") { (own: Class, sqlType: Class) -> Value in
                MutableParents.associate(own) { $0.type.isSubclass(of: sqlType) }
                return .none
            }
            type.classMethod("associate_with_attribute", .required("attribute", as: InstrumentedAttribute.self), doc: "Values of an attribute are of this class.") { (own: Class, attribute: InstrumentedAttribute) -> Value in
                MutableParents.associate(attribute, with: own)
                return .none
            }
        }
        return made
    }()

    static let composite: Class = {
        let made = Class("MutableComposite", module: "sqlalchemy.ext.mutable", bases: [base], derivable: true)
        made.extend(for: Value.self, doc: "The value of a composite whose changes in place go into its columns.") { type in
            type.method("changed", doc: "Put the parts of the value into the columns.") { (value: Value) throws in if let object = value.object { try MutableParents.noteCompositeChange(object) } }
        }
        CompositeAttribute.mutableClass = made
        return made
    }()

    /// A copy of a collection belongs to no object.
    /// - Parameter plain: the contents as a collection of Python's own.
    private static func copying<C: Object>(_ type: Declaration<C>, _ plain: @escaping (C) throws -> Value) {
        type.method("__copy__", doc: "A copy that no object holds.") { (value: C) throws -> Value in try Value.object(value.type).call(plain(value)) }
        type.method("__deepcopy__", .required("memo", as: Value.self), doc: "A copy of copies that no object holds.") { (value: C, memo: Value) throws -> Value in
            guard let copy = try Program.context?.importModule("copy") else { return .object(value) }
            return try Value.object(value.type).call(copy["deepcopy"].call(plain(value), memo))
        }
    }

    /// `coerce` of the collections: plain ones become ones of the class.
    private static func coerce(_ own: Class, _ key: Value, _ value: Value, _ plain: Class) throws -> Value {
        if value.type.isSubclass(of: own) { return value }
        if value.type.isSubclass(of: plain) { return try Value.object(own).call(value) }
        if value.isNone { return .none }
        throw PythonException.valueError("Attribute '\(try key.strText())' does not accept objects of type \(try Value.object(value.type).reprText())")
    }

    static let dict: Class = {
        let made = Class.declare("MutableDict", for: MutableDictObject.self, module: "sqlalchemy.ext.mutable", bases: [mutable, .dict], derivable: true, doc: "A dict whose changes in place are noticed.") { type in
            type.classMethod("coerce", .required("key", as: Value.self), .required("value", as: Value.self), doc: "A dict as one of this class.") { (own: Class, key: Value, value: Value) throws -> Value in try coerce(own, key, value, .dict) }
            copying(type) { .dict(try DictObject.from(.object($0)).copy()) }
            type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, set where it is missing.") { (dict: MutableDictObject, key: Value, value: Value) throws -> Value in
                let known = try dict.get(key)
                if known == nil { try dict.set(key, value) }
                try dict.changed()
                return known ?? value
            }
            type.rawMethod("update", doc: "Set keys.") { (dict: MutableDictObject, arguments: Arguments) throws -> Value in
                for other in arguments.positional { try dict.update(other) }
                for (name, value) in arguments.keywordPairs { dict.set(name, value) }
                try dict.changed()
                return .none
            }
            type.method("pop", .required("key", as: Value.self), .rest("default", of: Value.self), doc: "Remove a key and return its value.") { (dict: MutableDictObject, key: Value, rest: [Value]) throws -> Value in
                guard let found = try dict.remove(key) ?? rest.first else { throw PythonException.keyError(key) }
                try dict.changed()
                return found
            }
            type.method("popitem", doc: "Remove the last key and return it with its value.") { (dict: MutableDictObject) throws -> Value in
                guard let last = dict.pairs.last else { throw PythonException(type: .keyError, arguments: [.string("popitem(): dictionary is empty")]) }
                try dict.remove(last.key)
                try dict.changed()
                return .tuple([last.key, last.value])
            }
            type.method("clear", doc: "Remove all keys.") { (dict: MutableDictObject) throws in
                dict.removeAll()
                try dict.changed()
            }
        }
        made.allocate = { MutableDictObject(type: $0) }
        made.construct = { type, arguments in
            let dict = MutableDictObject(type: type)
            if arguments.positionalCount > 1 { throw PythonException.typeError("dict expected at most 1 argument, got \(arguments.positionalCount)") }
            if let first = arguments.positional.first { try dict.update(first) }
            for (name, value) in arguments.keywordPairs { dict.set(name, value) }
            return .object(dict)
        }
        return made
    }()

    static let list: Class = {
        let made = Class.declare("MutableList", for: MutableListObject.self, module: "sqlalchemy.ext.mutable", bases: [mutable, .list], derivable: true, doc: "A list whose changes in place are noticed.") { type in
            type.classMethod("coerce", .required("index", as: Value.self), .required("value", as: Value.self), doc: "A list as one of this class.") { (own: Class, key: Value, value: Value) throws -> Value in try coerce(own, key, value, .list) }
            copying(type) { .list(Array($0.elements)) }
            for name in ["append", "pop", "remove", "extend", "insert", "clear", "sort", "reverse"] as [Name] {
                type.rawMethod(name.text, doc: "As of a list.") { (list: MutableListObject, arguments: Arguments) throws -> Value in
                    let answer = try list.plain(name, Array(arguments.positional), arguments.keywordPairs)
                    try list.changed()
                    return answer
                }
            }
        }
        made.allocate = { MutableListObject(made: $0) }
        made.construct = { type, arguments in
            if arguments.positionalCount > 1 { throw PythonException.typeError("list expected at most 1 argument, got \(arguments.positionalCount)") }
            return .object(MutableListObject(elements: ContiguousArray(try arguments.positional.first?.elements() ?? []), made: type))
        }
        return made
    }()

    static let set: Class = {
        let made = Class.declare("MutableSet", for: MutableSetObject.self, module: "sqlalchemy.ext.mutable", bases: [mutable, .set], derivable: true, doc: "A set whose changes in place are noticed.") { type in
            type.classMethod("coerce", .required("index", as: Value.self), .required("value", as: Value.self), doc: "A set as one of this class.") { (own: Class, key: Value, value: Value) throws -> Value in try coerce(own, key, value, .set) }
            copying(type) { .object(try SetObject(.list(Value.object($0).elements()))) }
            for name in ["add", "remove", "discard", "pop", "clear", "update", "intersection_update", "difference_update", "symmetric_difference_update"] as [Name] {
                type.rawMethod(name.text, doc: "As of a set.") { (set: MutableSetObject, arguments: Arguments) throws -> Value in
                    let answer = try set.plain(name, Array(arguments.positional))
                    try set.changed()
                    return answer
                }
            }
        }
        made.allocate = { MutableSetObject(type: $0) }
        made.construct = { type, arguments in
            if arguments.positionalCount > 1 { throw PythonException.typeError("set expected at most 1 argument, got \(arguments.positionalCount)") }
            let set = MutableSetObject(type: type)
            for element in try arguments.positional.first?.elements() ?? [] { try set.insert(element) }
            return .object(set)
        }
        return made
    }()
}
