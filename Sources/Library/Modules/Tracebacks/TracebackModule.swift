import Runtime

func tracebackModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    /// `format_exception(exc)`, `format_exception(type, value, tb)`
    func exception(_ first: Value, _ value: Value, _ traceback: Value) throws -> PythonException? {
        guard value.isUndefined == traceback.isUndefined else { throw PythonException.valueError("Both or neither of value and tb must be given") }
        let given = value.isUndefined ? first : value
        if given.isNone { return nil }
        guard let error = given.object as? PythonException else { throw PythonException.typeError("Exception expected for value, \(given.typeName) found") }
        return error
    }
    func pieces(_ error: PythonException?, _ limit: Value, _ followsChain: Bool) throws -> [String] {
        guard let error else { return ["NoneType: None\n"] }
        return TracebackFormatter.pieces(error, hints: false, followsChain: followsChain, limit: try framesLimit(limit))
    }
    func write(_ text: String, _ file: Value) throws {
        if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
    }
    func list(_ pieces: [String]) -> Value { .list(pieces.map { .string($0) }) }
    module.function("format_exc", .optional("limit", default: Value.none), .optional("chain", default: true), doc: "What print_exc() prints.") { (limit: Value, chain: Bool) throws -> String in
        try pieces(Program.context?.handledException, limit, chain).joined()
    }
    module.function("print_exc", .optional("limit", default: Value.none), .optional("file", default: Value.none), .optional("chain", default: true), doc: "Prints the exception at hand.") { (limit: Value, file: Value, chain: Bool) throws in
        try write(try pieces(Program.context?.handledException, limit, chain).joined(), file)
    }
    /// Runs `body` while an exception has the traceback that the program names.
    func showing<Result>(_ traceback: Value, of error: PythonException?, _ body: () throws -> Result) throws -> Result {
        guard let error, !traceback.isUndefined else { return try body() }
        let earlier = error.tracebackValue
        try error.setTraceback(traceback)
        defer { try? error.setTraceback(earlier) }
        return try body()
    }
    let value = Parameter<Value>.optional("value", default: Value.undefined, shown: "<implicit>"), given = Parameter<Value>.optional("tb", default: Value.undefined, shown: "<implicit>")
    module.function("format_exception", .required("exc", as: Value.self).positionalOnly, value, given, .optional("limit", default: Value.none), .optional("chain", default: true), doc: "The lines of an exception and its traceback.") { (first: Value, value: Value, traceback: Value, limit: Value, chain: Bool) throws -> Value in
        let error = try exception(first, value, traceback)
        return try showing(traceback, of: error) { list(try pieces(error, limit, chain)) }
    }
    module.function("print_exception", .required("exc", as: Value.self).positionalOnly, value, given, .optional("limit", default: Value.none), .optional("file", default: Value.none), .optional("chain", default: true), doc: "Prints an exception and its traceback.") { (first: Value, value: Value, traceback: Value, limit: Value, file: Value, chain: Bool) throws in
        let error = try exception(first, value, traceback)
        try showing(traceback, of: error) { try write(try pieces(error, limit, chain).joined(), file) }
    }
    module.function("format_exception_only", .required("exc", as: Value.self).positionalOnly, .optional("value", default: Value.none), doc: "The lines of an exception without its traceback.") { (first: Value, value: Value) throws -> Value in
        guard let error = value.object as? PythonException ?? first.object as? PythonException else { return list(["NoneType: None\n"]) }
        return list(TracebackFormatter.lastPieces(error, hints: false))
    }
    func frames(_ traceback: Value, _ limit: Value) throws -> [TracebackEntry] {
        guard let object = traceback.object as? TracebackObject else { return [] }
        return TracebackFormatter.limited(object.entries.reversed(), try framesLimit(limit))
    }
    module.function("extract_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), doc: "The frames of a traceback.") { (traceback: Value, limit: Value) throws -> Value in
        try StackSummary.make(try frames(traceback, limit))
    }
    module.function("format_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), doc: "The lines of a traceback's frames.") { (traceback: Value, limit: Value) throws -> Value in
        list(TracebackFormatter.entryPieces(try frames(traceback, limit)))
    }
    module.function("print_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), .optional("file", default: Value.none), doc: "Prints a traceback.") { (traceback: Value, limit: Value, file: Value) throws in
        try write(TracebackFormatter.entries(try frames(traceback, limit)), file)
    }
    module.function("print_list", .required("extracted_list", as: Value.self), .optional("file", default: Value.none), doc: "Prints frames.") { (entries: Value, file: Value) throws in
        try write(try StackSummary.pieces(entries.elements()).joined(), file)
    }
    module.function("format_list", .required("extracted_list", as: Value.self), doc: "The lines of frames.") { (entries: Value) throws -> Value in
        list(try StackSummary.pieces(entries.elements()))
    }
    module.function("walk_tb", .required("tb", as: Value.self), doc: "Frames and lines from the outermost to where it was raised.") { (traceback: Value) throws -> Value in
        var next = traceback
        return .object(ClosureIterator {
            guard !next.isNone else { return nil }
            let pair = Value.tuple([try next.attribute("tb_frame"), try next.attribute("tb_lineno")])
            next = try next.attribute("tb_next")
            return pair
        })
    }
    module.function("clear_frames", .required("tb", as: Value.self), doc: "Empties the local variables of all frames of a traceback.") { (traceback: Value) throws in
        var link = traceback.object as? TracebackObject
        while let current = link {
            // A frame that runs keeps what it holds.
            do { _ = try current.value.attribute("tb_frame").callMethod("clear") } catch let error as PythonException where error.isInstance(of: .runtimeError) || error.isInstance(of: .attributeError) {}
            link = current.next
        }
    }
    declareStack(module)
    module["StackSummary"] = .object(StackSummary.pythonClass)
    module["FrameSummary"] = .object(FrameSummary.pythonClass)
    module["TracebackException"] = .object(TracebackSummary.pythonClass)
}

/// How many frames are shown: what the program gives, else what `sys.tracebacklimit` says.
private func framesLimit(_ given: Value) throws -> Int? { given.isNone ? try TracebackFormatter.usualLimit : try Int.from(given) }

/// The functions about running frames, outermost first.
private func declareStack(_ module: ModuleObject) {
    func frames(_ frame: Value, _ limit: Value) throws -> [TracebackEntry] {
        let sites = Program.context?.callSites ?? []
        var entries = sites.map(\.entry)
        if !frame.isNone {
            let context = Program.context
            let at = sites.indices.first { context?.frame($0)?.isIdentical(to: frame) ?? false }
            entries = at.map { Array(entries[$0...]) } ?? []
        }
        let limit = try framesLimit(limit)
        // A limit counts from the frame itself, outward.
        return TracebackFormatter.limited(entries.reversed(), limit.map { $0 == .min ? .max : -$0 })
    }
    module.function("extract_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), doc: "The frames of the callers.") { (frame: Value, limit: Value) throws -> Value in
        try StackSummary.make(try frames(frame, limit))
    }
    module.function("format_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), doc: "The lines of the callers' frames.") { (frame: Value, limit: Value) throws -> Value in
        .list(TracebackFormatter.entryPieces(try frames(frame, limit)).map { .string($0) })
    }
    module.function("print_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), .optional("file", default: Value.none), doc: "Prints the callers' frames.") { (frame: Value, limit: Value, file: Value) throws in
        let text = TracebackFormatter.entries(try frames(frame, limit))
        if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
    }
    module.function("walk_stack", .required("f", as: Value.self), doc: "Frames and lines from here to the outermost.") { (frame: Value) throws -> Value in
        var next = frame.isNone ? Program.context?.frame(0) ?? .none : frame
        return .object(ClosureIterator {
            guard !next.isNone else { return nil }
            let pair = Value.tuple([next, try next.attribute("f_lineno")])
            next = try next.attribute("f_back")
            return pair
        })
    }
}
