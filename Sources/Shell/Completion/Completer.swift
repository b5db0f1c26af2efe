import Database
import ORM
import Runtime
import SQL
import Syntax

/// What TAB offers at a place of the input.  It reads what is there, and runs nothing: no query, no lazy load, no code of the user's.
final class Completer {
    private let shell: Shell
    private var interpreter: Interpreter { shell.interpreter }

    init(_ shell: Shell) { self.shell = shell }

    func completions(_ text: [Letter], cursor: Int) -> Completions {
        let before = String(letters: text[..<cursor])
        let found = before.hasPrefix(".") ? command(before) : python(before)
        return Completions(start: cursor - found.prefix.unicodeScalars.count, items: Completer.fitting(found.names, found.prefix))
    }

    /// What is typed, and what might stand there, the best first.
    private typealias Offer = (prefix: String, names: [String])

    /// Names that begin with what is typed, whatever their case where none does; those with underscores on demand.
    private static func fitting(_ names: [String], _ prefix: String) -> [String] {
        var seen: Set<String> = []
        let offered = names.filter { (prefix.hasPrefix("_") || !$0.hasPrefix("_")) && seen.insert($0).inserted }
        let exact = offered.filter { $0.hasPrefix(prefix) }
        return exact.isEmpty && !prefix.isEmpty ? offered.filter { $0.lowercased().hasPrefix(prefix.lowercased()) } : exact
    }

    // MARK: Python

    private func python(_ text: String) -> Offer {
        let place = TypingPlace(endOf: text)
        switch place.kind {
        case .nothing: return (place.prefix, [])
        case .attribute(let object): return (place.prefix, knowledge.value(of: object)?.memberNames ?? [])
        case .module: return (place.prefix, interpreter.moduleNames)
        case .member(let module): return (place.prefix, members(ofModule: module))
        case .string(let container):
            if let call = place.call, ["text", "exec_driver_sql"].contains(call.callee.split(separator: ".").last) { return sql(place.prefix) }
            return (place.prefix, strings(container, place.call))
        case .name:
            let keywords = place.call.map(keywordArguments) ?? []
            // Where a keyword fits it is most likely meant; a name of one's own may be.
            return (place.prefix, keywords.contains { $0.hasPrefix(place.prefix) } ? keywords + (place.prefix.isEmpty ? [] : ownNames) : names)
        }
    }

    private var knowledge: ExpressionKnowledge { ExpressionKnowledge { [shell] in shell.knownGlobal($0) } }

    /// The names that a bare word may be.
    private var names: [String] { (ownNames + shell.names.known + Token.keywords + interpreter.builtins.globals.map(\.name.text)).sorted() }
    private var ownNames: [String] { interpreter.main.globals.map(\.name.text).sorted() }

    private func members(ofModule name: String) -> [String] {
        guard interpreter.hasModule(name), let module = try? interpreter.importModule(name) else { return [] }
        return module.globals.map(\.name.text).sorted() + interpreter.moduleNames.filter { $0.hasPrefix(name + ".") }.map { String($0.dropFirst(name.count + 1)) }.filter { !$0.contains(".") }
    }

    /// Keys of a dict; names of models where a relationship takes one.
    private func strings(_ container: String?, _ call: TypingPlace.Call?) -> [String] {
        if let container, let value = knowledge.value(of: container)?.value {
            if let dict = value.object as? DictObject { return dict.pairs.compactMap { ($0.key.object as? StringObject)?.text } }
            if let mapping = value.object as? RowMapping { return mapping.row.keys.names }
        }
        guard let call else { return [] }
        switch call.callee.split(separator: ".").last {
        case "relationship": return modelNames
        case "ForeignKey": return Registry.allMappers.flatMap { mapper in mapper.columnProperties.map { "\(mapper.localTable.name).\($0.key.text)" } }
        default: return []
        }
    }

    private var modelNames: [String] { Registry.allMappers.map(\.mappedClass.name) + shell.names.knownModels }

    /// The last word of an SQL text: tables, behind `table.` its columns, columns of every table.
    private func sql(_ text: String) -> Offer {
        let word = String(text.reversed().prefix { $0 == "_" || $0.isLetter || $0.isNumber }.reversed())
        let tables = Registry.allMappers.map(\.localTable)
        if text.dropLast(word.count).hasSuffix(".") {
            let name = String(text.dropLast(word.count + 1).reversed().prefix { $0 == "_" || $0.isLetter || $0.isNumber }.reversed())
            return (word, tables.filter { $0.name.lowercased() == name.lowercased() }.flatMap { $0.columns.map(\.name) })
        }
        return (word, tables.map(\.name) + shell.names.knownTables + tables.flatMap { $0.columns.map(\.name) })
    }

    /// `name=` of the parameters that an argument may be for.
    private func keywordArguments(_ call: TypingPlace.Call) -> [String] {
        guard let callee = knowledge.value(of: call.callee) else { return [] }
        if let type = callee.value?.object as? Class {
            if let mapper = Mapper.of(type) { return mapper.properties.map { $0.key.text + "=" } }
            return type.isNative ? keywords(type.constructorParameters) : parameters(of: type.lookup("__init__") ?? .none)
        }
        let names = parameters(of: callee.value ?? .none)
        guard call.callee.hasSuffix(".filter_by"), let receiver = knowledge.value(of: String(call.callee.dropLast(".filter_by".count))), let subject = receiver.subject else { return names }
        return subject.properties.map { $0.key.text + "=" }
    }

    private func parameters(of function: Value) -> [String] {
        if let native = function.object as? NativeFunction {
            return keywords(native.parameters)
        }
        if let method = function.object as? BoundMethod { return parameters(of: method.function).filter { $0 != "self=" } }
        guard case .function(let function) = function else { return [] }
        return function.parameterDetails.filter { [.positionalOrKeyword, .keywordOnly].contains($0.kind) && $0.name.text != "self" }.map { $0.name.text + "=" }
    }

    private func keywords(_ parameters: [ParameterDescription]) -> [String] {
        parameters.filter { ![.rest, .keywords].contains($0.kind) && !$0.positionalOnly && !$0.name.text.hasPrefix("_") }.map { $0.name.text + "=" }
    }

    // MARK: commands

    private func command(_ line: String) -> Offer {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if words.count == 1 { return (line, DotCommand.all.map { "." + $0.name }) }
        guard let command = DotCommand.all.first(where: { "." + $0.name == words[0] }) else { return ("", []) }
        let declared = command.arguments.split(separator: " ").map { $0.filter { $0 != "[" && $0 != "]" } }
        let place = min(words.count - 2, declared.count - 1)
        guard place >= 0 else { return ("", []) }
        if declared[place] == "STATEMENT..." { return sql(words.dropFirst(place + 1).joined(separator: " ")) }
        if declared[place].hasSuffix("...") { return python(words.dropFirst(place + 1).joined(separator: " ")) }
        let typed = words[words.count - 1]
        switch declared[place] {
        case "FILE", "DATABASE": return (typed, FileNames.beginning(with: typed))
        case "COMMAND": return (typed, DotCommand.all.map(\.name))
        case "FORMAT": return (typed, ValueFormat.allCases.map(\.rawValue) + ["repr"])
        case "TABLE": return (typed, shell.names.knownTables + Registry.allMappers.map(\.localTable.name))
        case "MODEL", "NAME": return (typed, modelNames)
        case "RELATIONSHIP": return python(typed)
        case let words where words.contains("|"): return (typed, words.split(separator: "|").map(String.init))
        default: return (typed, [])
        }
    }
}
