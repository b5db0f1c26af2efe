import Runtime

/// `@enum.global_enum`: members that show as globals of their module, `re.ASCII`.
enum GlobalMembers {
    static func represent(_ made: EnumClass, updatesText: Bool) {
        let isFlag = made.isSubclass(of: EnumClasses.flag)
        made.setClassAttribute(.repr, .object(NativeFunction(name: "__repr__", owner: made) { .string(try isFlag ? flagText($0[0]) : text($0[0])) }))
        if !made.isSubclass(of: EnumClasses.representing) || updatesText {
            made.setClassAttribute(.str, .object(NativeFunction(name: "__str__", owner: made) { arguments in
                let name = try arguments[0].attribute("_name_")
                return name.isNone ? .string("\(arguments[0].type.name)(\(try arguments[0].attribute("_value_").reprText()))") : name
            }))
        }
    }

    private static func module(of member: Value) -> String { member.type.module.split(separator: ".").last.map(String.init) ?? "" }

    private static func text(_ member: Value) throws -> String { "\(module(of: member)).\(try member.attribute("_name_").strText())" }

    /// `re.ASCII|re.IGNORECASE`
    private static func flagText(_ member: Value) throws -> String {
        let name = try member.attribute("_name_")
        if name.isNone { return "\(module(of: member)).\(member.type.name)(\(try member.attribute("_value_").reprText()))" }
        return try name.strText().split(separator: "|").map { part in
            part.first?.isNumber ?? false ? String(part) : "\(module(of: member)).\(part)"
        }.joined(separator: "|")
    }
}
