import CProcess
import Database
import Glibc
import Runtime

/// Runs something in a process of its own, a copy of this one whose databases are copies in memory: whatever it does, fails
/// or changes, the program, its objects and its databases are as before.
enum Rehearsal {
    /// - Parameter body: answers what is to be shown.
    /// - Throws: Failure with what `body` raised.
    static func run(_ interpreter: Interpreter, _ body: () throws -> String) throws -> String {
        let images: [DatabaseCopies.Image]
        do { images = try DatabaseCopies.images() } catch let refusal as DatabaseCopies.Refusal { throw DotCommand.Failure(refusal.text) }
        defer { DatabaseCopies.free(images) }
        interpreter.output.flush()
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw DotCommand.Failure("no pipe: \(String(cString: strerror(errno)))") }
        let process = process_divide()
        if process == 0 {
            close(ends[0])
            answer(interpreter, images, to: ends[1], body)
        }
        close(ends[1])
        defer { close(ends[0]) }
        guard process > 0 else { throw DotCommand.Failure("no process: \(String(cString: strerror(errno)))") }
        let answer = PipeBytes.read(ends[0])
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        try interpreter.checkInterrupt()
        guard let first = answer.first else { throw DotCommand.Failure("the rehearsal ended without an answer") }
        let text = String(decoding: answer.dropFirst(), as: UTF8.self)
        if first != 0 { throw DotCommand.Failure(text) }
        return text
    }

    /// The new process: it prints nothing, answers, and ends without letting anything go.
    private static func answer(_ interpreter: Interpreter, _ images: [DatabaseCopies.Image], to end: Int32, _ body: () throws -> String) -> Never {
        let nowhere = open("/dev/null", O_RDWR)
        for file in Int32(0)...2 { dup2(nowhere, file) }
        interpreter.output.redirection = { _ in }
        var answer: [UInt8]
        do {
            try DatabaseCopies.begin(images)
            answer = [0] + Array(try body().utf8)
        } catch { answer = [1] + Array(words(error).utf8) }
        PipeBytes.write(answer, to: end)
        _exit(0)
    }

    /// An error in one line.
    static func words(_ error: Error) -> String {
        switch error {
        case let failure as DotCommand.Failure: return failure.text
        case let refusal as DatabaseCopies.Refusal: return refusal.text
        case let error as PythonException:
            let message = ((try? Value.object(error).strText()) ?? "").split(separator: "\n").first.map(String.init) ?? ""
            return message.isEmpty ? error.type.name : "\(error.type.name): \(message)"
        default: return "\(error)"
        }
    }
}
