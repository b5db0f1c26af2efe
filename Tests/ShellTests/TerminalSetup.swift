import Foundation
import Testing

/// A terminal's size and the keys that the editor heeds: each way of editing is tried in all of them.
struct TerminalSetup: Sendable, CustomTestStringConvertible {
    enum Mode: String { case emacs, vi }
    enum Size {
        case wide, small
        /// Made small behind the first prompt.
        case resized
    }
    let mode: Mode
    let size: Size

    static let all: [TerminalSetup] = [Mode.emacs, .vi].flatMap(of)
    static let vi = of(.vi), emacs = of(.emacs)

    private static func of(_ mode: Mode) -> [TerminalSetup] { [Size.wide, .small, .resized].map { TerminalSetup(mode: mode, size: $0) } }

    var testDescription: String { "\(mode), \(size)" }

    /// The program at its first prompt.
    func started(_ arguments: [String] = [], environment: [String: String] = [:], folder: String? = nil, prompt: String = ">>> ") throws -> Terminal {
        var environment = environment
        environment["EDITRC"] = try TerminalSetup.settings("bind \(mode == .vi ? "-v" : "-e")\n")
        let terminal = try Terminal(arguments, environment: environment, folder: folder, rows: size == .small ? 10 : 24, columns: size == .small ? 40 : 80)
        #expect(terminal.waits { $0.beforeCursor == prompt })
        if size == .resized { terminal.resize(rows: 10, columns: 40) }
        return terminal
    }

    /// - Returns: the path of a file for EDITRC.
    static func settings(_ text: String) throws -> String {
        let file = try Program.temporaryFolder() + "/editrc"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}
