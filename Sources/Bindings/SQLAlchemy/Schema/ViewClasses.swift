import Runtime
import SQL

/// `CreateView`, `DropView`, `CreateTableAs` and the statements of comments.
enum ViewClasses {
    /// - Parameter make: makes a class of statements that change the schema.
    static func all(_ make: (String, @escaping (Class, Arguments) throws -> Value) -> Class) -> [Class] {
        let views: [Class] = [
            make("CreateView") { type, arguments in
                let options = try Options("CreateView", arguments)
                return statement(type, .view(try ViewDefinition(
                    options.select, options.name, schema: options.text("schema"), metadata: options.metadata, isTable: false, replaces: options.flag("or_replace"), isMaterialized: options.flag("materialized"), isTemporary: options.flag("temporary"), ifNotExists: options.flag("sqlite_if_not_exists"))))
            },
            make("CreateTableAs") { type, arguments in
                let options = try Options("CreateTableAs", arguments)
                return statement(type, .view(try ViewDefinition(options.select, options.name, schema: options.text("schema"), metadata: options.metadata, isTable: true, isTemporary: options.flag("temporary"), ifNotExists: options.flag("if_not_exists"))))
            },
            make("DropView") { type, arguments in
                guard let table = arguments.positional.first?.object as? Table ?? arguments.keyword("element")?.object as? Table else { throw PythonException(.assertionError, "") }
                return statement(type, .dropView(table, ifExists: try arguments.keyword("if_exists")?.isTrue() ?? false))
            },
        ]
        let comments: [Class] = [true, false].flatMap { isDropped in
            let word = isDropped ? "Drop" : "Set"
            return [
                make(word + "TableComment") { type, arguments in statement(type, .tableComment(try subject(arguments, type), isDropped: isDropped)) },
                make(word + "ColumnComment") { type, arguments in statement(type, .columnComment(try subject(arguments, type), isDropped: isDropped)) },
                make(word + "ConstraintComment") { type, arguments in statement(type, .constraintComment(try subject(arguments, type), isDropped: isDropped)) },
            ]
        }
        return views + comments
    }

    static func declareMembers(_ type: Declaration<TableDefinition>) {
        type.property("table", doc: "The table that stands for the view.") { (definition: TableDefinition) throws -> Value in
            guard case .view(let view) = definition.action else { throw PythonException.noAttribute(.object(definition), "table") }
            return .object(view.table)
        }
        type.property("selectable", doc: "The SELECT.") { (definition: TableDefinition) throws -> Value in
            guard case .view(let view) = definition.action else { throw PythonException.noAttribute(.object(definition), "selectable") }
            return .object(view.select)
        }
    }

    private static func subject<S: Object>(_ arguments: Arguments, _ type: Class) throws -> S {
        guard let given = arguments.positional.first ?? arguments.keyword("element") else { throw PythonException.typeError("\(type.name).__init__() missing 1 required positional argument: 'element'") }
        guard let found = given.object as? S else { throw SQLError.argument("\(type.name) takes no \(given.typeName)") }
        return found
    }
    private static func statement(_ type: Class, _ action: TableDefinition.Action) -> Value {
        let made = TableDefinition(action)
        made.changeShape(to: type.rootShape)
        return .object(made)
    }

    /// `select.into("name", metadata=None, schema=None, temporary=False, if_not_exists=False)`
    static func declareInto(_ type: Declaration<SelectBase>) {
        type.method(
            "into", .required("target", as: String.self), .keyword("metadata", default: nil as MetaData?), .keyword("schema", default: nil as String?), .keyword("temporary", default: false), .keyword("if_not_exists", default: false),
            doc: "CREATE TABLE ... AS of the SELECT."
        ) { (select: SelectBase, name: String, metadata: MetaData?, schema: String?, isTemporary: Bool, ifNotExists: Bool) throws -> Value in
            .object(TableDefinition(.view(try ViewDefinition(select, name, schema: schema, metadata: metadata, isTable: true, isTemporary: isTemporary, ifNotExists: ifNotExists))))
        }
    }

    /// The arguments of CreateView and CreateTableAs.
    private struct Options {
        let select: SelectBase
        let name: String
        private let keywords: [(name: Name, value: Value)]
        init(_ className: String, _ arguments: Arguments) throws {
            let second = className == "CreateView" ? "view_name" : "table_name"
            guard let selectable = arguments.positional.first ?? arguments.keyword("selectable") else { throw PythonException.typeError("\(className).__init__() missing 2 required positional arguments: 'selectable' and '\(second)'") }
            guard let given = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword(Name(second)) else { throw PythonException.typeError("\(className).__init__() missing 1 required positional argument: '\(second)'") }
            guard let select = try Coercion.element(selectable) as? SelectBase else { throw SQLError.argument("SELECT construct or equivalent text() construct expected, got \(try selectable.reprText()).") }
            (self.select, name, keywords) = (select, try String.from(given), arguments.keywordPairs)
        }
        private func value(_ name: String) -> Value? { keywords.first { $0.name.text == name }?.value }
        func flag(_ name: String) -> Bool { (try? value(name)?.isTrue()) ?? false }
        func text(_ name: String) -> String? { (value(name)?.object as? StringObject)?.text }
        var metadata: MetaData? { value("metadata")?.object as? MetaData }
    }
}
