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
    }
    Class.property.construct = { made, arguments in
        let given = arguments.positionalCount + arguments.keywordCount
        if given > 4 { throw PythonException.typeError("property() takes at most 4 arguments (\(given) given)") }
        func argument(_ at: Int, _ name: Name) -> Value? {
            let value = at < arguments.positionalCount ? arguments[at] : arguments.keyword(name)
            return value.flatMap { $0.isNone ? nil : $0 }
        }
        let doc = try argument(3, "doc").map { try String.from($0) }
        let property = PropertyObject(getter: argument(0, "fget"), setter: argument(1, "fset"), deleter: argument(2, "fdel"), doc: doc, type: made)
        return .object(try property.keepDocumentation())
    }
    Class.staticMethod.construct = { _, arguments in
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("staticmethod expected 1 argument, got \(arguments.positionalCount)") }
        return .object(MethodWrapper(.staticMethod, arguments[0]))
    }
    Class.classMethod.construct = { _, arguments in
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("classmethod expected 1 argument, got \(arguments.positionalCount)") }
        return .object(MethodWrapper(.classMethod, arguments[0]))
    }
    SuperObject.pythonClass.construct = { _, arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.runtimeError("super(): no arguments") }
        guard let start = arguments[0].object as? Class else { throw PythonException.typeError("super() argument 1 must be a type, not \(arguments[0].typeName)") }
        if arguments.positionalCount == 1 || arguments[1].isNone { return .object(SuperObject(unbound: start)) }
        if arguments.positionalCount > 2 { throw PythonException.typeError("super() expected at most 2 arguments, got \(arguments.positionalCount)") }
        return .object(try SuperObject(start, arguments[1]))
    }
    SuperObject.pythonClass.extend(for: SuperObject.self, doc: "super() -> same as super(__class__, <first argument>)") { type in
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind to an instance.") { (object: SuperObject, instance: Value, _: Value) throws -> Value in
            try object.descriptorGet(instance, owner: instance.type)
        }
    }
    Class.property.extend(for: PropertyObject.self, doc: "A managed attribute.") { type in
        type.method("getter", .required("fget", as: Value.self), doc: "A copy with another getter.") { (property: PropertyObject, getter: Value) throws -> Value in
            .object(try PropertyObject(getter: getter, setter: property.setter, deleter: property.deleter, doc: property.doc, type: property.type).keepDocumentation())
        }
        type.method("setter", .required("fset", as: Value.self), doc: "A copy with another setter.") { (property: PropertyObject, setter: Value) throws -> Value in
            .object(try PropertyObject(getter: property.getter, setter: setter, deleter: property.deleter, doc: property.doc, type: property.type).keepDocumentation())
        }
        type.method("deleter", .required("fdel", as: Value.self), doc: "A copy with another deleter.") { (property: PropertyObject, deleter: Value) throws -> Value in
            .object(try PropertyObject(getter: property.getter, setter: property.setter, deleter: deleter, doc: property.doc, type: property.type).keepDocumentation())
        }
        type.property("fget", doc: "The getter.") { (property: PropertyObject) -> Value in property.getter ?? .none }
        type.property("fset", doc: "The setter.") { (property: PropertyObject) -> Value in property.setter ?? .none }
        type.property("fdel", doc: "The deleter.") { (property: PropertyObject) -> Value in property.deleter ?? .none }
        type.property("__doc__", doc: "The documentation.") { (property: PropertyObject) throws -> Value in
            try property.doc.map { .string($0) } ?? property.getter?.attributeIfPresent(.doc) ?? .none
        } set: { (property: PropertyObject, doc: String?) in property.doc = doc }
        type.property("__isabstractmethod__", doc: "Whether a subclass must override it.") { (property: PropertyObject) throws -> Bool in
            try [property.getter, property.setter, property.deleter].contains { try $0?.attributeIfPresent("__isabstractmethod__")?.isTrue() ?? false }
        }
        type.method("__set_name__", .required("owner", as: Class.self), .required("name", as: String.self), doc: "Tell it the name of the attribute.") { (property: PropertyObject, owner: Class, name: String) throws in
            try property.setName(owner: owner, name: Name(name))
        }
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "The attribute's value.") { property, instance, owner in
            try property.descriptorGet(instance.isNone ? .undefined : instance, owner: owner.cast(to: Class.self) ?? instance.type)
        }
        type.method("__set__", .required("instance", as: Value.self), .required("value", as: Value.self), doc: "Set the attribute.") { (property: PropertyObject, instance: Value, value: Value) throws in
            try property.descriptorSet(instance, value)
        }
        type.method("__delete__", .required("instance", as: Value.self), doc: "Delete the attribute.") { (property: PropertyObject, instance: Value) throws in
            try property.descriptorDelete(instance)
        }
    }
    Class.function.extend(for: FunctionObject.self, doc: "A function written in Python.") { type in
        type.rawMethod("__call__", doc: "Call the function.") { function, arguments in try Value.function(function).call(arguments) }
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "Bind the function to an object.") { function, instance, _ in
            instance.isNone ? Value.function(function) : .object(BoundMethod(receiver: instance, function: .function(function)))
        }
    }
    Class.iterator.extend(for: IteratorObject.self) { type in
        type.method("__iter__", doc: "Return self.") { (iterator: IteratorObject) -> Value in .object(iterator) }
        type.method("__next__", doc: "Return the next element.") { (iterator: IteratorObject) throws -> Value in
            guard let element = try iterator.next() else { throw PythonException.stopIteration((iterator as? GeneratorObject)?.takeResult() ?? .none) }
            return element
        }
        type.method("__length_hint__", doc: "How many elements are left, as far as it is known.") { (iterator: IteratorObject) -> Int in iterator.remainingCount }
    }
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

extension PropertyObject {
    /// A property of a derived class keeps its getter's documentation with the instance, where it goes before the class's own.
    fileprivate func keepDocumentation() throws -> PropertyObject {
        guard !type.isNative, doc == nil, let found = try getter?.attributeIfPresent(.doc), !found.isNone else { return self }
        if type.instancesHaveDictionary { setOwnAttribute(.doc, found) } else { throw PythonException.attributeError("'\(type.name)' object attribute '__doc__' is read-only") }
        return self
    }
}
