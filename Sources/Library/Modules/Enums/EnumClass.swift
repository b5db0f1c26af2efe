import BigInt
import Runtime

/// What a flag does with bits that no member has.
enum FlagBoundary: String, CaseIterable { case strict, conform, eject, keep }

/// An enumeration: a class whose instances are fixed.
final class EnumClass: Class {
    /// By name in order of definition, aliases included.
    let memberMap = DictObject()
    /// Members without aliases, in order of definition.
    private(set) var canonical: [Object] = []
    /// Members of hashable values.
    let byValue = DictObject()
    /// Members and their values, where the value cannot be hashed.
    private var unhashable: [(value: Value, member: Object)] = []
    var boundary = FlagBoundary.strict
    /// Combinations that have been asked for.
    var combinations: [BigInt: Object] = [:]
    /// Whether members have all been made, so that they cannot be reassigned.
    private var isComplete = false

    var isFlag: Bool { isSubclass(of: EnumClasses.flag) }
    /// The class of the values that members also are: int for IntEnum, str for `class M(str, Enum)`.
    private(set) var dataType: Class?
    /// `_member_type_`: the class that gives members their values, which may derive from the built-in one; nil where that is object.
    private(set) var memberType: Class?
    /// Whether `str` and `format` show the value alone: IntEnum, StrEnum, IntFlag.
    var showsValue: Bool { isSubclass(of: EnumClasses.representing) }
    var hasMembers: Bool { memberMap.count > 0 }

    // MARK: memory

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        visit(memberMap)
        visit(byValue)
        canonical.visitHeld(visit)
        for entry in unhashable {
            entry.value.visitHeld(visit)
            visit(entry.member)
        }
        for member in combinations.values { visit(member) }
        dataType.visitHeld(visit)
        memberType.visitHeld(visit)
    }
    override func clearReferences() {
        super.clearReferences()
        let old = (canonical, unhashable, combinations)
        (canonical, unhashable, combinations) = ([], [], [:])
        withExtendedLifetime(old) {}
    }

    // MARK: making

    static func make(_ definition: ClassDefinition, members: [(name: Name, value: Value)]? = nil) throws -> Class {
        for base in definition.bases {
            if let closed = base as? EnumClass, closed.hasMembers { throw PythonException.typeError("<enum '\(definition.name)'> cannot extend \(try closed.repr())") }
        }
        guard definition.bases.last is BaseEnumClass || definition.bases.last is EnumClass else {
            throw PythonException.typeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        }
        var plain = definition
        var found: [(name: Name, value: Value)] = members ?? []
        if members == nil {
            let namespace = definition.prepared as? EnumNamespace ?? EnumNamespace(definition.name, definition.bases)
            if definition.prepared == nil { for (name, value) in definition.namespace { try namespace.bind(name, value) } }
            found = namespace.members
            plain.namespace = definition.namespace.filter { !namespace.hides($0.name) }
        }
        if let bad = found.first(where: { $0.name == "mro" || $0.name.text.isEmpty }) { throw PythonException.valueError("invalid enum member name(s) \(bad.name.text.pythonRepr)") }
        let made = try EnumClass(plain, metaclass: EnumClasses.meta)
        made.hasReadKeywords = true
        made.dataType = made.resolutionOrder.first { $0.isNative && $0 !== Class.object && !($0 is BaseEnumClass) && !($0.construct == nil && $0.allocate == nil) }
        made.boundary = try made.readBoundary(definition)
        made.makeSubclass = { try EnumClass.make($0) }
        made.allocate = nil
        made.construct = nil
        made.memberType = made.findMemberType()
        if made.dataType == nil, made.memberType == nil, definition.bases.contains(where: { $0 === EnumClasses.representing }) {
            throw PythonException.typeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        }
        try made.preferOwnRepresentation(plain)
        for (name, value) in found { try made.add(name, value) }
        made.isComplete = true
        if let order = made.ownClassAttribute("_order_") { try made.checkOrder(order) }
        return made
    }

    private func readBoundary(_ definition: ClassDefinition) throws -> FlagBoundary {
        if let given = definition.keywords.first(where: { $0.name.text == "boundary" })?.value, !given.isNone {
            return FlagBoundary(rawValue: try given.attribute("_value_").strText()) ?? .strict
        }
        if let inherited = bases.lazy.compactMap({ $0 as? EnumClass }).first { return inherited.boundary }
        return isSubclass(of: EnumClasses.integerFlag) ? .keep : .strict
    }

    override func call(_ arguments: Arguments) throws -> Value? { hasMembers ? try callValue(arguments) : try EnumFunction.make(self, arguments) }

    /// `C(value)`
    private func callValue(_ arguments: Arguments) throws -> Value {
        let given = arguments.positionalCount + arguments.keywordCount
        if given == 0 { throw PythonException.typeError("EnumType.__call__() missing 1 required positional argument: 'value'") }
        if given > 1 {
            throw PythonException.typeError("<enum \(try arguments[0].reprText())> cannot extend \(try repr())")
        }
        return try member(for: arguments.base[0])
    }

    private func add(_ name: Name, _ value: Value) throws {
        let member = try EnumMembers.make(self, name, value)
        member.setOwnAttribute("_name_", name.value)
        if let initialiser = overriding(.`init`) {
            _ = try initialiser.call([member.value] + EnumMembers.arguments(of: value, self))
        }
        member.setOwnAttribute("_sort_order_", .int(memberMap.count))
        let own = member.ownAttribute("_value_")
        if isFlag, own.bigInteger == nil { throw PythonException.typeError("unsupported operand type(s) for |=: 'int' and '\(own.typeName)'") }
        if let known = try find(own) {
            memberMap.set(name, known)
            setClassAttribute(name, known)
            return
        }
        memberMap.set(name, member.value)
        // An `enum.property` of a base answers for members; the class finds the member behind it.
        if !(lookup(name)?.object is EnumProperty) { setClassAttribute(name, member.value) }
        if !isFlag || own.bigInteger.map({ $0 > 0 && $0 & ($0 - 1) == 0 }) ?? true { canonical.append(member) }
        do { try byValue.set(own, member.value) } catch let error as PythonException where error.isInstance(of: .typeError) { unhashable.append((own, member)) }
    }

    // MARK: names

    /// `EnumType.__dir__`
    override var directory: [String]? {
        var names: Set<String> = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__", "__name__", "__qualname__", "__init_subclass__"]
        for member in canonical { if let name = member.ownAttribute("_name_").object as? StringObject { names.insert(name.text) } }
        if resolutionOrder.contains(where: { !$0.isNative && $0.ownClassAttribute(.new) != nil }) { names.insert("__new__") }
        if let dataType { names.formUnion(Value.object(dataType).attributeNames()) }
        return Array(names)
    }

    /// `Enum.__dir__`
    override func directory(of instance: Object) -> [String]? {
        guard dataType == nil else { return nil }
        var names: Set<String> = ["__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"]
        for (name, _) in instance.ownAttributes where !name.text.hasPrefix("_") && memberMap.get(name) == nil { names.insert(name.text) }
        for type in resolutionOrder where !type.isNative {
            for (name, _) in type.attributes where !name.text.hasPrefix("_") && memberMap.get(name) == nil { names.insert(name.text) }
        }
        return Array(names)
    }

    // MARK: look-up

    /// The member of exactly this value.
    func find(_ value: Value) throws -> Value? {
        do {
            if let found = try byValue.get(value) { return found }
            if unhashable.isEmpty { return nil }
        } catch let error as PythonException where error.isInstance(of: .typeError) {}
        for (own, member) in unhashable where try own.equals(value) { return member.value }
        for (own, member) in byValue.pairs where try own.equals(value) { return member }
        return nil
    }

    /// `C(value)`: the member of a value, a combination for flags, or what `_missing_` finds.
    func member(for value: Value) throws -> Value {
        if value.object?.type === self { return value }
        if let found = try find(value) { return found }
        let invalid = PythonException.valueError("\(try value.reprText()) is not a valid \(qualifiedName)")
        do {
            if let hook = lookup("_missing_") {
                let found = try hook.bound(toClass: self).call(value)
                if found.isNone { throw invalid }
                if found.object?.type === self || (isFlag && boundary == .eject && found.bigInteger != nil) { return found }
                throw PythonException.typeError("error in \(name)._missing_: returned \(try found.reprText()) instead of None or a valid member")
            }
            if isFlag, let bits = value.bigInteger { return try combination(bits) }
        } catch let error as PythonException where error !== invalid {
            if error.context == nil, !(isFlag && lookup("_missing_") == nil) { error.context = invalid }
            throw error
        }
        throw invalid
    }

    /// Aliases with the names they stand for.
    var aliases: [(alias: String, name: String)] {
        memberMap.pairs.compactMap { key, member in
            guard let alias = (key.object as? StringObject)?.text, let name = (member.object?.ownAttribute("_name_").object as? StringObject)?.text, alias != name else { return nil }
            return (alias, name)
        }
    }

    /// What `@verify` checks.
    func verify(_ check: String) throws {
        switch check {
        case "UNIQUE":
            if !aliases.isEmpty { throw PythonException.valueError("aliases found in \(try repr()): \(aliases.map { "\($0.alias) -> \($0.name)" }.joined(separator: ", "))") }
        case "CONTINUOUS":
            let values = canonical.compactMap { $0.ownAttribute("_value_").bigInteger }
            guard let least = values.min(), let most = values.max(), values.count > 1 else { return }
            var missing: [String] = []
            var at = isFlag ? least << 1 : least + 1
            while at < most, missing.count < 1000 {
                if !values.contains(at) { missing.append(String(at)) }
                at = isFlag ? at << 1 : at + 1
            }
            if !missing.isEmpty { throw PythonException.valueError("invalid \(isFlag ? "flag" : "enum") '\(name)': missing values \(missing.joined(separator: ", "))") }
        default:
            let singles = canonical.reduce(BigInt(0)) { $0 | ($1.ownAttribute("_value_").bigInteger ?? 0) }
            for (key, member) in memberMap.pairs {
                guard let bits = member.object?.ownAttribute("_value_").bigInteger, bits > 0, bits.and(-1 - singles) != 0 else { continue }
                throw PythonException.valueError("invalid Flag '\(name)': alias \(try key.strText()) is missing combined values of 0x\(String(bits & ~singles, radix: 16)) [use enum.show_flag_values(value) for details]")
            }
        }
    }

    // MARK: hooks of the class object

    override func item(_ key: Value) throws -> Value? {
        guard let found = try memberMap.get(key) else { throw PythonException.keyError(key) }
        return found
    }
    override func length() throws -> Int? { canonical.count }
    override func iterator() throws -> IteratorObject? {
        var rest = canonical[...]
        return ClosureIterator { rest.popFirst()?.value }
    }
    override func contains(_ element: Value) throws -> Bool? {
        // A union of flags without a name of its own (`Permission.R | Permission.W`) is none of the members.
        if element.type === self { return try element.object.flatMap { try memberMap.get($0.ownAttribute("_name_")) } != nil }
        guard element.type is EnumClass else {
            try WarningState.warn(.string("in 3.12 __contains__ will no longer raise TypeError, but will return True or\nFalse depending on whether the value is a member or the value of a member"), .deprecationWarning, WarningState.place(1))
            throw PythonException.typeError("unsupported operand type(s) for 'in': '\(element.type.qualifiedName)' and '\(metaclass.name)'")
        }
        return false
    }
    override func isTrue() throws -> Bool { true }
    override func repr() throws -> String { isFlag ? "<flag '\(name)'>" : "<enum '\(name)'>" }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder || metaclass.lookup(name) != nil { return nil }
        if let found = internalAttribute(name) { return found }
        throw PythonException.attributeError(name.text)
    }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        if isComplete, memberMap.get(name) != nil { throw PythonException.attributeError("cannot reassign member '\(name.text)'") }
        return false
    }
    override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        if memberMap.get(name) != nil { throw PythonException.attributeError("'\(self.name)' cannot delete member '\(name.text)'.") }
        return false
    }
}

extension Value {
    /// A class attribute as access through the class gives it, class methods bound.
    func bound(toClass type: Class) throws -> Value {
        guard case .object(let object) = self else { return .object(BoundMethod(receiver: .object(type), function: self)) }
        return try object.get(.undefined, owner: type)
    }
}
