import Runtime

/// Making of members, and the methods that all have.
enum EnumMembers {
    /// What a member's `__new__` and `__init__` take: the elements of a tuple value, or the value.
    static func arguments(of value: Value, _ type: EnumClass) -> [Value] {
        if type.dataType === Class.tuple { return [value.object is TupleObject ? value : .tuple([value])] }
        if case .tuple(let parts) = value { return Array(parts.elements) }
        return [value]
    }

    /// A member with its `_value_`.
    static func make(_ type: EnumClass, _ name: Name, _ value: Value) throws -> Object {
        let given = arguments(of: value, type)
        if case .object(let wrapper as MethodWrapper)? = type.lookup(.new), !(wrapper.function.object is NativeFunction) {
            let made = try wrapper.function.call([.object(type)] + given)
            guard let object = made.object else { throw PythonException.typeError("__new__ returned no object") }
            if object.ownAttribute("_value_").isUndefined {
                object.setOwnAttribute("_value_", try (type.memberType ?? type.dataType).map { try Value.object($0).call(given) } ?? value)
            }
            return object
        }
        guard let data = type.dataType else {
            let made = Object(type: type)
            made.setOwnAttribute("_value_", value)
            return made
        }
        if type.isSubclass(of: EnumClasses.string) { try checkText(given) }
        let plain = try Value.object(type.memberType ?? data).call(given)
        guard let construct = data.construct, let made = try Arguments.with(given, { try construct(type, $0) }).object else {
            throw PythonException.notImplemented("Retort has no enumerations of \(data.name)")
        }
        made.setOwnAttribute("_value_", plain)
        return made
    }

    private static func checkText(_ given: [Value]) throws {
        if given.count > 3 { throw PythonException.typeError("too many arguments for str(): \(try Value.tuple(given).reprText())") }
        if given.count == 1, let first = given.first, !(first.object is StringObject) { throw PythonException.typeError("\(try first.reprText()) is not a string") }
        if given.count > 1, !(given[1].object is StringObject) { throw PythonException.typeError("encoding must be a string, not \(try given[1].reprText())") }
        if given.count > 2, !(given[2].object is StringObject) { throw PythonException.typeError("errors must be a string, not \(try given[2].reprText())") }
    }

    static func declare(_ base: Class) {
        func method(_ name: String, doc: String, _ body: @escaping (Value, Arguments) throws -> Value) {
            base.addMember(Name(name), .object(NativeFunction(name: name, doc: doc, owner: base) { try body($0[0], $0.dropFirst()) }))
        }
        base.addMember("name", EnumProperty("name") { $0.ownAttribute("_name_") }.value)
        base.addMember("value", EnumProperty("value") { $0.ownAttribute("_value_") }.value)
        method("__repr__", doc: "Return repr(self).") { member, _ in
            let name = member.object?.ownAttribute("_name_") ?? .none
            let value = try (member.object?.ownAttribute("_value_") ?? .none).reprText()
            return .string(name.isNone || name.isUndefined ? "<\(member.type.name): \(value)>" : "<\(member.type.name).\(try name.strText()): \(value)>")
        }
        method("__str__", doc: "Return str(self).") { member, _ in .string(try text(of: member)) }
        method("__format__", doc: "Return format(self, format_spec).") { member, arguments in
            let specification = try String.from(arguments[0])
            let isPlain = (member.type as? EnumClass)?.showsValue ?? false
            if isPlain, specification.isEmpty { return .string(try member.strText()) }
            if isPlain, let own = member.object?.ownAttribute("_value_") { return .string(try own.formatted(specification)) }
            return .string(try Value.string(member.strText()).formatted(specification))
        }
        method("__hash__", doc: "Return hash(self).") { member, _ in
            if (member.type as? EnumClass)?.dataType != nil, let object = member.object { return .int(try object.hash()) }
            return .int(try (member.object?.ownAttribute("_name_") ?? .none).hash())
        }
        for name in ["__copy__", "__deepcopy__"] { method(name, doc: "Return self.") { member, _ in member } }
        method("__dir__", doc: "Return the names of the attributes.") { member, _ in .list(member.attributeNames().map { .string($0) }) }
    }

    private static func text(of member: Value) throws -> String {
        let name = member.object?.ownAttribute("_name_") ?? .none, value = member.object?.ownAttribute("_value_") ?? .none
        if (member.type as? EnumClass)?.showsValue ?? false { return try value.strText() }
        return name.isNone || name.isUndefined ? "\(member.type.name)(\(try value.reprText()))" : "\(member.type.name).\(try name.strText())"
    }
}
