import Runtime

func declareFunctionTypes() {
    Class.method.construct = { _, arguments in
        guard arguments.positionalCount == 2 else { throw PythonException.typeError("method expected 2 arguments, got \(arguments.positionalCount)") }
        guard arguments[0].isCallable else { throw PythonException.typeError("first argument must be callable") }
        if arguments[1].isNone { throw PythonException.typeError("self must not be None") }
        return .object(BoundMethod(receiver: arguments[1], function: arguments[0]))
    }
    Class.cell.construct = { _, arguments in
        if arguments.keywordCount > 0 { throw PythonException.typeError("cell() takes no keyword arguments") }
        guard arguments.positionalCount <= 1 else { throw PythonException.typeError("cell expected at most 1 argument, got \(arguments.positionalCount)") }
        return .object(Cell(arguments.positionalCount == 1 ? arguments[0] : .undefined))
    }
    Class.cell.extend(for: Cell.self, doc: "A variable that an inner function uses.") { type in
        type.property("cell_contents", doc: "The value.") { (cell: Cell) throws -> Value in
            if cell.content.isUndefined { throw PythonException.valueError("Cell is empty") }
            return cell.content
        } set: { (cell: Cell, value: Value) in cell.content = value }
        type.deletion(of: "cell_contents") { $0.content = .undefined }
    }
    /// `super(start, receiver)`; undefined stands for no receiver.
    func superArguments(_ arguments: Arguments) throws -> (start: Class, receiver: Value) {
        if arguments.keywordCount > 0 { throw PythonException.typeError("super() takes no keyword arguments") }
        guard arguments.positionalCount > 0 else { throw PythonException.runtimeError("super(): no arguments") }
        if arguments.positionalCount > 2 { throw PythonException.typeError("super() expected at most 2 arguments, got \(arguments.positionalCount)") }
        guard let start = arguments[0].object as? Class else { throw PythonException.typeError("super() argument 1 must be a type, not \(arguments[0].typeName)") }
        return (start, arguments[1].isNone ? .undefined : arguments[1])
    }
    SuperObject.pythonClass.allocate = { SuperObject(unbound: .object, type: $0) }
    SuperObject.pythonClass.initialize = { object, arguments in
        let given = try superArguments(arguments)
        try (object as? SuperObject)?.become(given.start, given.receiver)
    }
    SuperObject.pythonClass.construct = { made, arguments in
        let given = try superArguments(arguments)
        return .object(try given.receiver.isUndefined ? SuperObject(unbound: given.start, type: made) : SuperObject(given.start, given.receiver, type: made))
    }
    SuperObject.pythonClass.extend(for: SuperObject.self, doc: "What the classes behind this one define, called on the same object.") { type in
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind to an instance.") { (object: SuperObject, instance: Value, _: Value) throws -> Value in
            try object.descriptorGet(instance, owner: instance.type)
        }
    }
    Class.function.extend(for: FunctionObject.self, doc: "A function written in Python.") { type in
        type.rawMethod("__call__", doc: "Call the function.") { function, arguments in try Value.function(function).call(arguments) }
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind the function to an object.") { function, instance, _ in
            instance.isNone ? Value.function(function) : .object(BoundMethod(receiver: instance, function: .function(function)))
        }
    }
    for native in [Class.builtinFunction, .methodDescriptor, .method, .wrapperDescriptor, .methodWrapper] {
        native.extend(for: Object.self) { type in
            type.rawMethod("__call__", doc: "Call it.") { function, arguments in try function.value.call(arguments) }
        }
    }
    Class.iterator.extend(for: IteratorObject.self) { type in
        type.method("__iter__", doc: "Return self.") { (iterator: IteratorObject) -> Value in .object(iterator) }
        type.method("__next__", doc: "Return the next element.") { (iterator: IteratorObject) throws -> Value in
            guard let element = try iterator.next() else { throw iterator.stopIteration() }
            return element
        }
        type.method("__length_hint__", doc: "How many elements are left, as far as it is known.") { (iterator: IteratorObject) -> Value in iterator.remainingCount.map { .int($0) } ?? .notImplemented }
    }
    declareDescriptors()
    declareModuleType()
    declareGenerator()
}

private func declareGenerator() {
    func answer(_ generator: GeneratorObject, _ step: Value?) throws -> Value {
        guard let step else { throw PythonException.stopIteration(generator.takeResult()) }
        return step
    }
    func nameOfGenerator(_ value: Value, _ attribute: String) throws -> String {
        guard let string = value.object as? StringObject else { throw PythonException.typeError("\(attribute) must be set to a string object") }
        return string.text
    }
    /// The exception that `throw(typ, val)` raises.
    func thrown(_ type: Value, _ value: Value) throws -> PythonException {
        if let error = type.object as? PythonException {
            if !value.isNone { throw PythonException.typeError("instance exception may not have a separate value") }
            return error
        }
        guard let wanted = type.object as? Class, wanted.isSubclass(of: .baseException) else {
            throw PythonException.typeError("exceptions must be classes or instances deriving from BaseException, not \(type.typeName)")
        }
        if let error = value.object as? PythonException, error.isInstance(of: wanted) { return error }
        let made: Value = if case .tuple(let arguments) = value { try type.call(Array(arguments.elements)) } else { value.isNone ? try type.call() : try type.call(value) }
        guard let error = made.object as? PythonException else {
            throw PythonException.typeError("calling \(try type.reprText()) should have returned an instance of BaseException, not \(made.typeName)")
        }
        return error
    }
    Class.generator.extend(for: GeneratorObject.self, doc: "A function body that stops at each yield.") { type in
        type.method("__iter__", doc: "Return self.") { (generator: GeneratorObject) -> Value in .object(generator) }
        type.method("__next__", doc: "Run to the next yield.") { generator in try answer(generator, try generator.next()) }
        type.method("send", .required("value", as: Value.self), doc: "Resume with a value.") { generator, value in try answer(generator, try generator.send(value)) }
        type.method("throw", .required("typ", as: Value.self), .optional("val", default: Value.none).positionalOnly, .optional("tb", default: Value.none).positionalOnly, doc: "Resume with an exception.") { (generator: GeneratorObject, type: Value, value: Value, traceback: Value) throws -> Value in
            if !traceback.isNone, !(traceback.object is TracebackObject) { throw PythonException.typeError("throw() third argument must be a traceback object") }
            return try answer(generator, try generator.raise(try thrown(type, value)))
        }
        type.method("close", doc: "Raise GeneratorExit where the generator stopped.") { (generator: GeneratorObject) throws in try generator.close() }
        type.property("__name__", doc: "The name of the function.", get: { (generator: GeneratorObject) -> String in generator.name }, set: { (generator: GeneratorObject, value: Value) in
            generator.name = try nameOfGenerator(value, "__name__")
        })
        type.property("__qualname__", doc: "The qualified name of the function.", get: { (generator: GeneratorObject) -> String in generator.qualifiedName }, set: { (generator: GeneratorObject, value: Value) in
            generator.qualifiedName = try nameOfGenerator(value, "__qualname__")
        })
        type.property("gi_running", doc: "Whether the body runs.") { (generator: GeneratorObject) -> Bool in generator.isRunning }
        type.property("gi_suspended", doc: "Whether the body stopped at a yield.") { (generator: GeneratorObject) -> Bool in generator.isSuspended }
        type.property("gi_yieldfrom", doc: "What the body delegates to, or None.") { (generator: GeneratorObject) -> Value in generator.delegate }
        type.property("gi_code", doc: "The code of the body.") { (generator: GeneratorObject) -> Value in generator.codeView }
        type.property("gi_frame", doc: "None where the body has ended.") { (generator: GeneratorObject) -> Value in generator.frame }
    }
}
