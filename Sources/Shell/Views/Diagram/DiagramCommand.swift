import Glibc
import ORM
import Runtime

/// `.diagram`: the models as an entity-relationship diagram.
enum DiagramCommand {
    static let all: [DotCommand] = [
        DotCommand(name: "diagram", arguments: "[text|mermaid|svg] [FILE]", help: "The models and their relationships as text, for Mermaid, or as a picture; shown, or written to a file.", example: ".diagram svg models.svg") { shell, words in
            let diagram = try EntityDiagram(mappers(shell))
            let text: String
            switch words.first ?? "text" {
            case "text": text = diagram.text
            case "mermaid": text = diagram.mermaid
            case "svg": text = DiagramDrawing(diagram).svg
            case let word: throw DotCommand.Failure("no such form: \(word); there are text, mermaid, svg")
            }
            guard words.count > 1 else { return shell.write(text) }
            try WrittenFile.write(text, to: words[1])
        },
    ]

    /// The classes that the program has, those of an opened database among them.
    private static func mappers(_ shell: Shell) throws -> [Mapper] {
        _ = try shell.names.value(of: "db")
        if let models = try shell.names.databaseModels() { for model in try models.wholePlan().models { _ = try models.value(of: Name(model.name)) } }
        let mappers = Registry.allMappers
        if mappers.isEmpty { throw DotCommand.Failure("there are no models") }
        for mapper in mappers { try mapper.registry.configure() }
        return mappers
    }
}

/// A text as a file.
enum WrittenFile {
    /// - Throws: Failure where it cannot be written.
    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        let failed = fputs(text, file) < 0
        guard fclose(file) == 0, !failed else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
    }
}
