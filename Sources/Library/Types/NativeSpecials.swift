import Runtime

/// The special methods that every object has, as the native classes answer them: by the hooks of `Object`.
enum NativeSpecials {
    static let names: [Name] = [.`init`, .repr, .str, .format, .hash] + Comparison.allCases.map(\.method)

    static let documentation: [Name: String] = {
        var found: [Name: String] = [.`init`: "Set up what the class was called with.", .repr: "Return repr(self).", .str: "Return str(self).", .format: "Return format(self, format_spec).", .hash: "Return hash(self)."]
        for operation in Comparison.allCases { found[operation.method] = "Return self\(operation.symbol)value." }
        return found
    }()

    /// `str.__repr__`, of which `object.__repr__` is another function.
    static func method(_ name: Name, of owner: Class) -> Value? {
        guard let doc = documentation[name] else { return nil }
        return .object(NativeFunction(name: name.text, doc: doc, owner: owner, isHook: true) { arguments in
            guard arguments.positionalCount > 0 else { throw NativeFunction.missingReceiver(name.text, of: owner) }
            let receiver = arguments[0]
            guard receiver.type.isSubclass(of: owner) || owner === Class.dict && receiver.type === Class.attributeView else { throw NativeFunction.wrongReceiver(name.text, of: owner, receiver) }
            // `int.__repr__(True)` is that of a number.
            if case .bool(let flag) = receiver { return try answer(name, .int(flag ? 1 : 0), arguments.dropFirst()) }
            return try answer(name, receiver, arguments.dropFirst())
        })
    }

    static func answer(_ name: Name, _ receiver: Value, _ arguments: Arguments) throws -> Value {
        switch name {
        case .`init`: return try initialize(receiver, arguments)
        case .format:
            let specification = try checkedSpecification(receiver, arguments)
            return .string(try receiver.object?.format(specification) ?? receiver.formatted(specification))
        case .repr, .str, .hash:
            try NativeFunction.checkWrapper(arguments, name.text, count: 0)
            if name == .repr { return .string(try receiver.object?.repr() ?? receiver.reprText()) }
            if name == .str { return .string(try receiver.object?.str() ?? receiver.strText()) }
            return .int(try receiver.object?.hash() ?? receiver.hash())
        default:
            try NativeFunction.checkWrapper(arguments, name.text, count: 1)
            guard let operation = Comparison.allCases.first(where: { $0.method == name }) else { return .notImplemented }
            guard let object = receiver.object else { return try compareNumbers(receiver, operation, arguments[0]) }
            return try object.compare(operation, arguments[0]) ?? DefaultSpecials.compare(receiver, operation, arguments[0])
        }
    }

    static func checkedSpecification(_ receiver: Value, _ arguments: Arguments) throws -> String {
        let owner = receiver.type.nativeBase.messageName
        if arguments.keywordCount > 0 { throw PythonException.typeError("\(owner).__format__() takes no keyword arguments") }
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("\(owner).__format__() takes exactly one argument (\(arguments.positionalCount) given)") }
        guard let text = arguments[0].object as? StringObject else { throw PythonException.typeError("__format__() argument must be str, not \(arguments[0].isNone ? "None" : arguments[0].typeName)") }
        return text.text
    }

    private static func initialize(_ receiver: Value, _ arguments: Arguments) throws -> Value {
        if let exception = receiver.object as? PythonException {
            try exception.initialize(arguments)
            return .none
        }
        let native = receiver.type === Class.attributeView ? Class.dict : receiver.type.nativeBase
        if let initialize = native.initialize, let object = receiver.object {
            try initialize(object, arguments)
            return .none
        }
        if native === Class.object { try DefaultSpecials.refuseArguments(receiver, arguments) }
        return .none
    }

    /// `(5).__lt__(2.0)`: NotImplemented where CPython's type does not know the other.
    private static func compareNumbers(_ receiver: Value, _ operation: Comparison, _ other: Value) throws -> Value {
        switch receiver {
        case .int, .bool: return other.bigInteger == nil ? .notImplemented : try receiver.compare(operation, other)
        case .float: return other.type.isSubclass(of: .float) || other.bigInteger != nil ? try receiver.compare(operation, other) : .notImplemented
        default:
            guard operation == .equal || operation == .notEqual, other.isNone else { return .notImplemented }
            return .bool(operation == .equal)
        }
    }
}

/// What `object` itself answers, of objects whose class has a method of its own too: `class Tag(str): __repr__ = object.__repr__`.
enum DefaultSpecials {
    static func answer(_ name: Name, _ receiver: Value, _ arguments: Arguments) throws -> Value {
        switch name {
        case .`init`:
            try refuseArguments(receiver, arguments)
            return .none
        case .format:
            let specification = try NativeSpecials.checkedSpecification(receiver, arguments)
            guard specification.isEmpty else { throw PythonException.typeError("unsupported format string passed to \(receiver.type.messageName).__format__") }
            return try receiver.strValue()
        case .repr, .str, .hash:
            try NativeFunction.checkWrapper(arguments, name.text, count: 0)
            if name == .str { return try receiver.reprValue() }
            guard let object = receiver.object else { return try NativeSpecials.answer(name, receiver, arguments) }
            return name == .repr ? .string(object.defaultRepr) : .int(Int(bitPattern: ObjectIdentifier(object)) >> 4)
        default:
            try NativeFunction.checkWrapper(arguments, name.text, count: 1)
            guard let operation = Comparison.allCases.first(where: { $0.method == name }) else { return .notImplemented }
            return try compare(receiver, operation, arguments[0])
        }
    }

    /// Objects are equal to themselves; `!=` is what `__eq__` does not say.
    static func compare(_ receiver: Value, _ operation: Comparison, _ other: Value) throws -> Value {
        if operation == .equal, receiver.isIdentical(to: other) { return .bool(true) }
        guard operation == .notEqual else { return .notImplemented }
        let equal = try receiver.callMethod(Comparison.equal.method, other)
        return equal.isNotImplemented ? equal : .bool(try !equal.isTrue())
    }

    static func refuseArguments(_ receiver: Value, _ arguments: Arguments) throws {
        guard arguments.positionalCount + arguments.keywordCount > 0, receiver.type.nativeBase === Class.object else { return }
        if !receiver.type.resolutionOrder.contains(where: { !$0.isNative && ($0.ownClassAttribute(.new) != nil || $0.ownClassAttribute(.`init`) != nil) }) {
            throw PythonException.typeError("\(receiver.typeName).__init__() takes exactly one argument (the instance to initialize)")
        }
        throw PythonException.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
    }
}
