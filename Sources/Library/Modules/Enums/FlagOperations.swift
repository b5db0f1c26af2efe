import BigInt
import Runtime

extension EnumClass {
    /// All bits of the members.
    private var mask: BigInt { memberMap.pairs.reduce(BigInt(0)) { $0 | ($1.value.object?.ownAttribute("_value_").bigInteger ?? 0) } }
    /// The bits of members that are one bit.
    var singles: BigInt { canonical.reduce(BigInt(0)) { $0 | ($1.ownAttribute("_value_").bigInteger ?? 0) } }

    /// The members of one bit in a value, in order of definition.
    func parts(of bits: BigInt) -> [Object] {
        canonical.filter { member in
            let own = member.ownAttribute("_value_").bigInteger ?? 0
            return own != 0 && bits & own == own
        }
    }

    /// `Flag._missing_`: the combination of some bits.
    func combination(_ given: BigInt) throws -> Value {
        var bits = given
        let mask = self.mask, all = (BigInt(1) << mask.magnitude.bitWidth) - 1
        if bits < ~all || bits > all || bits.and(all ^ mask) != 0 {
            switch boundary {
            case .strict:
                let width = max(bits.magnitude.bitWidth, mask.magnitude.bitWidth)
                throw PythonException.valueError("\(try repr()) invalid value \(bits)\n    given \(EnumClass.binary(bits, width))\n  allowed \(EnumClass.binary(mask, width))")
            case .conform: bits = bits.and(mask)
            case .eject: return .int(bits)
            case .keep: if bits < 0 { bits = max(all + 1, BigInt(1) << bits.magnitude.bitWidth) + bits }
            }
        }
        if bits < 0 { bits = all + 1 + bits }
        if let known = try find(.int(bits)) { return known }
        if let known = combinations[bits] { return known.value }
        let made: Object
        if dataType === Class.int { made = IntObject(bits, type: self) } else { made = Object(type: self) }
        made.setOwnAttribute("_value_", .int(bits))
        made.setOwnAttribute("_name_", try nameOfCombination(bits))
        combinations[bits] = made
        return made.value
    }

    private func nameOfCombination(_ bits: BigInt) throws -> Value {
        var members = parts(of: bits)
        func content(_ member: Object) -> BigInt { member.ownAttribute("_value_").bigInteger ?? 0 }
        // What no member of one bit has is looked for among the others as well.
        if bits.and(-1 - singles) != 0 {
            for member in memberMap.pairs.compactMap(\.value.object) where !members.contains(where: { $0 === member }) {
                let own = content(member)
                if own != 0, bits & own == own { members.append(member) }
            }
        }
        if members.isEmpty { return .none }
        var names = try members.map { try $0.ownAttribute("_name_").strText() }
        let rest = bits.and(-1 - members.reduce(BigInt(0)) { $0.or(content($1)) })
        if rest != 0 { names.append(String(rest)) }
        return .string(names.joined(separator: "|"))
    }

    /// `0b0 0101`: a sign digit, then as many as the width says (`enum.bin`).
    private static func binary(_ number: BigInt, _ width: Int) -> String {
        let digits = number < 0 ? String((BigInt(1) << width) + number, radix: 2) : String(number, radix: 2)
        let sign = number < 0 ? "1" : "0"
        let plain = number == 0 ? "" : digits
        return "0b\(sign) " + String(repeating: sign, count: max(0, width - plain.count)) + plain
    }
}

/// The operators of flags.
enum FlagOperations {
    static func declare(_ flag: Class) {
        operation("or", flag) { $0 | $1 }
        operation("and", flag) { $0 & $1 }
        operation("xor", flag) { $0 ^ $1 }
        func method(_ name: String, doc: String, _ body: @escaping (EnumClass, Object, BigInt, Arguments) throws -> Value) {
            flag.addMember(Name(name), .object(NativeFunction(name: name, doc: doc, owner: flag) { arguments in
                guard let type = arguments[0].type as? EnumClass, let member = arguments[0].object, let bits = member.ownAttribute("_value_").bigInteger else {
                    throw PythonException.typeError("descriptor '\(name)' for 'Flag' objects doesn't apply to a '\(arguments[0].typeName)' object")
                }
                return try body(type, member, bits, arguments.dropFirst())
            }))
        }
        method("__invert__", doc: "Return the other flags.") { type, _, bits, _ in
            try type.member(for: .int(type.boundary == .keep || type.boundary == .eject ? ~bits : type.singles & ~bits))
        }
        method("__contains__", doc: "Whether all flags of another are set.") { type, _, bits, arguments in
            guard arguments.positionalCount == 1, arguments[0].type === type, let other = arguments[0].object?.ownAttribute("_value_").bigInteger else {
                throw PythonException.typeError("unsupported operand type(s) for 'in': '\(arguments[0].type.qualifiedName)' and '\(type.qualifiedName)'")
            }
            return .bool(other & bits == other)
        }
        method("__iter__", doc: "The flags that are set, one by one.") { type, _, bits, _ in
            try Value.list(type.parts(of: bits).map(\.value)).makeIterator().map { .object($0) } ?? .none
        }
        method("__len__", doc: "The number of flags set.") { _, _, bits, _ in .int(bits.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }) }
        method("__bool__", doc: "Whether any flag is set.") { _, _, bits, _ in .bool(bits != 0) }
    }

    private static func operation(_ stem: String, _ flag: Class, _ body: @escaping (BigInt, BigInt) -> BigInt) {
        for name in ["__\(stem)__", "__r\(stem)__"] {
            flag.addMember(Name(name), .object(NativeFunction(name: name, doc: "Combine flags.", owner: flag) { arguments in
                guard arguments.positionalCount == 2, let type = arguments[0].type as? EnumClass, let mine = arguments[0].object?.ownAttribute("_value_").bigInteger else { return .notImplemented }
                let other: BigInt?
                if arguments[1].type === type { other = arguments[1].object?.ownAttribute("_value_").bigInteger } else { other = type.dataType === Class.int ? arguments[1].bigInteger : nil }
                guard let other else { return .notImplemented }
                return try type.member(for: .int(body(mine, other)))
            }))
        }
    }
}
