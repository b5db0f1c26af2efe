import Runtime
import Syntax

/// The methods that `@dataclass` adds.
struct DataclassMethods {
    /// Not retained: closures that capture it are those of functions of the class, which retain it where the collector sees.
    private unowned(unsafe) let made: Class
    /// Those that instances keep.
    private let kept: [DataclassField]
    private let positional: [DataclassField]
    private let keywordOnly: [DataclassField]
    /// In order of definition, `InitVar`s included.
    private let all: [DataclassField]
    private let options: DataclassOptions

    init(_ made: Class, _ fields: [DataclassField], _ options: DataclassOptions) {
        self.made = made
        self.options = options
        all = fields.filter { $0.kind != .classVariable }
        kept = fields.filter { $0.kind == .field }
        positional = all.filter { $0.isInitialised && $0.isKeywordOnly != true }
        keywordOnly = all.filter { $0.isInitialised && $0.isKeywordOnly == true }
    }

    /// Adds a method where the class has none of its own; false where it has.
    @discardableResult
    private func add(_ name: Name, parameters: [ParameterDescription] = [], _ body: @escaping (Arguments) throws -> Value) -> Bool {
        guard made.ownClassAttribute(name) == nil else { return false }
        let function = NativeFunction(name: name.text, parameters: parameters, owner: made, body: body)
        if name == .`init` {
            function.annotations = annotations.value
            function.defaults = defaults
        }
        made.setClassAttribute(name, .object(function))
        return true
    }

    // MARK: construction

    /// `__init__.__annotations__`
    private var annotations: DictObject {
        let notes = DictObject()
        for field in positional + keywordOnly { if let name = field.name { notes.set(name, field.annotation) } }
        notes.set("return", .none)
        return notes
    }

    /// What the parameters of `__init__` have where no argument is given.
    private var defaults: DictObject {
        let found = DictObject()
        for field in positional + keywordOnly {
            if let name = field.name, let value = field.factory == nil ? field.fallback : DataclassField.factoryDefault { found.set(name, value) }
        }
        return found
    }

    /// `(x: int, y: int = 0)`
    func signature(annotated: Bool) -> String {
        if !options.makesInit { return (try? Signature.text(of: .object(made)))?.replacing(" -> None", with: "") ?? "()" }
        return "(" + (descriptions(positional, .required, .optional) + (keywordOnly.isEmpty ? [] : [ParameterDescription(name: "*", kind: .rest, text: "*")]) + descriptions(keywordOnly, .requiredKeyword, .keywordOnly)).map(\.text).joined(separator: ", ") + ")"
    }

    private func descriptions(_ fields: [DataclassField], _ required: ParameterDescription.Kind, _ optional: ParameterDescription.Kind) -> [ParameterDescription] {
        fields.map { field in
            let name = field.name ?? ""
            var text = "\(name.text): \((try? AnnotationText.shown(field.annotation)) ?? "...")"
            if field.factory != nil { text += " = " + DataclassField.factoryMark } else if let fallback = field.fallback { text += " = " + ((try? fallback.reprText()) ?? "...") }
            return ParameterDescription(name: name, kind: field.hasDefault ? optional : required, text: text)
        }
    }

    func addInitialiser() throws {
        var sawDefault = false
        for field in positional {
            if !field.hasDefault, sawDefault { throw PythonException.typeError("non-default argument '\(field.name?.text ?? "")' follows default argument") }
            sawDefault = sawDefault || field.hasDefault
        }
        let parameters = descriptions(positional, .required, .optional) + descriptions(keywordOnly, .requiredKeyword, .keywordOnly)
        let checker = CallChecker(name: "\(made.qualifiedName).__init__", parameters: parameters, isMethod: true)
        let plan: [Assignment] = all.compactMap { field in
            guard let name = field.name else { return nil }
            return Assignment(name: name, field: field, hasSlots: options.makesSlots, position: positional.firstIndex { $0 === field }, attribute: CachedAttribute(name))
        }
        let isFrozen = options.isFrozen
        let postName = Name("__post_init__")
        let hasPost = made.lookup(postName) != nil
        add(.`init`, parameters: parameters) { arguments in
            let rest = arguments.dropFirst()
            do { try checker.check(rest) } catch {
                // A mapped class has given its `__init__` another name since.
                guard let name = (made.ownClassAttribute(.`init`)?.object as? NativeFunction)?.givenQualifiedName else { throw error }
                try CallChecker(name: name, parameters: parameters, isMethod: true).check(rest)
            }
            guard arguments.positionalCount > 0, let object = arguments[0].object else { return .none }
            var initOnly: [Value] = []
            // CPython makes the function of a text whose third line sets the first field; tracebacks count so.
            var line = 3
            do {
                for step in plan {
                    guard let value = try step.value(rest) else { continue }
                    if step.field.kind == .initOnly {
                        initOnly.append(value)
                        continue
                    }
                    if isFrozen { try object.setGenericAttribute(step.name, value, arguments[0]) } else { try step.attribute.assign(value, to: arguments[0]) }
                    line += 1
                }
                if hasPost { _ = try arguments[0].attribute(postName).call(initOnly) }
            } catch let error as PythonException {
                error.pass(TracebackEntry(source: DataclassMethods.generated, function: "__init__", range: SourceRange(line: Int32(clamping: line), column: 0, endLine: Int32(clamping: line), endColumn: 0)))
                throw error
            }
            return .none
        }
    }
    private static let generated = SourceText(fileName: "<string>", text: "", isQuotable: false)

    /// How `__init__` finds the value of a field.
    private struct Assignment {
        let name: Name
        let field: DataclassField
        let hasSlots: Bool
        let position: Int?
        let attribute: CachedAttribute

        func value(_ arguments: Arguments) throws -> Value? {
            if let position, position < arguments.positionalCount { return arguments[position] }
            if field.isInitialised, let given = arguments.keyword(name) { return given }
            if let factory = field.factory { return try factory.call() }
            // A default of a field that the constructor does not take stays in the class, where there are no slots.
            return field.isInitialised || hasSlots ? field.fallback : nil
        }
    }

    // MARK: representation and comparison

    func addRepresentation() {
        let shown = kept.filter(\.isShown).compactMap(\.name)
        add(.repr) { arguments in
            guard arguments.positionalCount > 0, let object = arguments[0].object else { return .string("") }
            return .string(try Recursion.guarding(object, else: "...") {
                let parts = try shown.map { "\($0.text)=\(try arguments[0].attribute($0).reprText())" }
                return "\(arguments[0].type.qualifiedName)(\(parts.joined(separator: ", ")))"
            })
        }
    }

    private func key(_ fields: [DataclassField]) -> (Value) throws -> Value {
        let attributes = fields.compactMap(\.name).map { CachedAttribute($0) }
        return { value in .tuple(try attributes.map { try $0.read(value) }) }
    }

    func addEquality() {
        let key = key(kept.filter(\.isCompared))
        add(Comparison.equal.method) { arguments in
            guard arguments.positionalCount == 2, arguments[1].type === arguments[0].type else { return .notImplemented }
            return try key(arguments[0]).compare(.equal, key(arguments[1]))
        }
    }

    func addOrder() throws {
        let key = key(kept.filter(\.isCompared))
        for operation in [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual] {
            let isAdded = add(operation.method) { arguments in
                guard arguments.positionalCount == 2, arguments[1].type === arguments[0].type else { return .notImplemented }
                return try key(arguments[0]).compare(operation, key(arguments[1]))
            }
            if !isAdded { throw PythonException.typeError("Cannot overwrite attribute \(operation.method.text) in class \(made.name). Consider using functools.total_ordering") }
        }
    }

    func addHash(hasOwnHash: Bool) throws {
        let key = key(kept.filter { $0.isHashed ?? $0.isCompared })
        let body = NativeFunction(name: "__hash__", owner: made) { .int(try key($0[0]).hash()) }
        if options.makesHash {
            if hasOwnHash { throw PythonException.typeError("Cannot overwrite attribute __hash__ in class \(made.name)") }
            made.setClassAttribute(.hash, .object(body))
        } else if options.makesEqual, !hasOwnHash {
            made.setClassAttribute(.hash, options.isFrozen ? .object(body) : .none)
        }
    }

    func addFreeze() throws {
        let names = kept.compactMap(\.name)
        let owner = made, isMadeAnew = options.makesSlots
        func refused(_ name: Name, _ message: @escaping (String) -> String, otherwise: @escaping (Object, Arguments) throws -> Void) throws {
            let isAdded = add(name) { [unowned(unsafe) owner] arguments in
                let attribute = try String.from(arguments[1])
                // A class made anew with slots is another one.
                let isOwn = !isMadeAnew && arguments[0].type === owner
                if isOwn || names.contains(Name(attribute)) { throw PythonException(DataclassOptions.frozenError, message(attribute)) }
                // `super(cls, self)` of the class before it was made anew with slots.
                if isMadeAnew { throw PythonException.typeError("super(type, obj): obj must be an instance or subtype of type") }
                if let object = arguments[0].object { try otherwise(object, arguments) }
                return .none
            }
            if !isAdded { throw PythonException.typeError("Cannot overwrite attribute \(name.text) in class \(made.name)") }
        }
        try refused(.setAttr, { "cannot assign to field '\($0)'" }) { object, arguments in
            try object.setGenericAttribute(Name(try String.from(arguments[1])), arguments[2], arguments[0])
        }
        try refused(.delAttr, { "cannot delete field '\($0)'" }) { object, arguments in
            try object.deleteGenericAttribute(Name(try String.from(arguments[1])), arguments[0])
        }
    }
}
