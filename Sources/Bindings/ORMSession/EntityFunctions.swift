import ORM
import Runtime
import SQL

/// `aliased`, `with_polymorphic`, `with_parent`, `Bundle`, `join`, and what relationships compare by.
func declareEntities(in module: ModuleObject) {
    _ = (aliasedClass(), comparatorClass())
    module["FromStatement"] = .object(fromStatementClass())
    module["Bundle"] = .object(bundleClass())
    module["DictBundle"] = .object(Bundle.dictClass)
    module["AliasedClass"] = .object(aliasedClass())
    module.function("aliased", .required("element", as: Value.self), .optional("alias", default: Value.none), .optional("name", default: nil as String?), .optional("flat", default: false), .optional("adapt_on_names", default: false), doc: "A mapped class under another name.") { (element: Value, alias: Value, name: String?, flat: Bool, onNames: Bool) throws -> Value in
        guard let entity = try EntitySelect.entity(element) else {
            if let from = element.object as? FromClause {
                if onNames { throw SQLError.argument("adapt_on_names only applies to ORM elements") }
                return .object(from.aliased(named: name, isFlat: flat))
            }
            if AttributeReference(element.object) != nil || element.object is ColumnElement { return try element.attribute("mapper") }
            if element.object is SelectBase { _ = try FromArgument.from(element) }
            if let object = element.mappedInstance { throw PythonException.noAttribute(.object(object.state), "entity") }
            throw SQLError.noInspection(of: element)
        }
        let made = try AliasedClass.make(entity.mapper, of: entity, alias: alias.object as? FromClause, name: name, flat: flat, adaptsOnNames: onNames)
        made.entity.givenSelect = alias.object as? SelectBase
        return .object(made)
    }
    module.function("with_polymorphic", .required("base", as: Value.self), .required("classes", as: Value.self), .optional("selectable", default: Value.bool(false)), .optional("flat", default: false), .optional("polymorphic_on", default: Value.none), .optional("aliased", default: false), .optional("innerjoin", default: false), .optional("adapt_on_names", default: false), .optional("name", default: nil as String?), doc: "A class with the columns of its subclasses.") { (base: Value, classes: Value, selectable: Value, flat: Bool, discriminator: Value, isAliased: Bool, isInner: Bool, onNames: Bool, name: String?) throws -> Value in
        guard let mapper = try EntitySelect.entity(base)?.mapper else { throw PythonException(type: .assertionError, arguments: []) }
        let subclasses: [Mapper]
        if case .string(let text) = classes, text.text != "*" { throw PythonException(type: .assertionError, arguments: []) }
        if case .string = classes { subclasses = Array(mapper.selfAndDescendants.dropFirst()) } else if let one = try? LoaderArguments.entity(classes) { subclasses = [one.mapper] } else { subclasses = try classes.elements().map { try LoaderArguments.entity($0).mapper } }
        var arguments = AliasedClass.PolymorphicArguments()
        if case .bool(false) = selectable {} else {
            arguments.usesOwnSelectable = false
            arguments.selectable = selectable.isNone ? nil : try FromArgument.from(selectable).from
        }
        if flat, arguments.selectable != nil { throw SQLError.argument("the 'flat' and 'selectable' arguments cannot be passed simultaneously to with_polymorphic()") }
        (arguments.isAliased, arguments.isFlat, arguments.isInner, arguments.adaptsOnNames, arguments.name) = (isAliased, flat, isInner, onNames, name)
        arguments.discriminator = discriminator.isNone ? nil : try Coercion.column(discriminator)
        return .object(try AliasedClass.polymorphic(mapper, subclasses, arguments))
    }
    module.function("with_parent", .required("instance", as: Value.self), .required("prop", as: Value.self), .optional("from_entity", default: Value.none), doc: "Whether rows are related to an object.") { (instance: Value, property: Value, from: Value) throws -> Value in
        .object(try ParentArgument.criterion(instance, property, nil, from: EntitySelect.entity(from)))
    }
    for (name, isOuter) in [("join", false), ("outerjoin", true)] {
        module.function(name, .required("left", as: Value.self), .required("right", as: Value.self), .optional("onclause", default: Value.none), .optional("isouter", default: false), .optional("full", default: false), doc: "Two entities, joined.") { (left: Value, right: Value, condition: Value, outer: Bool, full: Bool) throws -> Value in
            let select = try JoinArguments.joined(Select([TextColumn("1")]).with(options: [PlainJoin()]), right, condition, from: left, isOuter: isOuter || outer, isFull: full)
            guard let from = try SelectCompilation(select, isSubquery: true).statement.explicitFroms.first else { return .none }
            from.subject = try EntitySelect.entity(left)
            return .object(from)
        }
    }
}

/// `with_parent(user, User.posts)`
enum ParentArgument {
    static func criterion(_ instance: Value, _ property: Value, _ target: Mapper?, from entity: Entity? = nil) throws -> ColumnElement {
        guard let object = instance.mappedInstance else {
            guard let reference = AttributeReference(property.object), reference.relationship != nil else { throw PythonException.unmappedInstance(instance) }
            throw RelationshipComparator.noInstance(reference)
        }
        if let reference = AttributeReference(property.object), let relationship = reference.relationship {
            return try RelationshipComparator.related(to: object, relationship, entity ?? reference.target ?? relationship.targetEntity)
        }
        if case .string = property { throw SQLError.argument("with_parent() accepts class-bound mapped attributes, not strings") }
        if let reference = AttributeReference(property.object) { throw SQLError.argument("Expected relationship property for with_parent(), got \(reference.label)") }
        guard property.isNone || property.object is MapperProperty else { throw PythonException.noAttribute(property, "_with_parent") }
        guard property.isNone, let target, let relationship = object.mapper.relationships.first(where: { $0.target === target }) else {
            throw SQLError.invalidRequest("Could not locate a property which relates instances of class '\(target?.mappedClass.name ?? "")' to instances of class '\(object.mapper.mappedClass.name)'")
        }
        return try RelationshipComparator.related(to: object, relationship, entity ?? target.entity)
    }
}

private func aliasedClass() -> Class {
    _ = declaredOnce(Entity.self) {
        Class.declare("AliasedInsp", for: Entity.self, module: "sqlalchemy.orm.util", doc: "An alias of a mapped class, inspected.") { type in
            type.property("mapper", doc: "The mapper.") { (entity: Entity) -> Value in .object(entity.mapper) }
            type.property("selectable", doc: "What it selects from.") { (entity: Entity) -> Value in .object(entity.selectable) }
            type.property("with_polymorphic_mappers", doc: "The classes that it selects along.") { (entity: Entity) -> Value in
                .list(([entity.mapper] + entity.polymorphicMappers.filter { $0 !== entity.mapper }).map { .object($0) })
            }
            type.property("class_", doc: "The mapped class.") { (entity: Entity) -> Class in entity.mapper.mappedClass }
            type.property("is_mapper", doc: "False.") { (_: Entity) -> Bool in false }
            type.property("is_selectable", doc: "False.") { (_: Entity) -> Bool in false }
            type.property("is_instance", doc: "False.") { (_: Entity) -> Bool in false }
            type.property("polymorphic_on", doc: "The discriminator.") { (entity: Entity) -> Value in entity.discriminator.map { .object(entity.adapt($0)) } ?? .none }
            type.property("name", doc: "Its name.") { (entity: Entity) -> Value in entity.name.map { .string($0) } ?? .none }
            type.property("is_aliased_class", doc: "Whether it is an alias.") { (entity: Entity) -> Bool in entity.isAliased }
            type.property("entity", doc: "The class or alias.") { (entity: Entity) -> Value in .object(entity.aliasedClass ?? entity.mapper.mappedClass) }
        }
    }
    return declaredOnce(AliasedClass.self) { Class.declare("AliasedClass", for: AliasedClass.self, module: "sqlalchemy.orm.util", takesAttributes: true, doc: "A mapped class under another name.") { $0.subscriptable() } }
}

private func fromStatementClass() -> Class {
    declaredOnce(FromStatement.self) {
        Class.declare("FromStatement", for: FromStatement.self, module: "sqlalchemy.orm.context", doc: "Entities from the rows of another statement.") { type in
            declareCompile(type)
            declareExecutable(type)
            type.constant("__visit_name__", .string("orm_from_statement"))
            type.property("element", doc: "The statement whose rows are read.") { (statement: FromStatement) -> Value in .object(statement.statement) }
            type.property("column_descriptions", doc: "What the rows become.") { (statement: FromStatement) throws -> Value in try ColumnDescriptions.of(statement.select) }
            type.method("options", .rest("options", of: Value.self), doc: "How attributes are loaded.") { (statement: FromStatement, options: [Value]) throws -> Value in
                .object(statement.with(options: try LoaderArguments.options(options)))
            }
            type.rawMethod("params", doc: "Values of the parameters.") { (statement: FromStatement, arguments: Arguments) throws -> Value in
                let changed = try Value.object(statement.statement).attribute("params").call(Array(arguments.positional), keywords: arguments.keywordPairs)
                return .object(FromStatement(statement.select, changed.object as? Statement ?? statement.statement))
            }
        }
    }
}

private func bundleClass() -> Class {
    declaredOnce(Bundle.self) {
        Class.declare("Bundle", for: Bundle.self, module: "sqlalchemy.orm.util", derivable: true, doc: "Columns that make one item of a row.") { type in
            type.subscriptable(asItself: true)
            type.constructor(.required("name", as: String.self), .rest("exprs", of: Value.self), .keyword("single_entity", default: false)) { (made: Class, name: String, members: [Value], isSingle: Bool) throws -> Bundle in
                try Bundle(name, members, isSingleEntity: isSingle, type: made)
            }
            type.property("name", doc: "Its name.") { (bundle: Bundle) -> String in bundle.name }
            type.method("__clause_element__", doc: "The columns.") { (bundle: Bundle) -> Value in .object(bundle.clause) }
            type.method("label", .required("name", as: String.self), doc: "The bundle under another name.") { (bundle: Bundle, name: String) throws -> Value in
                .object(try Bundle(name, bundle.members, isSingleEntity: bundle.isSingleEntity, type: bundle.type))
            }
        }
    }
}

/// The operators that relationships do not have.
private enum RelationshipOperators {
    static let refused = [
        "is_", "is_not", "isnot", "like", "ilike", "not_like", "notlike", "not_ilike", "notilike", "between", "startswith", "istartswith", "endswith", "iendswith", "icontains", "match", "regexp_match", "regexp_replace",
        "desc", "asc", "nulls_first", "nulls_last", "nullsfirst", "nullslast", "is_distinct_from", "is_not_distinct_from", "concat", "collate", "distinct", "not_in", "notin_", "bitwise_and", "bitwise_or", "bitwise_xor", "any_", "all_",
    ]
    /// What the operator's function is called.
    static func function(_ name: String) -> String {
        switch name {
        case "is_", "is_not", "is_distinct_from", "is_not_distinct_from", "collate", "any_", "all_": name
        case "isnot": "is_not"
        case "notlike": "not_like_op"
        case "notilike": "not_ilike_op"
        case "nullsfirst": "nulls_first_op"
        case "nullslast": "nulls_last_op"
        case "notin_": "not_in_op"
        default: "\(name)_op"
        }
    }
}

/// What relationships compare by: `User.posts.any()`, `Post.author.has()`.
private func comparatorClass() -> Class {
    declaredOnce(RelationshipComparator.self) {
        Class.declare("Comparator", for: RelationshipComparator.self, module: "sqlalchemy.orm.relationships", doc: "The comparisons of a relationship.") { type in
            func criteria(_ given: Value) throws -> [ColumnElement] { given.isNone ? [] : [try Coercion.condition(given)] }
            type.method("any", .optional("criterion", default: Value.none), .keywords("kwargs"), doc: "Whether there is a related row that meets criteria.") { (comparator: RelationshipComparator, criterion: Value, values: [(name: Name, value: Value)]) throws -> Value in
                .object(try comparator.any(try criteria(criterion), values))
            }
            type.method("has", .optional("criterion", default: Value.none), .keywords("kwargs"), doc: "Whether the related row meets criteria.") { (comparator: RelationshipComparator, criterion: Value, values: [(name: Name, value: Value)]) throws -> Value in
                .object(try comparator.has(try criteria(criterion), values))
            }
            type.method("contains", .required("other", as: Value.self), doc: "Whether the collection holds an object.") { (comparator: RelationshipComparator, other: Value) throws -> Value in .object(try comparator.contains(other)) }
            type.method("of_type", .required("class_", as: Value.self), doc: "The relationship to a subclass or alias.") { (comparator: RelationshipComparator, type: Value) throws -> Value in .object(try comparator.ofType(type)) }
            type.method("and_", .rest("criteria", of: Criterion.self), doc: "The relationship with further criteria.") { (comparator: RelationshipComparator, criteria: [Criterion]) -> Value in .object(comparator.and(criteria.map(\.clause))) }
            for name in RelationshipOperators.refused {
                type.method(name, .rest("other", of: Value.self), doc: "Not supported.") { (comparator: RelationshipComparator, _: [Value]) throws -> Value in
                    throw PythonException(type: .notImplementedError, arguments: [.string("<function \(RelationshipOperators.function(name)) at \(comparator.address)>")])
                }
            }
            type.method("in_", .required("other", as: Value.self), doc: "Not supported.") { (_: RelationshipComparator, _: Value) throws -> Value in
                throw PythonException(type: .notImplementedError, arguments: [.string("in_() not yet supported for relationships.  For a simple many-to-one, use in_() against the set of foreign key values.")])
            }
            type.property("property", doc: "The relationship.") { (comparator: RelationshipComparator) -> Value in .object(comparator.relationship) }
            type.property("prop", doc: "The relationship.") { (comparator: RelationshipComparator) -> Value in .object(comparator.relationship) }
            type.property("mapper", doc: "The mapper of the related class.") { (comparator: RelationshipComparator) -> Value in .object(comparator.relationship.target) }
            type.property("key", doc: "The attribute's name.") { (comparator: RelationshipComparator) -> Value in comparator.relationship.key.value }
        }
    }
}
