import Runtime

/// What `@overload` decorates, by the function's name, for `get_overloads()`.
enum Overloads {
    /// In the order of their lines, of which one said anew replaces the former.
    nonisolated(unsafe) private static var variants: [String: [(line: Int, function: Value)]] = [:]

    static func declare(_ module: ModuleObject) {
        module.function("overload", .required("func", as: Value.self), doc: "Decorator for overloaded functions/methods.") { (function: Value) -> Value in
            add(function)
            return .object(NativeFunction(name: "_overload_dummy", doc: "Helper for @overload to raise when called.") { _ in
                throw PythonException.notImplemented("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")
            })
        }
        module.function("get_overloads", .required("func", as: Value.self), doc: "What @overload has noted of a function.") { (function: Value) -> Value in
            .list((key(of: function).flatMap { variants[$0] } ?? []).map(\.function))
        }
        module.function("clear_overloads", doc: "Forgets the overloads that @overload has noted.") { variants = [:] }
    }

    private static func add(_ function: Value) {
        guard let key = key(of: function), let code = try? plain(function).attribute("__code__"), let line = try? Int.from(code.attribute("co_firstlineno")) else { return }
        var known = variants[key] ?? []
        if let index = known.firstIndex(where: { $0.line == line }) { known[index].function = function } else { known.append((line, function)) }
        variants[key] = known
    }

    /// The function of a static or class method.
    private static func plain(_ function: Value) -> Value { ((try? function.attributeIfPresent("__func__")) ?? nil) ?? function }

    private static func key(of function: Value) -> String? {
        let function = plain(function)
        guard let module = try? function.attribute("__module__").strText(), let name = try? function.attribute("__qualname__").strText() else { return nil }
        return module + ":" + name
    }
}
