import BigInt
import Runtime

func enumModule(_ module: ModuleObject) {
    let meta = Class.declare("EnumType", for: EnumClass.self, module: "enum", bases: [.type], doc: "The type of enumerations.") { type in
        type.property("__members__", doc: "The members by name, aliases included.") { (made: EnumClass) -> Value in DictObject(made.members.map { ($0.name.text, $0.value) }).value }
        type.method("__iter__", doc: "Iterate the members.") { (made: EnumClass) throws -> Value in try made.iterator().map { .object($0) } ?? .none }
        type.method("__len__", doc: "The number of members.") { (made: EnumClass) -> Int in made.canonical.count }
    }
    module["EnumMeta"] = .object(meta)
    module["EnumType"] = .object(meta)
    let auto = Class.declare("auto", for: AutoValue.self, module: "enum", doc: "A value chosen by the enumeration.") { type in type.constructor { _ in AutoValue() } }
    module["auto"] = .object(auto)
    let base = enumeration("Enum", [.object], meta)
    declareMemberAttributes(base)
    meta.metaclassBase = base
    module["Enum"] = .object(base)
    module["IntEnum"] = .object(enumeration("IntEnum", [.int, base], meta))
    module["StrEnum"] = .object(enumeration("StrEnum", [.string, base], meta))
    let flag = enumeration("Flag", [base], meta)
    module["Flag"] = .object(flag)
    let intFlag = enumeration("IntFlag", [.int, flag], meta)
    // The operations of flags go before those of int, which comes first in the resolution order.
    for name in ["__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__contains__"] {
        if let operation = base.lookup(Name(name)) { intFlag.addMember(Name(name), operation) }
    }
    module["IntFlag"] = .object(intFlag)
    module.function("unique", .required("enumeration", as: EnumClass.self), doc: "Refuse aliases.") { (made: EnumClass) throws -> Value in
        let aliases = made.members.filter { entry in made.canonical.first { $0.isIdentical(to: entry.value) }?.object?.ownAttribute("_name_").object !== entry.name.object }
        if !aliases.isEmpty {
            let names = try aliases.map { "\($0.name.text) -> \(try $0.value.attribute("name").strText())" }.joined(separator: ", ")
            throw PythonException.valueError("duplicate values found in \(try Value.object(made).reprText()): \(names)")
        }
        return .object(made)
    }
    module["member"] = .object(NativeFunction.declare("member", .required("value", as: Value.self), doc: "Return the argument.") { $0 })
    module["nonmember"] = .object(NativeFunction.declare("nonmember", .required("value", as: Value.self), doc: "Return the argument.") { $0 })
}

private func enumeration(_ name: String, _ bases: [Class], _ meta: Class) -> Class {
    let made = Class(name, module: "enum", bases: bases, metaclass: meta, derivable: true)
    made.makeSubclass = { try EnumClass.make($0) }
    made.hasOwnRepresentation = true
    return made
}

/// `enum.auto()`
final class AutoValue: Object {}

/// An enumeration: a class whose instances are fixed.
final class EnumClass: Class {
    /// In order of definition, aliases included.
    fileprivate(set) var members: [(name: Name, value: Value)] = []
    /// Without aliases.
    fileprivate(set) var canonical: [Value] = []
    fileprivate var isFlag: Bool { resolutionOrder.contains { $0.name == "Flag" && $0.module == "enum" } }
    fileprivate var isString: Bool { isSubclass(of: .string) }
    fileprivate var isInteger: Bool { isSubclass(of: .int) }

    static func make(_ definition: ClassDefinition) throws -> Class {
        for base in definition.bases {
            if let closed = base as? EnumClass, !closed.members.isEmpty {
                throw PythonException.typeError("<enum '\(definition.name)'> cannot extend \(try Value.object(closed).reprText())")
            }
        }
        var plain = definition
        var candidates: [(name: Name, value: Value)] = []
        plain.namespace = definition.namespace.filter { entry in
            if isMember(entry.name, entry.value) {
                candidates.append(entry)
                return false
            }
            return true
        }
        let made = try EnumClass(plain, metaclass: Class.registered(for: EnumClass.self))
        made.makeSubclass = { try EnumClass.make($0) }
        made.allocate = nil
        made.construct = { type, arguments in
            guard let type = type as? EnumClass else { return .none }
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("EnumType.__call__() missing 1 required positional argument: 'value'") }
            return try type.member(for: arguments[0])
        }
        for (name, value) in candidates { try made.add(name, value) }
        return made
    }

    private static func isMember(_ name: Name, _ value: Value) -> Bool {
        if name.text.hasPrefix("_") { return false }
        switch value {
        case .function: return false
        case .object(let object): return object is AutoValue || (object.actsAs == .none && !(object is Class))
        default: return true
        }
    }

    private func add(_ name: Name, _ given: Value) throws {
        var value = given
        if given.object is AutoValue { value = try automatic(name) } else if case .tuple(let parts) = given, parts.elements.contains(where: { $0.object is AutoValue }) {
            value = .tuple(try parts.elements.map { $0.object is AutoValue ? try automatic(name) : $0 })
        }
        let hasInitialiser = overriding(.`init`) != nil
        let known = try canonical.first { try $0.attribute("_value_").equals(value) }
        if let known {
            members.append((name, known))
            addMember(name, known)
            return
        }
        let member = try instance(value)
        member.setOwnAttribute("_name_", name.value)
        member.setOwnAttribute("_value_", value)
        if hasInitialiser, let initialiser = overriding(.`init`) {
            let arguments: [Value]
            if case .tuple(let parts) = value { arguments = Array(parts.elements) } else { arguments = [value] }
            _ = try initialiser.call([.object(member)] + arguments)
        }
        members.append((name, .object(member)))
        canonical.append(.object(member))
        setClassAttribute(name, .object(member))
    }

    private func instance(_ value: Value) throws -> Object {
        if isInteger, let number = value.bigInteger { return IntObject(number, type: self) }
        if isString { return StringObject(try value.strText(), type: self) }
        return Object(type: self)
    }

    private func automatic(_ name: Name) throws -> Value {
        let values = try canonical.map { try $0.attribute("_value_") }
        if case .object(let object)? = lookup("_generate_next_value_") {
            let function = (object as? MethodWrapper)?.function ?? .object(object)
            return try function.call(name.value, .int(1), .int(values.count), .list(values))
        }
        if let generator = lookup("_generate_next_value_") { return try generator.call(name.value, .int(1), .int(values.count), .list(values)) }
        if isString { return .string(name.text.lowercased()) }
        let largest = values.compactMap(\.bigInteger).max()
        if isFlag { return .int(largest.map { BigInt(1) << $0.magnitude.bitWidth } ?? 1) }
        return .int((largest ?? 0) + 1)
    }

    /// The member of a value; a combination for flags.
    fileprivate func member(for value: Value) throws -> Value {
        if value.object?.type === self { return value }
        for member in canonical where try member.attribute("_value_").equals(value) { return member }
        if isFlag, let bits = value.bigInteger { return try combination(bits) }
        if let hook = lookup("_missing_") {
            let found = try hook.boundToClass(self).call(value)
            if !found.isNone { return found }
        }
        throw PythonException.valueError("\(try value.reprText()) is not a valid \(qualifiedName)")
    }

    private func combination(_ bits: BigInt) throws -> Value {
        let known = try canonical.reduce(BigInt(0)) { $0 | (try $1.attribute("_value_").bigInteger ?? 0) }
        if !isInteger, bits & ~known != 0 { throw PythonException.valueError("\(try Value.object(self).reprText()) invalid value \(bits)") }
        let made = try instance(.int(bits))
        made.setOwnAttribute("_value_", .int(bits))
        let parts = try canonical.filter { member in
            let own = try member.attribute("_value_").bigInteger ?? 0
            return own != 0 && bits & own == own && own & (own - 1) == 0
        }.map { try $0.attribute("_name_").strText() }
        made.setOwnAttribute("_name_", parts.isEmpty ? .none : .string(parts.joined(separator: "|")))
        return .object(made)
    }

    override func item(_ key: Value) throws -> Value? {
        guard let found = members.first(where: { $0.name.text == (key.object as? StringObject)?.text }) else { throw PythonException.keyError(key) }
        return found.value
    }
    override func length() throws -> Int? { canonical.count }
    override func iterator() throws -> IteratorObject? {
        var rest = canonical[...]
        return ClosureIterator { rest.popFirst() }
    }
    override func contains(_ element: Value) throws -> Bool? {
        if element.type === self { return true }
        guard element.type.isSubclass(of: .int) || element.object is StringObject, isInteger || isString else {
            throw PythonException.typeError("unsupported operand type(s) for 'in': '\(element.typeName)' and '\(metaclass.name)'")
        }
        return try canonical.contains { try $0.attribute("_value_").equals(element) }
    }
    override func isTrue() throws -> Bool { true }
    override func repr() throws -> String { isFlag ? "<flag '\(qualifiedName)'>" : "<enum '\(qualifiedName)'>" }
}

extension Value {
    fileprivate func boundToClass(_ type: Class) throws -> Value {
        guard case .object(let object) = self else { return .object(BoundMethod(receiver: .object(type), function: self)) }
        return try object.get(.undefined, owner: type)
    }
}

private func declareMemberAttributes(_ base: Class) {
    func method(_ name: String, _ body: @escaping (Value, Arguments) throws -> Value) {
        base.addMember(Name(name), .object(NativeFunction(name: name, owner: base) { try body($0[0], $0.dropFirst()) }))
    }
    for (name, stored) in [("name", Name("_name_")), ("value", Name("_value_"))] {
        base.addMember(Name(name), .object(PropertyObject(getter: .object(NativeFunction(name: name) { $0[0].object?.ownAttribute(stored) ?? .none }))))
    }
    func isFlag(_ member: Value) -> Bool { (member.type as? EnumClass)?.isFlag ?? false }
    method("__repr__") { member, _ in
        let name = member.object?.ownAttribute("_name_") ?? .none
        let value = try (member.object?.ownAttribute("_value_") ?? .none).reprText()
        if name.isNone { return .string("<\(member.type.name): \(value)>") }
        return .string("<\(member.type.name).\(try name.strText()): \(value)>")
    }
    method("__str__") { member, _ in
        if let type = member.type as? EnumClass, type.isString || type.isInteger, type.resolutionOrder.contains(where: { ["IntEnum", "StrEnum", "IntFlag"].contains($0.name) && $0.module == "enum" }) {
            return .string(try (member.object?.ownAttribute("_value_") ?? .none).strText())
        }
        let name = member.object?.ownAttribute("_name_") ?? .none
        return .string(name.isNone ? "\(member.type.name)(\(try (member.object?.ownAttribute("_value_") ?? .none).reprText()))" : "\(member.type.name).\(try name.strText())")
    }
    method("__format__") { member, arguments in .string(try Value.string(member.strText()).formatted(try String.from(arguments[0]))) }
    method("__hash__") { member, _ in .int(try (member.object?.ownAttribute("_name_") ?? .none).hash()) }
    func flagOperation(_ name: String, _ body: @escaping (BigInt, BigInt) -> BigInt) {
        base.addMember(Name(name), .object(NativeFunction(name: name, owner: base) { arguments in
            guard isFlag(arguments[0]), let type = arguments[0].type as? EnumClass, let a = try arguments[0].attribute("_value_").bigInteger,
                  let b = arguments[1].type === type ? try arguments[1].attribute("_value_").bigInteger : (type.isInteger ? arguments[1].bigInteger : nil) else { return .notImplemented }
            return try type.member(for: .int(body(a, b)))
        }))
    }
    flagOperation("__or__") { $0 | $1 }
    flagOperation("__and__") { $0 & $1 }
    flagOperation("__xor__") { $0 ^ $1 }
    flagOperation("__ror__") { $0 | $1 }
    flagOperation("__rand__") { $0 & $1 }
    flagOperation("__rxor__") { $0 ^ $1 }
    method("__invert__") { member, _ in
        guard let type = member.type as? EnumClass, type.isFlag else { throw PythonException.typeError("bad operand type for unary ~: '\(member.typeName)'") }
        let all = try type.canonical.reduce(BigInt(0)) { $0 | (try $1.attribute("_value_").bigInteger ?? 0) }
        return try type.member(for: .int(all & ~(try member.attribute("_value_").bigInteger ?? 0)))
    }
    method("__contains__") { member, arguments in
        guard isFlag(member), let mine = try member.attribute("_value_").bigInteger, let other = try arguments[0].attribute("_value_").bigInteger else {
            throw PythonException.typeError("argument of type '\(member.typeName)' is not iterable")
        }
        return .bool(mine & other == other)
    }
    method("__bool__") { member, _ in
        isFlag(member) || (member.type as? EnumClass)?.isInteger ?? false ? .bool(try (member.object?.ownAttribute("_value_") ?? .bool(true)).isTrue()) : .bool(true)
    }
}
