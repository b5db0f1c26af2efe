import Runtime

/// `logging.captureWarnings()`: warnings as records of the logger `py.warnings`.
enum CapturedWarnings {
    /// The `warnings.showwarning` that was replaced.
    nonisolated(unsafe) private static var original: Value?

    static func capture(_ captures: Bool) throws {
        guard let module = try Program.context?.importModule("warnings"), captures != (original != nil) else { return }
        if let earlier = original {
            module["showwarning"] = earlier
            original = nil
        } else {
            original = module["showwarning"]
            module["showwarning"] = .object(NativeFunction(name: "_showwarning", doc: "Log a warning, unless it is written to a file.") { arguments in
                try show(try signature.bind(arguments), module)
                return .none
            })
        }
    }

    private static let signature = NativeSignature("_showwarning", ["message", "category", "filename", "lineno", "file", "line"], required: 4)

    private static func show(_ given: [Value?], _ module: ModuleObject) throws {
        let all = given.map { $0 ?? .none }
        if !all[4].isNone {
            _ = try original?.call(all, keywords: [])
            return
        }
        let text = try module["formatwarning"].call([all[0], all[1], all[2], all[3], all[5]], keywords: [])
        let logger = Logger.named("py.warnings")
        if logger.handlers.elements.isEmpty { logger.handlers.elements.append(try Value.object(LogHandler.nullClass).call()) }
        _ = try logger.value.callMethod("warning", .string(try text.strText()))
    }
}
