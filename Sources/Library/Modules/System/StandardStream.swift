import Glibc
import Runtime

func declareStandardStreams() {
    let made = Class.declare("TextIOWrapper", for: StandardStream.self, module: "_io", doc: "Standard output or standard error.") { type in
        type.method("write", .required("text", as: String.self), doc: "Write a string.") { (stream: StandardStream, text: String) throws -> Int in
            try stream.write(text)
            return text.unicodeScalars.count
        }
        type.method("flush", doc: "Write what is buffered.") { (stream: StandardStream) in Interpreter.current?.output.flush() }
        type.property("name", doc: "What the stream is called.") { (stream: StandardStream) -> String in stream.isError ? "<stderr>" : "<stdout>" }
        type.property("encoding", doc: "How texts are written.") { (_: StandardStream) -> String in "utf-8" }
        type.property("errors", doc: "What is done where a text cannot be written.") { (stream: StandardStream) -> String in stream.isError ? "backslashreplace" : "strict" }
        type.method("writelines", .required("lines", as: Value.self), doc: "Write a list of strings.") { (stream: StandardStream, lines: Value) throws in try lines.forEach { try stream.write(try String.from($0)) } }
        type.method("fileno", doc: "The descriptor.") { (stream: StandardStream) -> Int in stream.isError ? 2 : 1 }
        type.method("isatty", doc: "Whether it is a terminal.") { (stream: StandardStream) -> Bool in isatty(stream.isError ? 2 : 1) == 1 }
    }
    made.messageName = "_io.TextIOWrapper"
}

/// `sys.stdin`: what the program is given to read, unless it is read from there itself.
final class StandardInputStream: Object {
    /// The next line with its end; nil at the end of input.
    func line() throws -> String? { try Interpreter.current?.input.readText().map { $0 + "\n" } }
    override func iterator() throws -> IteratorObject? { ClosureIterator { try self.line().map { .string($0) } } }

    static let pythonClass: Class = Class.declare("TextIOWrapper", for: StandardInputStream.self, module: "_io", doc: "Standard input.") { type in
        type.method("readline", doc: "The next line, empty at the end of input.") { (stream: StandardInputStream) throws -> String in try stream.line() ?? "" }
        type.method("read", doc: "All that is left.") { (stream: StandardInputStream) throws -> String in
            var text = ""
            while let line = try stream.line() { text += line }
            return text
        }
        type.method("readlines", doc: "All lines that are left.") { (stream: StandardInputStream) throws -> Value in .list(try Value.object(stream).elements()) }
        type.method("isatty", doc: "Whether it is a terminal.") { (_: StandardInputStream) -> Bool in isatty(0) == 1 }
        type.method("fileno", doc: "The descriptor.") { (_: StandardInputStream) -> Int in 0 }
        type.property("name", doc: "What the stream is called.") { (_: StandardInputStream) -> String in "<stdin>" }
        type.property("encoding", doc: "How texts are read.") { (_: StandardInputStream) -> String in "utf-8" }
    }
}

/// `sys.stdout`, `sys.stderr`
final class StandardStream: Object {
    let isError: Bool
    init(isError: Bool) {
        self.isError = isError
        super.init()
    }
    func write(_ text: String) throws {
        if isError { Interpreter.current?.output.writeError(text) } else { try Interpreter.current?.output.printDirectly(text) }
    }
}
