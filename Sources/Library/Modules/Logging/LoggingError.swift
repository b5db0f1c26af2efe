import Runtime

/// `Handler.handleError()`: what is told where a record cannot be written.
enum LoggingError {
    nonisolated(unsafe) static weak var module: ModuleObject?

    /// Tells the exception being handled, where the record was logged and what it held, on standard error.
    static func tell(_ record: Value) throws {
        guard let context = Program.context, let error = context.handledException, try module?["raiseExceptions"].isTrue() ?? true else { return }
        var text = "--- Logging error ---\n"
        if error.traceback.isEmpty { text += "Traceback (most recent call last):\n" }
        text += TracebackFormatter.format(error, hints: false) + "Call stack:\n" + TracebackFormatter.entries(context.callSites.reversed().map(\.entry))
        do {
            text += "Message: \(try record.attribute("msg").reprText())\nArguments: \(try record.attribute("args").strText())\n"
        } catch let failure {
            guard let nested = failure.pythonException, nested.isInstance(of: .exception), !nested.isInstance(of: .recursionError) else { throw failure }
            text += "Unable to print the message and arguments - possible formatting error.\nUse the traceback above to help find the error.\n"
        }
        try ErrorStream.write(text)
    }
}
