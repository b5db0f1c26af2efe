import ORM
import Runtime
import SQL

/// The answer to `x??`: the SQL of a query, the source of a function or class of the user's.
struct SourcePage {
    private let subject: HelpSubject
    private let shell: Shell
    private let width: Int
    private let paint: Paint

    init(_ subject: HelpSubject, _ shell: Shell, width: Int, _ paint: Paint) {
        self.subject = subject
        self.shell = shell
        self.width = width
        self.paint = paint
    }

    /// nil for what has neither.
    var text: String? {
        get throws {
            let value = subject.value
            if let statement = PresentedStatement(value) { return try statement.text(width: width, paint) }
            if let clause = value.object as? ClauseElement ?? (value.object as? ClauseConvertible)?.clause { return sql(of: clause) }
            if let found = try source(of: value) { return PythonPaint.painted(found, paint) }
            return nil
        }
    }

    private func sql(of clause: ClauseElement) -> String? {
        var options = CompilerOptions()
        options.rendersLiterals = true
        let text = (try? Compiler.compile(clause, .sqlite, options).text) ?? (try? Compiler.compile(clause, .sqlite).text)
        return text.map { SQLLayout.text($0, width: width, paint) }
    }

    private func source(of value: Value) throws -> String? {
        switch value.object {
        case let bound as BoundMethod: return try source(of: bound.function)
        case let wrapper as MethodWrapper: return try source(of: wrapper.function)
        case let property as PropertyObject: return try property.getter.flatMap { try source(of: $0) }
        case let attribute as InstrumentedAttribute: return try source(of: .object(attribute.mapper.mappedClass))
        case let function as FunctionObject:
            if let found = function.sourceText { return found.text }
            return try definition(of: function.qualifiedName, module: function.module.moduleName)
        case let type as Class where !type.isNative: return try definition(of: type.qualifiedName, module: type.module)
        case let object as MappedInstance: return try source(of: .object(object.type))
        default: return nil
        }
    }

    /// - Parameter name: qualified: `User.full_name`.
    private func definition(of name: String, module: String) throws -> String? {
        let path = name.split(separator: ".").map(String.init).filter { $0 != "<locals>" }
        if let file = try? shell.interpreter.importModule(module).value.attributeIfPresent("__file__")?.strText(), let bytes = SourceFile.bytes(file) {
            return try DefinitionText.find(path, in: SourceDecoding.text(of: bytes, fileName: file))
        }
        for input in shell.inputs?.inputs.reversed() ?? [] { if let found = try DefinitionText.find(path, in: input.text) { return found } }
        // A class that was made of a table.
        guard let models = try shell.names.databaseModels(), let table = models.table(named: path[0]) else { return nil }
        return try ModelSource(models.plan(models.schema.component(of: table)), models.schema).definition(of: table)
    }
}
