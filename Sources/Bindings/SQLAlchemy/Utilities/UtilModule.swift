import Database
import ORM
import Runtime
import SQL

/// `sqlalchemy.util`, as far as programs use it.
func declareUtilities(in module: ModuleObject) {
    module["memoized_property"] = .object(MemoizedProperty.pythonClass)
    for type in [ClassProperty.pythonClass, HybridMember.method, HybridMember.property] { module[Name(type.name)] = .object(type) }
    UtilFunctions.declare(in: module)
    module["immutabledict"] = .object(ImmutableDict.pythonClass)
    module["EMPTY_DICT"] = ImmutableDict(named: []).value
    for type in [OrderedSet.pythonClass, IdentitySet.pythonClass, LRUCache.pythonClass, ScopedRegistry.scoped, ScopedRegistry.threadLocal, PopulateDict.pythonClass, UniqueAppender.pythonClass, Properties.pythonClass, Properties.ordered, Properties.readOnly, FacadeDict.pythonClass] {
        module[Name(type.name)] = .object(type)
    }
    module["OrderedIdentitySet"] = .object(IdentitySet.pythonClass)
    module["ordered_column_set"] = .object(OrderedSet.pythonClass)
    module["win32"] = .bool(false)
    #if os(macOS)
    module["osx"] = .bool(true)
    #else
    module["osx"] = .bool(false)
    #endif
    module["column_set"] = .object(Class.set)
    module["column_dict"] = .object(Class.dict)
    module.function("method_is_overridden", .required("instance_or_cls", as: Value.self), .required("against_method", as: Value.self), .optional("without", default: Value.none), doc: "Whether a class has a method of its own in place of another.") { (given: Value, method: Value, _: Value) throws -> Bool in
        let own = try Value.object(given.object?.asClass ?? given.type).attribute(Name(method.attribute("__name__").strText()))
        return try !own.isIdentical(to: method) && !own.equals(method)
    }
    module.function("flatten_iterator", .required("x", as: Value.self), doc: "The elements of nested iterables, strings whole.") { (values: Value) throws -> Value in
        var found: [Value] = []
        try flatten(values, &found)
        return try .object(ListObject(found).iterator() ?? ClosureIterator { nil })
    }
}

private func flatten(_ values: Value, _ found: inout [Value]) throws {
    try StackGuard.check()
    for element in try values.elements() {
        if !(element.object is StringObject), try element.attributeIfPresent("__iter__") != nil { try flatten(element, &found) } else { found.append(element) }
    }
}

/// `@util.memoized_property`: computed once, then kept in the object's `__dict__` under the function's name.
final class MemoizedProperty: Object {
    private let function: Value
    private let name: Name

    private init(_ function: Value) throws {
        self.function = function
        name = Name(try String.from(function.attribute("__name__")))
        super.init(type: MemoizedProperty.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { function.visitHeld(visit) }

    nonisolated(unsafe) static let pythonClass = Class.declare("memoized_property", for: MemoizedProperty.self, module: "sqlalchemy.util.langhelpers", doc: "A property computed once and then kept as an attribute of the instance.") { type in
        type.constructor(.required("fget", as: Value.self), .optional("doc", default: Value.none)) { (_: Class, function: Value, _: Value) throws -> MemoizedProperty in try MemoizedProperty(function) }
        type.property("fget", doc: "The function.") { (property: MemoizedProperty) -> Value in property.function }
        type.property("__name__", doc: "The name of the attribute.") { (property: MemoizedProperty) -> Value in property.name.value }
        type.property("__doc__", doc: "The function's documentation.") { (property: MemoizedProperty) throws -> Value in try property.function.attributeIfPresent(.doc) ?? .none }
    }

    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        let result = try function.call(instance)
        instance.object?.setOwnAttribute(name, result)
        return result
    }
}
