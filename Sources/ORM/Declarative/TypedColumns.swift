import Runtime
import SQL

/// Columns of a `Table` listed by a class: `class user_cols(TypedColumns): id: Named[int] = Column(primary_key=True)` (sqlalchemy.TypedColumns).
public enum TypedColumns {
    public static let named = Class("Named", module: "sqlalchemy.sql._annotated_cols", doc: "The annotation of a column: `Named[int]`.", derivable: true)
    public static let pythonClass: Class = {
        let made = Class("TypedColumns", module: "sqlalchemy.sql._annotated_cols", doc: "The columns of a table, listed as attributes of a class.", derivable: true)
        made.allocate = { _ in throw SQLError.invalidRequest("Cannot instantiate a TypedColumns object.") }
        made.didDerive = { type, _ in
            let methods = type.attributes.names.filter { !$0.isDunder && type.ownClassAttribute($0)?.isCallable == true }
            if methods.isEmpty { return }
            throw SQLError.invalidRequest("TypedColumns subclasses may not define methods. Found \(try Value.list(methods.map(\.text).sorted().map { .string($0) }).reprText())")
        }
        return made
    }()

    /// The class that an argument of `Table()` is; nil for anything else.
    public static func type(_ value: Value) -> Class? {
        guard let type = value.object as? Class, type !== pythonClass, type.isSubclass(of: pythonClass) else { return nil }
        return type
    }

    /// The columns that a class and those above it list.
    /// - Throws: ArgumentError, InvalidRequestError for what is no column.
    public static func columns(of type: Class) throws -> [Column] {
        var columns: [(name: Name, column: Column)] = []
        for base in type.resolutionOrder.reversed() where base !== pythonClass && base.isSubclass(of: pythonClass) {
            let annotations = base.ownClassAttribute("__annotations__")?.dictionary
            let annotated = annotations?.pairs.compactMap { ($0.key.object as? StringObject).map { Name($0) } } ?? []
            for name in NameOrder.merge(base.attributes.names, annotated) where !name.isDunder {
                let reader = Attribute(type: type, base: base, name: name, annotation: annotations?.get(name))
                let made = try reader.column(base.ownClassAttribute(name) ?? .none)
                if let at = columns.firstIndex(where: { $0.name == name }) { columns[at].column = made } else { columns.append((name, made)) }
            }
        }
        return columns.map(\.column)
    }

    /// One attribute of such a class.
    private struct Attribute {
        let type: Class
        let base: Class
        let name: Name
        let annotation: Value?

        private var label: String { "'\(base.name).\(name.text)'" }

        func column(_ value: Value) throws -> Column {
            if let given = value.object as? Column { return try completed(given) }
            guard value.isNone, let annotation else { throw SQLError.argument("Unexpected value for attribute \(label). Expected a Column, not: \(try Value.object(value.type).reprText())") }
            guard let python = try pythonType() else { throw SQLError.argument("No type information could be extracted from annotation \(try annotation.strText()) for attribute \(label)") }
            guard let found = try sqlType(python) else {
                throw SQLError.argument("Could not find a SQL type for type \(try python.strText()) obtained from annotation \(try annotation.strText()) in attribute \(label)")
            }
            return Column(name.text, found, nullable: try AnnotatedType(python).isOptional)
        }

        /// A copy of the column with what the annotation adds.
        private func completed(_ given: Column) throws -> Column {
            if given.foreignKeys.contains(where: { $0.targetsDetachedColumn }) {
                throw SQLError.invalidRequest("Column \(label) with foreign key to non-table-bound columns is not supported when using a TypedColumns. If possible use the qualified string name the column")
            }
            let copy = given.copied()
            if copy.key == copy.name, copy.key != name.text { copy.rekey(name.text) }
            copy.takeName(name.text)
            let python = try pythonType()
            if copy.columnType is NullType {
                let found = try python.flatMap { try sqlType($0) }
                if found == nil, copy.foreignKeys.isEmpty {
                    throw SQLError.argument("Python typing annotation is required for attribute \(label) when primary argument(s) for Column construct are None or not present")
                }
                if let found { copy.columnType = found }
            }
            if let python, copy.givenNullable == nil, !copy.isPrimaryKey { copy.givenNullable = try AnnotatedType(python).isOptional }
            return copy
        }

        /// `int` of `Named[int]`; nil where nothing stands in brackets.
        private func pythonType() throws -> Value? {
            guard let annotation else { return nil }
            var read = annotation
            if case .string(let text) = annotation {
                guard let found = try AnnotationReader.read(text.text, in: module) else { throw SQLError.argument("Could not interpret annotation \(text.text) for attribute '\(type.name).\(name.text)'") }
                read = found
            }
            let containers = [named, Class.registered(for: Column.self)]
            if let mapped = read.object as? MappedAnnotation, containers.contains(where: { mapped.container.isSubclass(of: $0) }) { return mapped.argument }
            if let plain = read.object as? Class, containers.contains(where: { plain.isSubclass(of: $0) }) { return nil }
            throw SQLError.argument("Annotation \(try annotation.strText()) for attribute '\(type.name).\(name.text)' is not of type Named/Column[...]")
        }

        private var module: ModuleObject? {
            guard let context = Program.context else { return nil }
            return context.currentModule.name == base.module ? context.currentModule : try? context.importModule(base.module)
        }

        private func sqlType(_ python: Value) throws -> SQLType? {
            guard let kind = try AnnotatedType(python).type.object as? Class, let found = try kind.resolutionOrder.lazy.compactMap({ try SQLDeclaration.standardType($0, for: kind) }).first else { return nil }
            return found.object as? SQLType
        }
    }
}

/// The order of names that a class statement binds and annotates.
enum NameOrder {
    /// Two lists with common elements as one, each in its order (`util.merge_lists_w_ordering`).
    static func merge(_ a: [Name], _ b: [Name]) -> [Name] {
        var overlap = Set(a).intersection(b)
        var result: [Name] = []
        var current = a[...], other = b[...]
        while true {
            var hasSwapped = false
            while let element = current.popFirst() {
                if overlap.remove(element) != nil {
                    swap(&current, &other)
                    hasSwapped = true
                    break
                }
                result.append(element)
            }
            if !hasSwapped { return result + other }
        }
    }
}
