import BigInt
import Runtime

/// The classes of `enum`; made when first asked for.
enum EnumClasses {
    static let meta = Class.declare("EnumType", for: EnumClass.self, module: "enum", bases: [.type], derivable: true, doc: "Metaclass for Enum.") { type in
        type.property("__members__", doc: "Returns a mapping of member name->value, aliases included.") { (made: EnumClass) -> Value in MappingProxyObject(made.memberMap).value }
        type.property("_member_map_", doc: "The members by name.") { (made: EnumClass) -> Value in made.memberMap.value }
        type.property("_member_names_", doc: "The names of the members without aliases.") { (made: EnumClass) -> Value in .list(made.canonical.map { $0.ownAttribute("_name_") }) }
        type.property("_value2member_map_", doc: "The members by value.") { (made: EnumClass) -> Value in made.byValue.value }
        type.method("__iter__", doc: "The members in their order.") { (made: EnumClass) throws -> Value in try made.iterator().map { .object($0) } ?? .none }
        type.method("__len__", doc: "How many members there are; other names for one do not count.") { (made: EnumClass) -> Int in made.canonical.count }
        type.method("__reversed__", doc: "The members, the last one first.") { (made: EnumClass) throws -> Value in
            try Value.list(made.canonical.reversed().map(\.value)).makeIterator().map { .object($0) } ?? .none
        }
        type.method("__getitem__", .required("name", as: Value.self), doc: "The member of this name.") { (made: EnumClass, name: Value) throws -> Value in try made.item(name) ?? .none }
        type.method("__contains__", .required("member", as: Value.self), doc: "Whether it is a member, or the value of one.") { (made: EnumClass, member: Value) throws -> Bool in try made.contains(member) ?? false }
    }
    static let base: Class = {
        let made = make("Enum", [.object])
        made.doc = "Names for values that belong together."
        EnumMembers.declare(made)
        meta.metaclassBase = made
        return made
    }()
    static let representing = make("ReprEnum", [base])
    static let integer: Class = make("IntEnum", [.int, representing])
    static let string: Class = make("StrEnum", [.string, representing])
    static let flag: Class = {
        let made = make("Flag", [base])
        FlagOperations.declare(made)
        return made
    }()
    static let integerFlag: Class = {
        let made = make("IntFlag", [.int, representing, flag])
        // int's own operators would go before those of Flag.
        FlagOperations.declare(made)
        return made
    }()

    private static func make(_ name: String, _ bases: [Class]) -> Class {
        let made = BaseEnumClass(name, module: "enum", bases: bases, metaclass: meta, derivable: true)
        made.makeSubclass = { try EnumClass.make($0) }
        made.makeNamespace = { EnumNamespace($0, $1) }
        made.construct = { try EnumFunction.make($0, $1) }
        made.hasOwnRepresentation = true
        // The methods of the built-in type that it derives from would go before those of Enum.
        if bases.count > 1 { for name in [Name.repr, .str, .format] { made.addMember(name, base.lookup(name) ?? .none) } }
        return made
    }
}

/// `Enum` and its kin themselves, which have no members.
final class BaseEnumClass: Class {
    override func repr() throws -> String { "<\(name.hasSuffix("Flag") ? "flag" : "enum") '\(qualifiedName)'>" }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder || metaclass.lookup(name) != nil { return nil }
        throw PythonException.attributeError(name.text)
    }
    override func iterator() throws -> IteratorObject? { ClosureIterator { nil } }
    override func length() throws -> Int? { 0 }
}

func enumModule(_ module: ModuleObject) {
    module["EnumMeta"] = .object(EnumClasses.meta)
    module["EnumType"] = .object(EnumClasses.meta)
    for type in [EnumClasses.base, EnumClasses.representing, EnumClasses.integer, EnumClasses.string, EnumClasses.flag, EnumClasses.integerFlag] { module[Name(type.name)] = .object(type) }
    module["auto"] = .object(AutoValue.pythonClass)
    module["property"] = .object(EnumProperty.enumClass)
    module["member"] = .object(MemberMark.memberClass)
    module["nonmember"] = .object(MemberMark.nonmemberClass)
    let boundary = EnumFunction.fixed("FlagBoundary", FlagBoundary.allCases.map { ($0.rawValue.uppercased(), .string($0.rawValue)) })
    module["FlagBoundary"] = .object(boundary)
    for limit in FlagBoundary.allCases { module[Name(limit.rawValue.uppercased())] = (try? boundary.item(.string(limit.rawValue.uppercased()))) ?? .none }
    module.isWrittenInPython = true
    module.function("unique", .required("enumeration", as: EnumClass.self), doc: "Refuses an enumeration with two names for one value.") { (made: EnumClass) throws -> Value in
        let aliases = made.aliases
        if !aliases.isEmpty {
            throw PythonException.valueError("duplicate values found in \(try made.repr()): \(aliases.map { "\($0.alias) -> \($0.name)" }.joined(separator: ", "))")
        }
        return .object(made)
    }
    module.function("show_flag_values", .required("value", as: Value.self), doc: "The powers of two that a flag or a number consists of.") { (given: Value) throws -> Value in
        guard let number = try (given.attributeIfPresent("_value_") ?? given).bigInteger, number >= 0 else { throw PythonException.valueError("\(try given.reprText()) is not a positive integer") }
        return .list((0..<number.magnitude.bitWidth).filter { number.magnitude >> $0 & 1 == 1 }.map { .int(BigInt(1) << $0) })
    }
    module.function("global_enum", .required("cls", as: EnumClass.self), .optional("update_str", default: false), doc: "Put the members of an enumeration into the globals of its module.") { (made: EnumClass, updatesText: Bool) throws -> Value in
        GlobalMembers.represent(made, updatesText: updatesText)
        if let module = Program.context?.currentModule {
            for (key, member) in made.memberMap.pairs { module[Name(try String.from(key))] = member }
        }
        return made.value
    }
    declareVerification(module)
}

/// `@verify(UNIQUE, CONTINUOUS, NAMED_FLAGS)`
private func declareVerification(_ module: ModuleObject) {
    let checks = EnumFunction.fixed("EnumCheck", [("CONTINUOUS", .string("no skipped integer values")), ("NAMED_FLAGS", .string("multi-flag aliases may not contain unnamed flags")), ("UNIQUE", .string("one name per value"))])
    module["EnumCheck"] = .object(checks)
    for name in ["CONTINUOUS", "NAMED_FLAGS", "UNIQUE"] { module[Name(name)] = (try? checks.item(.string(name))) ?? .none }
    module.function("verify", .rest("checks", of: Value.self), doc: "Refuses an enumeration that is not as said.") { (wanted: [Value]) throws -> Value in
        .object(NativeFunction.declare("verify", .required("enumeration", as: EnumClass.self), doc: "Check an enumeration.") { (made: EnumClass) throws -> Value in
            for check in wanted { try made.verify(try check.attribute("_name_").strText()) }
            return .object(made)
        })
    }
}
