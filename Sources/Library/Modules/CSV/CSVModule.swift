import Runtime

/// `csv`: rows of texts with delimiters and quotes (RFC 4180).
func csvModule(_ module: ModuleObject) throws {
    for (number, name) in ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"].enumerated() { module[Name(name)] = .int(number) }
    module["Error"] = .object(CSVDialect.errorClass)
    module["Dialect"] = .object(CSVDialect.dialectClass)
    module["DictReader"] = .object(CSVDictReader.pythonClass)
    module["DictWriter"] = .object(CSVDictWriter.pythonClass)
    module["Sniffer"] = .object(CSVSniffer.pythonClass)
    declareDialects(module)
    func raw(_ name: String, _ doc: String, _ body: @escaping (Arguments) throws -> Value) { module[Name(name)] = .object(NativeFunction(name: name, doc: doc, body: body)) }
    raw("reader", "An iterator over the rows of an iterable of lines.") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError(" expected at least 1 argument, got 0") }
        let given = CSVArguments(arguments, ["iterable", "dialect"])
        return try CSVReader(arguments[0], CSVDialect(given["dialect"], given.rest)).value
    }
    raw("writer", "An object that writes rows.") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError(" expected at least 1 argument, got 0") }
        let given = CSVArguments(arguments, ["fileobj", "dialect"])
        return try CSVWriter(arguments[0], CSVDialect(given["dialect"], given.rest)).value
    }
    raw("register_dialect", "Give a dialect a name.") { arguments in
        guard arguments.positionalCount > 0, let name = arguments[0].object as? StringObject else { throw PythonException.typeError("dialect name must be a string") }
        let given = CSVArguments(arguments, ["name", "dialect"])
        CSVDialect.named.set(name.text, try CSVDialect(given["dialect"], given.rest).value)
        return .none
    }
    module.function("unregister_dialect", .required("name", as: String.self), doc: "Take a name away from a dialect.") { (name: String) throws in
        guard try CSVDialect.named.remove(.string(name)) != nil else { throw CSVDialect.error("unknown dialect") }
    }
    module.function("get_dialect", .required("name", as: String.self), doc: "The dialect of a name.") { (name: String) throws -> Value in try CSVDialect(.string(name), []).value }
    raw("field_size_limit", "The most characters that a field may have; sets it where one is given.") { arguments in
        guard arguments.positionalCount < 2 else { throw PythonException.typeError("field_size_limit expected at most 1 argument, got \(arguments.positionalCount)") }
        let former = CSVReader.longestField
        if arguments.positionalCount == 1 {
            guard let number = arguments[0].bigInteger else { throw PythonException.typeError("limit must be an integer") }
            guard let limit = Int(exactly: number) else { throw PythonException.overflowError("Python int too large to convert to C long") }
            CSVReader.longestField = limit
        }
        return .int(former)
    }
    module.function("list_dialects", doc: "The names of dialects.") { Value.list(CSVDialect.named.pairs.map(\.key)) }
}

private func declareDialects(_ module: ModuleObject) {
    func declare(_ name: String, _ shown: String, _ base: Class, _ settings: [(String, Value)]) -> Class {
        let made = Class(name, module: "csv", bases: [base], derivable: true)
        for (key, value) in settings { made.addMember(Name(key), value) }
        module[Name(name)] = .object(made)
        CSVDialect.named.set(shown, .object(made))
        return made
    }
    let common: [(String, Value)] = [("quotechar", .string("\"")), ("doublequote", .bool(true)), ("skipinitialspace", .bool(false))]
    let excel = declare("excel", "excel", CSVDialect.dialectClass, common + [("delimiter", .string(",")), ("lineterminator", .string("\r\n")), ("quoting", .int(0))])
    _ = declare("excel_tab", "excel-tab", excel, [("delimiter", .string("\t"))])
    _ = declare("unix_dialect", "unix", CSVDialect.dialectClass, common + [("delimiter", .string(",")), ("lineterminator", .string("\n")), ("quoting", .int(1))])
}
