import Foundation
import Testing

/// The code that started the project (PRODUCT.md, section 1) does the same as a file, from a pipe and at the prompt.
@Suite(.serialized)
struct MainJobTests {
    /// Who is left of the example's six: the first is deleted by itself, those over 30 in bulk.
    private static let left = "[('Ben',), ('Dan',), ('Eve',)]\n"

    private func remaining(_ folder: String) throws -> String {
        try Program.run(["-c", "from models import *\n[tuple(row) for row in db.session.query(User.name).order_by(User.id)]"], folder: folder).output
    }

    @Test("as a file", arguments: ["delete_users.py", "delete_short.py"])
    func file(_ name: String) throws {
        let folder = try Program.exampleFolder()
        let outcome = try Program.run([name], folder: folder)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.status == 0)
        #expect(try remaining(folder) == MainJobTests.left)
    }

    @Test("from a pipe", arguments: ["delete_users.py", "delete_short.py"])
    func pipe(_ name: String) throws {
        let folder = try Program.exampleFolder()
        let source = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        let outcome = try Program.run([], input: source, folder: folder)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.status == 0)
        #expect(try remaining(folder) == MainJobTests.left)
    }

    @Test("typed at the prompt")
    func prompt() throws {
        let folder = try Program.exampleFolder()
        let source = try String(contentsOfFile: folder + "/delete_users.py", encoding: .utf8)
        let terminal = try Terminal(folder: folder)
        #expect(terminal.waits(for: ">>> "))
        var isInBlock = false
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("class ") { isInBlock = true } else if line.isEmpty { isInBlock = false }
            #expect(terminal.enter(String(line), then: isInBlock ? "... " : ">>> "))
        }
        #expect(!terminal.seen.contains("Error"))
        terminal.type("\u{04}")
        #expect(terminal.status() == 0)
        #expect(try remaining(folder) == MainJobTests.left)
    }
}
