import Runtime

/// What an enumeration tells of its making: the type of its values, and the attributes with one underscore.
extension EnumClass {
    /// The first base that makes values, or the class before it that derives from one: `class Hex(int)` of `class Code(Hex, Enum)`.
    func findMemberType() -> Class? {
        for base in bases {
            var candidate: Class?
            for ancestor in base.resolutionOrder where ancestor !== Class.object && !(ancestor is BaseEnumClass) {
                if let enumeration = ancestor as? EnumClass {
                    if let known = enumeration.memberType { return known }
                    break
                }
                if ancestor === dataType || ancestor.ownClassAttribute(.new) != nil { return candidate ?? ancestor }
                candidate = candidate ?? ancestor
            }
        }
        return dataType
    }

    /// The `repr`, `str` and `format` of the type of the values are not those of the members.
    func preferOwnRepresentation(_ definition: ClassDefinition) throws {
        guard let memberType, let base = resolutionOrder.first(where: { $0 is BaseEnumClass }) else { return }
        if memberType.isNative {
            // `class Colour(str, Enum)`: the built-in type stands before Enum.
            for name in [Name.repr, .str, .format] where (name == .repr || !showsValue) && !definition.namespace.contains(where: { $0.name == name }) {
                if lookup(name)?.object is NativeFunction, let inherited = base.lookup(name) { setClassAttribute(name, inherited) }
            }
            // `class Mode(int, Flag)`: so do its operators.
            for name in ["__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"].map({ Name($0) }) where isFlag && !definition.namespace.contains(where: { $0.name == name }) {
                if (lookup(name)?.object as? NativeFunction)?.owner === memberType, let inherited = EnumClasses.flag.lookup(name) { setClassAttribute(name, inherited) }
            }
            return
        }
        for name in [Name.repr, Name.str, Name("__format__")] where !definition.namespace.contains(where: { $0.name == name }) {
            guard let own = memberType.lookup(name), lookup(name)?.isIdentical(to: own) ?? false, let inherited = base.lookup(name) else { continue }
            setClassAttribute(name, inherited)
        }
    }

    /// - Throws: TypeError where `_order_` names other members, or in another order.
    func checkOrder(_ order: Value) throws {
        let members = canonical.map { $0.ownAttribute("_name_") }
        let wanted = try (order.object as? StringObject).map { $0.text.split { $0 == "," || $0.isWhitespace }.map { Value.string(String($0)) } } ?? order.elements()
        // Aliases stand nowhere in the order.
        let named = try wanted.filter { name in try members.contains { try $0.equals(name) } || memberMap.get(name) == nil }
        guard try !Value.list(named).equals(.list(members)) else { return }
        throw PythonException.typeError("member order does not match _order_:\n  \(try Value.list(members).reprText())\n  \(try Value.list(named).reprText())")
    }

    /// `_member_type_` and its like; nil for other names.
    func internalAttribute(_ name: Name) -> Value? {
        switch name.text {
        case "_member_type_": return .object(memberType ?? .object)
        case "_member_names_": return .list(canonical.map { $0.ownAttribute("_name_") })
        case "_member_map_": return memberMap.copy().value
        case "_value2member_map_": return byValue.copy().value
        case "_value_repr_": return memberType?.lookup(.repr) ?? Class.object.lookup(.repr)
        case "_boundary_" where isFlag: return try? Program.context?.importModule("enum")[Name(boundary.rawValue.uppercased())]
        case "_flag_mask_" where isFlag: return .int(singles)
        default: return nil
        }
    }
}
