import BigInt
import Runtime

/// `enum.auto()`
final class AutoValue: Object {
    static let pythonClass = Class.declare("auto", for: AutoValue.self, module: "enum", doc: "A value that the enumeration chooses.") { type in
        type.constructor(.optional("value", default: Value.undefined, shown: "...")) { (_: Class, value: Value) -> AutoValue in AutoValue(value) }
        type.property("value", doc: "The value it stands for, once that is known.") { (auto: AutoValue) -> Value in auto.content ?? unknown }
    }
    private static let unknown = Value.object(Unknown(type: Class("_auto_null", module: "enum")))
    private final class Unknown: Object {
        override func repr() throws -> String { "_auto_null" }
    }
    /// The value that the first member got which names it.
    var content: Value?
    /// - Parameter content: the value it has from the start; undefined where one is to be found.
    init(_ content: Value = .undefined) {
        self.content = content.isUndefined ? nil : content
        super.init(type: AutoValue.pythonClass)
    }
    override func repr() throws -> String { "auto(\(try (content ?? AutoValue.unknown).reprText()))" }
}

/// `enum.member(x)` and `enum.nonmember(x)`: whether a name of the body is a member, whatever its value.
final class MemberMark: Object {
    let content: Value
    static let memberClass = make("member", "Makes a member of what would not be one.")
    static let nonmemberClass = make("nonmember", "Makes no member of what would be one.")
    private static func make(_ name: String, _ doc: String) -> Class {
        let made = Class(name, module: "enum", doc: doc)
        made.construct = { type, arguments in
            MemberMark(try NativeSignature("\(name).__init__", ["value"], required: 1).bind(arguments)[0] ?? .none, type: type).value
        }
        return made
    }
    private init(_ content: Value, type: Class) {
        self.content = content
        super.init(type: type)
    }
}

/// The namespace of an enumeration's body: tells members from other names, and replaces `auto()` at once, so that `RW = R | W` works.
final class EnumNamespace: ClassNamespace {
    private let className: String
    private let bases: [Class]
    private(set) var members: [(name: Name, value: Value)] = []
    private var ignored: Set<String> = []
    private var generator: Value?
    /// The values so far, those of each `auto()` of a tuple on their own.
    private var lastValues: [Value] = []

    init(_ name: String, _ bases: [Class]) {
        className = name
        self.bases = bases
        super.init()
    }

    private static let reserved: Set<String> = ["_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_"]

    /// `vars()["day_1"] = 1` in the body.
    override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        guard let text = key.object as? StringObject else { return try super.setItem(key, value) }
        try bind(Name(text), value)
        return true
    }

    override func bind(_ name: Name, _ given: Value) throws {
        var value = given
        let text = name.text
        if EnumNamespace.isPrivate(text, className) { return set(name, value) }
        if EnumNamespace.isSunder(text) {
            guard EnumNamespace.reserved.contains(text) else { throw PythonException.valueError("_sunder_ names, such as '\(text)', are reserved for future Enum use") }
            try bindSpecial(text, &value)
            return set(name, value)
        }
        if name.isDunder { return set(name, value) }
        if let known = members.first(where: { $0.name == name }) {
            throw PythonException.typeError("'\(text)' already defined as \(try known.value.reprText())")
        }
        if ignored.contains(text) { return set(name, value) }
        if let mark = value.object as? MemberMark {
            if mark.type === MemberMark.nonmemberClass { return set(name, mark.content) }
            value = mark.content
        } else if EnumNamespace.isDescriptor(value) {
            return set(name, value)
        } else { try warnOfClass(value) }
        if get(name) != nil { throw PythonException.typeError("'\(text)' already defined as \(try (get(name) ?? .none).reprText())") }
        value = try resolved(name, value)
        members.append((name, value))
        set(name, value)
    }

    private func bindSpecial(_ text: String, _ value: inout Value) throws {
        if text == "_generate_next_value_" {
            if !members.isEmpty { throw PythonException.typeError("_generate_next_value_ must be defined before members") }
            generator = value
            if case .function = value { value = .object(MethodWrapper(.staticMethod, value)) }
        } else if text == "_ignore_" {
            if let names = value.object as? StringObject {
                ignored = Set(names.text.split { $0 == " " || $0 == "," }.map(String.init))
            } else {
                ignored = Set(try value.elements().map { try String.from($0) })
            }
        }
    }

    /// The value with `auto()` replaced.
    private func resolved(_ name: Name, _ value: Value) throws -> Value {
        if let auto = value.object as? AutoValue { return try automatic(name, auto) }
        guard case .tuple(let parts) = value, parts.elements.contains(where: { $0.object is AutoValue }) else {
            lastValues.append(value)
            return value
        }
        return .tuple(try parts.elements.map { part in
            if let auto = part.object as? AutoValue { return try automatic(name, auto) }
            return part
        })
    }

    private func automatic(_ name: Name, _ auto: AutoValue) throws -> Value {
        let value = try auto.content ?? generated(name)
        auto.content = value
        lastValues.append(value)
        return value
    }

    private func generated(_ name: Name) throws -> Value {
        let values = lastValues
        let custom = generator ?? bases.lazy.compactMap { $0.lookup("_generate_next_value_") }.first
        if let custom {
            let function = (custom.object as? MethodWrapper)?.function ?? custom
            return try function.call(name.value, .int(1), .int(members.count), .list(values))
        }
        if bases.contains(where: { $0.isSubclass(of: EnumClasses.string) }) { return .string(name.text.lowercased()) }
        if bases.contains(where: { $0.isSubclass(of: EnumClasses.flag) }) {
            guard let first = values.first else { return .int(1) }
            let last = try values.dropFirst().reduce(first) { try $1.compare(.greater, $0).isTrue() ? $1 : $0 }
            guard let largest = last.bigInteger else { throw PythonException.typeError("invalid flag value \(try last.reprText())") }
            return .int(largest <= 0 ? 1 : BigInt(1) << largest.magnitude.bitWidth)
        }
        return try EnumNamespace.successor(of: values)
    }

    /// `Enum._generate_next_value_`: one more than the last value where that is the largest; else, with a warning, than the largest that can be added to.
    private static func successor(of values: [Value]) throws -> Value {
        guard let last = values.last else { return .int(1) }
        let sorted: [Value]?
        do { sorted = try Sorting.sorted(values, key: .none, isReversed: false) } catch let error as PythonException where error.isInstance(of: .typeError) { sorted = nil }
        if let largest = sorted?.last, try last.equals(largest), let next = try increment(last) { return next }
        let text = "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support adding +1\nand the value returned will be the largest value in the enum incremented by 1"
        try WarningState.warn(.string(text), .deprecationWarning, WarningState.place(1))
        for value in (sorted ?? values).reversed() { if let next = try increment(value) { return next } }
        return .int(1)
    }

    /// `value + 1`; nil where the value takes no number.
    private static func increment(_ value: Value) throws -> Value? {
        do { return try value.binary(.add, .int(1)) } catch let error as PythonException where error.isInstance(of: .typeError) { return nil }
    }

    /// A class of the body is a member, which it will not be for ever.
    private func warnOfClass(_ value: Value) throws {
        guard let type = value.object?.asClass, type.qualifiedName == "\(className).\(type.name)" || type.qualifiedName.hasSuffix(".\(className).\(type.name)") else { return }
        let text = "In 3.13 classes created inside an enum will not become a member.  Use the `member` decorator to keep the current behavior."
        try WarningState.warn(.string(text), .deprecationWarning, WarningState.place(1))
    }

    private static func isSunder(_ text: String) -> Bool {
        text.utf8.count > 2 && text.hasPrefix("_") && text.hasSuffix("_") && !text.hasPrefix("__") && !text.hasSuffix("__")
    }
    private static func isPrivate(_ text: String, _ className: String) -> Bool {
        text.hasPrefix("_\(className)__") && !text.hasSuffix("__")
    }
    private static func isDescriptor(_ value: Value) -> Bool {
        switch value {
        case .function: return true
        // A class is a value as any other, but for one that makes descriptors.
        case .object(let object): return object.asClass.map { $0.overriding(.get) != nil || $0.overriding(.set) != nil || $0.overriding(.delete) != nil } ?? (object.actsAs != .none)
        default: return false
        }
    }

    /// Whether a name of the body is no plain attribute of the class: a member, or one that `_ignore_` lists.
    func hides(_ name: Name) -> Bool { name.text == "_ignore_" || ignored.contains(name.text) || members.contains { $0.name == name } }
}
