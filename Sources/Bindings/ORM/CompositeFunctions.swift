import ORM
import Runtime
import SQL

/// `composite()`, and what join conditions are marked with: `foreign()`, `remote()`.
extension MappingModule {
    static func defineComposites(_ module: ModuleObject) {
        raw(module, "composite", """
            Several columns as one value object.

                origin: Mapped[Point] = composite(mapped_column("x"), mapped_column("y"))
            """) { arguments in
            let positional = Array(arguments.positional)
            func option(_ name: String) -> Value? { arguments.keyword(Name(name)) }
            let made = try CompositeProperty(positional.first ?? .none, Array(positional.dropFirst()), template: option("column_template").flatMap { $0.isNone ? nil : try String.from($0) })
            made.returnsNoneOn = option("return_none_on")
            made.attributeOptions = AttributeOptions(arguments.keywordPairs)
            made.wantsActiveHistory = try option("active_history")?.isTrue() ?? false
            made.isDeferred = try option("deferred")?.isTrue() ?? false
            made.group = try option("group").flatMap { $0.isNone ? nil : try String.from($0) }
            made.comparatorFactory = option("comparator_factory") ?? .none
            if let doc = option("doc"), !doc.isNone { made.doc = try String.from(doc) }
            if let information = option("info")?.dictionary { for (key, value) in information.pairs { try made.information.set(key, value) } }
            return .object(made)
        }
    }

    static func defineAnnotations(_ module: ModuleObject) {
        for (name, isForeign, isRemote) in [("foreign", true, false), ("remote", false, true)] {
            module.function(name, .required("expr", as: Value.self), doc: "Marks columns of a join condition as \(name).") { (expression: Value) throws -> Value in
                .object(JoinAnnotation.marking(try Coercion.expression(expression), isForeign: isForeign, isRemote: isRemote))
            }
        }
        module.function("polymorphic_union", .required("table_map", as: DictObject.self), .required("typecolname", as: Value.self), .optional("aliasname", default: "p_union"), .optional("cast_nulls", default: true), doc: "A UNION ALL of tables for concrete inheritance.") { (tables: DictObject, column: Value, name: String, casts: Bool) throws -> Value in
            .object(try PolymorphicUnion(tables, discriminator: column.isNone ? nil : String.from(column), casts: casts).subquery(named: name))
        }
    }
}
