import Runtime

func declareExceptionTypes() {
    let notesName: Name = "__notes__"
    Class.baseException.extend(for: PythonException.self) { type in
        type.property("args", doc: "The arguments of the exception.") { (error: PythonException) -> Value in .tuple(error.arguments) } set: { (error: PythonException, value: Value) in
            error.arguments = TupleObject(try value.elements())
        }
        type.property("__cause__", doc: "What `raise ... from` named.") { (error: PythonException) -> Value in error.cause.map { .object($0) } ?? .none } set: { (error: PythonException, value: Value) in
            guard value.isNone || value.object is PythonException else { throw PythonException.typeError("exception cause must be None or derive from BaseException") }
            error.cause = value.object as? PythonException
            error.suppressesContext = true
        }
        type.property("__context__", doc: "The exception that was being handled.") { (error: PythonException) -> Value in error.context.map { .object($0) } ?? .none } set: { (error: PythonException, value: Value) in
            guard value.isNone || value.object is PythonException else { throw PythonException.typeError("exception context must be None or derive from BaseException") }
            error.context = value.object as? PythonException
        }
        type.property("__suppress_context__", doc: "Whether the context is not shown.") { (error: PythonException) -> Bool in error.suppressesContext } set: { (error: PythonException, given: Value) in
            guard case .bool(let value) = given else { throw PythonException.typeError("attribute value type must be bool") }
            error.suppressesContext = value
        }
        type.property("__traceback__", doc: "Where the exception passed.") { (error: PythonException) -> Value in error.tracebackValue } set: { (error: PythonException, value: Value) in
            try error.setTraceback(value)
        }
        type.method("__str__", doc: "Return str(self).") { (error: PythonException) throws -> String in try error.str() }
        type.method("with_traceback", .required("tb", as: Value.self), doc: "Set the traceback and return self.") { (error: PythonException, traceback: Value) throws -> Value in
            try error.setTraceback(traceback)
            return .object(error)
        }
        type.method("add_note", .required("note", as: Value.self), doc: "Add a note to be shown with the traceback.") { (error: PythonException, note: Value) throws in
            guard note.object is StringObject else { throw PythonException.typeError("note must be a str, not '\(note.typeName)'") }
            if error.fields[notesName] != nil { throw PythonException.typeError("Cannot add note: __notes__ is not a list") }
            if error.notes == nil { error.notes = ListObject() }
            error.notes?.elements.append(note)
        }
        type.property("__notes__", doc: "The notes, where there are any.") { (error: PythonException) throws -> Value in
            guard let notes = error.fields[notesName] ?? error.notes?.value else { throw PythonException.noAttribute(.object(error), notesName) }
            return notes
        } set: { (error: PythonException, value: Value) in
            error.notes = value.object as? ListObject
            error.fields[notesName] = error.notes == nil ? value : nil
        }
        for name in ["args", "__cause__", "__context__", "__traceback__"] {
            type.deletion(of: name) { (_: PythonException) in throw PythonException.typeError("\(name) may not be deleted") }
        }
        type.deletion(of: "__suppress_context__") { (_: PythonException) in throw PythonException.typeError("can't delete numeric/char attribute") }
        type.deletion(of: "__notes__") { (error: PythonException) in
            if error.notes == nil, error.fields[notesName] == nil { throw PythonException.noAttribute(.object(error), notesName) }
            error.notes = nil
            error.fields[notesName] = nil
        }
        type.rawMethod("__init__", doc: "Set args.") { error, arguments in
            try error.initialize(arguments)
            return .none
        }
    }
    /// Attributes that begin as what the exception was made of.
    func argument(_ made: Class, _ name: String, _ doc: String, _ initial: @escaping (TupleObject) -> Value) {
        made.extend(for: PythonException.self) { type in
            let key = Name(name)
            type.property(name, doc: doc) { (error: PythonException) -> Value in error.fields[key] ?? initial(error.arguments) } set: { (error: PythonException, value: Value) in
                error.fields[key] = value
            }
        }
    }
    func fields(_ made: Class, _ names: [String]) {
        made.extend(for: PythonException.self) { type in
            for name in names {
                let key = Name(name)
                type.property(name, doc: "The exception's \(name).") { (error: PythonException) -> Value in error.fields[key] ?? .none } set: { (error: PythonException, value: Value) in
                    error.fields[key] = value
                }
            }
        }
    }
    fields(.importError, ["name", "path"])
    fields(.nameError, ["name"])
    fields(.attributeError, ["name", "obj"])
    fields(.osError, ["errno", "strerror", "filename", "filename2"])
    fields(.syntaxError, ["msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line"])
    for made in [Class.unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError] { fields(made, PythonException.unicodeFields.map(\.text)) }
    argument(.importError, "msg", "The message.") { $0.elements.count == 1 ? $0.elements[0] : .none }
    argument(.stopIteration, "value", "The value of the generator's return.") { $0.elements.first ?? .none }
    argument(.systemExit, "code", "The exit status.") { $0.elements.count > 1 ? .tuple($0) : $0.elements.first ?? .none }
    Class.baseExceptionGroup.extend(for: PythonException.self) { type in
        type.subscriptable("ExceptionGroup[ValueError]")
        type.property("message", doc: "The message of the group.") { (error: PythonException) -> Value in error.arguments.elements.first ?? .string("") }
        type.property("exceptions", doc: "The exceptions of the group.") { (error: PythonException) -> Value in .tuple(ExceptionGroups.members(error).map { .object($0) }) }
        func condition(_ value: Value) -> (PythonException) throws -> Bool {
            { error in
                if value.object is Class || value.object is TupleObject { return try isInstance(.object(error), value) }
                return try value.call(.object(error)).isTrue()
            }
        }
        func checkCondition(_ value: Value) throws {
            let isException = { (candidate: Value) in (candidate.object as? Class)?.isSubclass(of: .baseException) ?? false }
            if isException(value) || value.object is FunctionObject { return }
            if let tuple = value.object as? TupleObject, tuple.elements.allSatisfy(isException) { return }
            if !(value.object is Class), !(value.object is TupleObject), value.isCallable { return }
            throw PythonException.typeError("expected a function, exception type or tuple of exception types")
        }
        type.method("split", .required("condition", as: Value.self), doc: "The matching part and the rest.") { (error: PythonException, wanted: Value) throws -> Value in
            try checkCondition(wanted)
            let (matching, rest) = try ExceptionGroups.split(error, condition(wanted))
            return .tuple([matching.map { .object($0) } ?? .none, rest.map { .object($0) } ?? .none])
        }
        type.method("subgroup", .required("condition", as: Value.self), doc: "The matching part.") { (error: PythonException, wanted: Value) throws -> Value in
            try checkCondition(wanted)
            return try ExceptionGroups.split(error, condition(wanted)).matching.map { .object($0) } ?? .none
        }
        type.method("derive", .required("excs", as: Value.self), doc: "A group of the same message with other exceptions.") { (error: PythonException, members: Value) throws -> Value in
            try Value.object(Class.baseExceptionGroup).call(error.arguments.elements.first ?? .string(""), members)
        }
    }
}
