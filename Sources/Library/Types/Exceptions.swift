import Runtime

func declareExceptionTypes() {
    Class.baseException.extend(for: PythonException.self, doc: "The base class of exceptions.") { type in
        type.property("args", doc: "The arguments of the exception.") { (error: PythonException) -> Value in .tuple(error.arguments) } set: { (error: PythonException, value: Value) in
            error.arguments = TupleObject(try value.elements())
        }
        type.property("__cause__", doc: "What `raise ... from` named.") { (error: PythonException) -> Value in error.cause.map { .object($0) } ?? .none } set: { (error: PythonException, value: Value) in
            error.cause = value.object as? PythonException
            error.suppressesContext = true
        }
        type.property("__context__", doc: "The exception that was being handled.") { (error: PythonException) -> Value in error.context.map { .object($0) } ?? .none } set: { (error: PythonException, value: Value) in
            error.context = value.object as? PythonException
        }
        type.property("__suppress_context__", doc: "Whether the context is not shown.") { (error: PythonException) -> Bool in error.suppressesContext } set: { (error: PythonException, value: Bool) in
            error.suppressesContext = value
        }
        type.property("__traceback__", doc: "Where the exception passed.") { (error: PythonException) -> Value in error.tracebackValue } set: { (error: PythonException, value: Value) in
            if value.isNone { error.traceback = [] }
        }
        type.method("with_traceback", .required("tb", as: Value.self), doc: "Set the traceback and return self.") { (error: PythonException, traceback: Value) -> Value in
            if traceback.isNone { error.traceback = [] }
            return .object(error)
        }
        type.method("add_note", .required("note", as: Value.self), doc: "Add a note to be shown with the traceback.") { (error: PythonException, note: Value) throws in
            guard note.object is StringObject else { throw PythonException.typeError("note must be a str, not '\(note.typeName)'") }
            if error.notes == nil { error.notes = ListObject() }
            error.notes?.elements.append(note)
        }
        type.property("__notes__", doc: "The notes, where there are any.") { (error: PythonException) throws -> Value in
            guard let notes = error.notes else { throw PythonException.noAttribute(.object(error), "__notes__") }
            return notes.value
        }
    }
    func firstArgument(_ made: Class, _ name: String, _ doc: String) {
        made.extend(for: PythonException.self) { type in
            type.property(name, doc: doc) { (error: PythonException) -> Value in error.arguments.elements.count == 1 ? error.arguments.elements[0] : error.arguments.elements.isEmpty ? .none : .tuple(error.arguments) }
        }
    }
    firstArgument(.stopIteration, "value", "The value of the generator's return.")
    firstArgument(.systemExit, "code", "The exit status.")
    Class.baseExceptionGroup.extend(for: PythonException.self) { type in
        type.property("message", doc: "The message of the group.") { (error: PythonException) -> Value in error.arguments.elements.first ?? .string("") }
        type.property("exceptions", doc: "The exceptions of the group.") { (error: PythonException) -> Value in .tuple(ExceptionGroups.members(error).map { .object($0) }) }
        func condition(_ value: Value) -> (PythonException) throws -> Bool {
            { error in
                if value.object is Class || value.object is TupleObject { return try isInstance(.object(error), value) }
                return try value.call(.object(error)).isTrue()
            }
        }
        type.method("split", .required("condition", as: Value.self), doc: "The matching part and the rest.") { (error: PythonException, wanted: Value) throws -> Value in
            let (matching, rest) = try ExceptionGroups.split(error, condition(wanted))
            return .tuple([matching.map { .object($0) } ?? .none, rest.map { .object($0) } ?? .none])
        }
        type.method("subgroup", .required("condition", as: Value.self), doc: "The matching part.") { (error: PythonException, wanted: Value) throws -> Value in
            try ExceptionGroups.split(error, condition(wanted)).matching.map { .object($0) } ?? .none
        }
        type.method("derive", .required("excs", as: Value.self), doc: "A group of the same message with other exceptions.") { (error: PythonException, members: Value) throws -> Value in
            .object(ExceptionGroups.wrap(try members.elements().compactMap { $0.object as? PythonException }, like: error))
        }
    }
}
