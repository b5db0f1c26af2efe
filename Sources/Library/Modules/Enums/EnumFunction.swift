import BigInt
import Runtime

/// The functional way to make an enumeration: `Enum('Color', 'RED GREEN')`.
enum EnumFunction {
    private static let signature = NativeSignature("EnumType.__call__", ["value", "names", "module", "qualname", "type", "start", "boundary"], required: 1, positionalLimit: 2)

    static func make(_ base: Class, _ arguments: Arguments) throws -> Value {
        let given = try signature.bind(arguments)
        guard let names = given[1], !names.isNone else {
            if (base as? EnumClass)?.hasMembers ?? false { return .none }
            throw PythonException.typeError("\(try base.repr()) has no members defined")
        }
        let name = try String.from(given[0] ?? .none)
        let module = try given[2].flatMap { $0.isNone ? nil : try $0.strText() } ?? Program.context?.currentModule.moduleName ?? "__main__"
        let qualifiedName = try given[3].flatMap { $0.isNone ? nil : try $0.strText() } ?? name
        var bases = [base]
        if let data = given[4]?.object as? Class { bases.insert(data, at: 0) }
        let namespace = EnumNamespace(name, bases)
        let start = try given[5].map { try $0.bigInteger ?? BigInt(Int.from($0)) } ?? 1
        for (member, value) in try members(names, start: start, of: base) { try namespace.bind(member, value) }
        let keywords = given[6].map { [(name: Name("boundary"), value: $0)] } ?? []
        let definition = ClassDefinition(name: name, qualifiedName: qualifiedName, module: module, bases: bases, namespace: [], keywords: keywords)
        for type in bases { type.inheritHooks() }
        return .object(try EnumClass.make(definition, members: namespace.members))
    }

    /// Names in a text, a list of names, of pairs, or a mapping.
    private static func members(_ given: Value, start: BigInt, of base: Class) throws -> [(Name, Value)] {
        var names: [Value]
        if let text = given.object as? StringObject {
            names = text.text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map { .string(String($0)) }
        } else if let dict = given.dictionary {
            return try dict.pairs.map { (Name(try String.from($0.key)), $0.value) }
        } else {
            names = try given.elements()
        }
        let generator = base.lookup("_generate_next_value_").map { ($0.object as? MethodWrapper)?.function ?? $0 }
        let isFlag = base.isSubclass(of: EnumClasses.flag), isText = base.isSubclass(of: EnumClasses.string)
        var values: [Value] = []
        /// Flags after the first have the bit above the highest.
        func nextFlag() throws -> BigInt { try values.map { try $0.bigInteger ?? BigInt(Int.from($0)) }.max().map { 1 << $0.magnitude.bitWidth } ?? start }
        return try names.enumerated().map { index, element in
            if let text = element.object as? StringObject {
                let value: Value = try generator.map { try $0.call(element, .int(start), .int(index), .list(values)) } ?? (isText ? .string(text.text.lowercased()) : isFlag ? .int(nextFlag()) : .int(start + BigInt(index)))
                values.append(value)
                return (Name(text), value)
            }
            return (Name(try String.from(try element.item(.int(0)))), try element.item(.int(1)))
        }
    }

    /// An enumeration of the module itself.
    static func fixed(_ name: String, _ members: [(String, Value)], module: String = "enum", base: Class = EnumClasses.base) -> Class {
        let definition = ClassDefinition(name: name, qualifiedName: name, module: module, bases: [base], namespace: [])
        base.inheritHooks()
        return (try? EnumClass.make(definition, members: members.map { (Name($0.0), $0.1) })) ?? Class(name, module: module)
    }
}
