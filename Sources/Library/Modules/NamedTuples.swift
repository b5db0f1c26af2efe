import Runtime

/// `namedtuple` and `typing.NamedTuple`.
enum NamedTuples {
    /// A class of tuples whose elements have names.
    /// - Parameter isOfScript: whether a script asks for the class, which then dies once nothing refers to it.
    static func make(_ name: String, _ fields: [String], defaults: [Value] = [], module: String, isOfScript: Bool = false, bases: [Class] = [.tuple]) -> Class {
        let made = Class(name, module: module, bases: bases, doc: "\(name)(\(fields.joined(separator: ", ")))", derivable: true)
        if isOfScript { made.becomeMortal() }
        let names = fields.map { Name($0) }
        made.construct = { type, arguments in TupleObject(elements: try bind(name, names, defaults, arguments), type: type).value }
        made.isOpen = true
        made.addMember(.slots, .tuple([]))
        made.addMember("_fields", .tuple(names.map(\.value)))
        made.addMember(.matchArgs, .tuple(names.map(\.value)))
        made.addMember("_field_defaults", DictObject(zip(fields.suffix(defaults.count), defaults).map { ($0, $1) }).value)
        for (index, field) in names.enumerated() {
            made.addMember(field, .object(TupleField(field, index)))
        }
        declareMethods(made, name, names)
        return made
    }

    private static func bind(_ name: String, _ names: [Name], _ defaults: [Value], _ arguments: Arguments) throws -> ContiguousArray<Value> {
        if arguments.positionalCount > names.count {
            throw PythonException.typeError("\(name).__new__() takes \(defaults.isEmpty ? "\(names.count + 1)" : "from \(names.count + 1 - defaults.count) to \(names.count + 1)") positional arguments but \(arguments.positionalCount + 1) were given")
        }
        var values = [Value](repeating: .undefined, count: names.count)
        for index in 0..<arguments.positionalCount { values[index] = arguments[index] }
        for (keyword, value) in arguments.keywordPairs {
            guard let at = names.firstIndex(of: keyword) else { throw PythonException.typeError("\(name).__new__() got an unexpected keyword argument '\(keyword.text)'") }
            guard values[at].isUndefined else { throw PythonException.typeError("\(name).__new__() got multiple values for argument '\(keyword.text)'") }
            values[at] = value
        }
        for (offset, value) in defaults.enumerated() where values[names.count - defaults.count + offset].isUndefined { values[names.count - defaults.count + offset] = value }
        let missing = names.indices.filter { values[$0].isUndefined }.map { "'\(names[$0].text)'" }
        if !missing.isEmpty {
            throw PythonException.typeError("\(name).__new__() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(CallChecker.enumeration(missing))")
        }
        return ContiguousArray(values)
    }

    /// The words that no name may be.
    static let keywords: Set = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
        "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]

    /// `rename=True`: names that no field may have become `_1`, `_2`.
    private static func rename(_ names: inout [String]) throws {
        for (index, field) in names.enumerated() where try !field.isPythonIdentifier || keywords.contains(field) || field.hasPrefix("_") || names[..<index].contains(field) { names[index] = "_\(index)" }
    }

    /// - Parameter underscores: whether fields may begin with an underscore.
    /// - Throws: ValueError for names that no type and no field may have.
    static func check(_ name: String, _ fields: [String], underscores: Bool = false) throws {
        for name in [name] + fields {
            if try !name.isPythonIdentifier { throw PythonException.valueError("Type names and field names must be valid identifiers: \(name.pythonRepr)") }
            if keywords.contains(name) { throw PythonException.valueError("Type names and field names cannot be a keyword: \(name.pythonRepr)") }
        }
        for (index, field) in fields.enumerated() {
            if field.hasPrefix("_"), !underscores { throw PythonException.valueError("Field names cannot start with an underscore: \(field.pythonRepr)") }
            if fields[..<index].contains(field) { throw PythonException.valueError("Encountered duplicate field name: \(field.pythonRepr)") }
        }
    }

    /// `namedtuple('Point', 'x y')`
    static func declare(in module: ModuleObject) {
        module.function("namedtuple", .required("typename", as: String.self), .required("field_names", as: Value.self), .keyword("rename", default: false), .keyword("defaults", default: Value.none), .keyword("module", default: Value.none), doc: "A class of tuples whose elements have names.") { (name: String, fields: Value, renames: Bool, defaults: Value, module: Value) throws -> Value in
            var names: [String]
            if let text = fields.object as? StringObject {
                names = text.text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map(String.init)
            } else {
                names = try fields.elements().map { try $0.strText() }
            }
            if renames { try rename(&names) }
            try check(name, names, underscores: renames)
            let values = defaults.isNone ? [] : try defaults.elements()
            if values.count > names.count { throw PythonException.typeError("Got more default values than field names") }
            let place = module.isNone ? Program.context?.currentModule.moduleName ?? "__main__" : try module.strText()
            return .object(NamedTuples.make(name, names, defaults: values, module: place, isOfScript: true))
        }
    }
}

/// A field of a named tuple, as an attribute of its class.
final class TupleField: Object {
    private let name: Name
    private let index: Int
    private var doc: Value
    init(_ name: Name, _ index: Int) {
        self.name = name
        self.index = index
        doc = .string("Alias for field number \(index)")
        super.init(type: TupleField.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass: Class = {
        let made = Class.declare("_tuplegetter", for: TupleField.self, module: "collections", doc: "A field of a named tuple.") { type in
            type.property("__doc__", doc: "Which field it is.") { (field: TupleField) -> Value in field.doc } set: { (field: TupleField, doc: Value) in field.doc = doc }
        }
        made.messageName = "_collections._tuplegetter"
        return made
    }()
    override var descriptorKind: DescriptorKind { .data }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        guard let tuple = instance.object as? TupleObject, index < tuple.elements.count else { throw PythonException.noAttribute(instance, name) }
        return tuple.elements[index]
    }
    override func repr() throws -> String { "_tuplegetter(\(index), \(try doc.reprText()))" }
}
