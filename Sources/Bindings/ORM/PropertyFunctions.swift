import ORM
import Runtime
import SQL

/// `relationship()`, `mapped_column()` and the other makers of properties.
extension MappingModule {
    private static let dataclassOptions = "init, repr, default, default_factory, compare, kw_only, hash, dataclass_metadata".split(separator: ", ").map { $0 + "=_NoArg.NO_ARG" }.joined(separator: ", ")
    private static let propertyOptions = "group=None, raiseload=False, comparator_factory=None, active_history=False, expire_on_flush=True, info=None, doc=None, \(dataclassOptions)"
    private static let relationshipSignature = """
        argument=None, secondary=None, *, uselist=None, collection_class=None, primaryjoin=None, secondaryjoin=None, back_populates=None, order_by=False, backref=None, overlaps=None, post_update=False,
        cascade='save-update, merge', viewonly=False, lazy='select', passive_deletes=False, passive_updates=True, active_history=False, enable_typechecks=True, foreign_keys=None, remote_side=None, join_depth=None,
        comparator_factory=None, single_parent=False, innerjoin=False, distinct_target_key=None, load_on_pending=False, query_class=None, info=None, omit_join=None, sync_backref=None, \(dataclassOptions), **kw
        """
    private static let mappedColumnSignature = """
        __name_pos=None, __type_pos=None, *args, nullable=SchemaConst.NULL_UNSPECIFIED, primary_key=False, deferred=_NoArg.NO_ARG, deferred_group=None, deferred_raiseload=None, use_existing_column=False, name=None,
        type_=None, autoincrement='auto', doc=None, key=None, index=None, unique=None, info=None, onupdate=None, insert_default=_NoArg.NO_ARG, server_default=None, server_onupdate=None, active_history=False, quote=None,
        system=False, comment=None, sort_order=_NoArg.NO_ARG, \(dataclassOptions), **kw
        """

    static func defineProperties(_ module: ModuleObject) {
        raw(module, "relationship", signature: relationshipSignature, """
            A link to the objects of another mapped class.

                addresses = relationship("Address", back_populates="user", cascade="all, delete-orphan")
            """) { arguments in
            var options = arguments.keywordPairs
            let positional = Array(arguments.positional)
            guard positional.count <= 2 else { throw PythonException.typeError("relationship() takes from 0 to 2 positional arguments but \(positional.count) were given") }
            if let first = positional.first { options.append(("argument", first)) }
            if positional.count > 1 { options.append(("secondary", positional[1])) }
            return .object(try RelationshipArguments.make(options))
        }
        raw(module, "mapper", signature: "*arg, **kw", "What mapped classes before `registry.map_imperatively()`.") { _ in
            throw SQLError.invalidRequest("The 'sqlalchemy.orm.mapper()' function is removed as of SQLAlchemy 2.0.  Use the 'sqlalchemy.orm.registry.map_imperatively()` method of the ``sqlalchemy.orm.registry`` class to perform classical mapping.")
        }
        module.function("as_typed_table", .required("cls", as: Value.self), .optional("typed_columns_cls", default: Value.none), doc: "The table of a mapped class, as type checkers are to see it.") { (type: Value, _: Value) throws -> Value in try type.attribute("__table__") }
        raw(module, "dynamic_loader", signature: "argument=None, **kw", "A relationship that is queried, not loaded: `relationship(..., lazy=\"dynamic\")`.") { [unowned module] arguments in
            try module["relationship"].call(Array(arguments.positional), keywords: arguments.keywordPairs.filter { $0.name != "lazy" } + [("lazy", .string("dynamic"))])
        }
        raw(module, "backref", signature: "name, **kwargs", "A relationship's other side, with arguments of its own: `backref(\"user\", order_by=...)`.") { arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("backref() takes 1 positional argument but \(arguments.positionalCount) were given") }
            let options = DictObject()
            for (name, value) in arguments.keywordPairs { options.set(name, value) }
            return .tuple([arguments[0], .dict(options)])
        }
        raw(module, "mapped_column", signature: mappedColumnSignature, """
            A column of a declarative class, whose type and nullability the annotation may give.

                name: Mapped[str] = mapped_column(String(30))
            """) { arguments in
            .object(try MappedColumn(Array(arguments.positional), keywords: arguments.keywordPairs))
        }
        raw(module, "unmapped_column", "A column of a declarative class's table that the class does not map.") { arguments in
            .object(try MappedColumn(Array(arguments.positional), keywords: arguments.keywordPairs, isUnmapped: true))
        }
        SentinelColumn.declare("orm_insert_sentinel", in: module) { keywords in
            .object(try MappedColumn([], keywords: keywords + [("use_existing_column", .bool(true)), ("nullable", .bool(true))]))
        }
        raw(module, "column_property", signature: "column, *additional_columns, deferred=False, \(propertyOptions)", "A column, or an SQL expression that is loaded with the object.") { arguments in
            .object(try makeColumnProperty(arguments, deferred: false))
        }
        raw(module, "deferred", signature: "column, *additional_columns, \(propertyOptions)", "A column that is loaded when it is first read.") { arguments in
            .object(try makeColumnProperty(arguments, deferred: true))
        }
        module.function("query_expression", .optional("default_expr", default: Value.none), .keywords("options"), doc: "An attribute whose expression a query gives by `with_expression`.") { expression, options in
            if let unknown = options.first(where: { !["repr", "compare", "expire_on_flush", "info", "doc"].contains($0.name.text) }) { throw PythonException.typeError("query_expression() got an unexpected keyword argument '\(unknown.name.text)'") }
            let made = ColumnProperty([expression.isNone ? Constant.null : try ColumnProperty.columnArgument(expression)])
            made.attributeOptions = AttributeOptions(options)
            made.isOfQuery = true
            made.becomeSQLExpression()
            return made
        }
        module.function("synonym", .required("name", as: Value.self), .keyword("map_column", default: Value.none), .keyword("descriptor", default: Value.none), .keywords("options"), doc: "Another name for an attribute.") { name, mapsColumn, descriptor, options in
            let made = SynonymProperty(name, mapsColumn: try mapsColumn.isTrue(), descriptor: descriptor)
            made.attributeOptions = AttributeOptions(options)
            for (option, value) in options where !value.isNone {
                switch option.text {
                case "comparator_factory": made.comparatorFactory = value
                case "doc": made.doc = try String.from(value)
                case "info": for (key, entry) in value.dictionary?.pairs ?? [] { try made.information.set(key, entry) }
                case "init", "repr", "default", "default_factory", "compare", "kw_only", "hash", "dataclass_metadata": break
                default: throw PythonException.typeError("synonym() got an unexpected keyword argument '\(option.text)'")
                }
            }
            return made
        }
        module.function("synonym_for", .required("name", as: String.self), .optional("map_column", default: false), doc: "Decorates a property that is read in place of the attribute that the synonym stands for.") { name, mapsColumn in
            NativeFunction(name: "decorate") { arguments in .object(SynonymProperty(Name(name), mapsColumn: mapsColumn, descriptor: arguments[0])) }
        }
        defineComposites(module)
        defineAnnotations(module)
        module.function("attribute_keyed_dict", .required("attr_name", as: Value.self), .keyword("ignore_unpopulated_attribute", default: false), doc: "A dict of related objects by one of their attributes.") { given, ignores in
            guard let text = given.object as? StringObject else { throw PythonException.typeError("attribute name must be a string") }
            let key = Name(text)
            return KeyedDictFactory(ignoresUnpopulated: ignores) { member in
                let value = try member.attribute(key)
                guard value.isNone, let object = member.mappedInstance else { return .known(value) }
                if let attribute = object.mapper.attribute(key) { return attribute.read(object).isUndefined ? .unpopulated : .missing }
                return object.mapper.property(key) is SynonymProperty ? .unpopulated : .missing
            }
        }
        module["attribute_mapped_collection"] = module["attribute_keyed_dict"]
        module.function("keyfunc_mapping", .required("keyfunc", as: Value.self), .keyword("ignore_unpopulated_attribute", default: false), doc: "A dict of related objects by a function of them.") { function, ignores in
            KeyedDictFactory(ignoresUnpopulated: ignores) { .known(try function.call($0)) }
        }
        module["mapped_collection"] = module["keyfunc_mapping"]
        module.function("column_keyed_dict", .required("mapping_spec", as: Value.self), .keyword("ignore_unpopulated_attribute", default: false), doc: "A dict of related objects by columns.") { (given: Value, ignores: Bool) throws -> KeyedDictFactory in
            let isSeveral: Bool
            switch given {
            case .list, .tuple: isSeveral = true
            default: isSeveral = false
            }
            let columns = try (isSeveral ? given.elements() : [given]).map { try Coercion.column($0) }
            return KeyedDictFactory(ignoresUnpopulated: ignores) { object in
                guard let instance = object.mappedInstance else { return .missing }
                let parts = try columns.map { column in try (column as? Column).flatMap { instance.mapper.attribute(for: $0) }?.get(instance.state) ?? .none }
                if parts.count == 1, parts[0].isNone {
                    let attribute = (columns[0] as? Column).flatMap { instance.mapper.attribute(for: $0) }
                    return attribute?.read(instance).isUndefined ?? false ? .unpopulated : .missing
                }
                return .known(parts.count == 1 ? parts[0] : .tuple(parts))
            }
        }
        module["column_mapped_collection"] = module["column_keyed_dict"]
    }

    /// - Parameter signature: the parameters, for those who read: the body takes its arguments as they are.
    static func raw(_ module: ModuleObject, _ name: String, signature: String = "*args, **kw", _ doc: String, _ body: @escaping (Arguments) throws -> Value) {
        module.add(NativeFunction(name: name, doc: doc, parameters: ParameterDescription.list(signature), body: body))
    }

    private static let columnOptions: Set<String> = [
        "group", "deferred", "raiseload", "comparator_factory", "init", "repr", "default", "default_factory", "compare", "kw_only", "hash", "active_history", "expire_on_flush", "info", "doc",
        "dataclass_metadata",
    ]

    /// A column property is read, not set, so that what says how a dataclass sets it is passed over.
    private static func warnOfReadOnly(_ arguments: Arguments) throws {
        for argument in ["init", "kw_only", "default", "default_factory"] where arguments.keyword(Name(argument)) != nil {
            try SQLWarning.warn("The column_property.\(argument) parameter is deprecated for column_property().  This parameter applies to a writeable-attribute in a Declarative Dataclasses configuration only, and column_property() is treated as a read-only attribute in this context.", SQLWarning.deprecationWarning)
        }
    }

    private static func makeColumnProperty(_ arguments: Arguments, deferred: Bool) throws -> MapperProperty {
        func option(_ name: String) -> Value? { arguments.keyword(Name(name)) }
        for (name, _) in arguments.keywordPairs where !columnOptions.contains(name.text) || deferred && name == "deferred" {
            throw PythonException.typeError("\(deferred ? "deferred" : "column_property")() got an unexpected keyword argument '\(name.text)'")
        }
        let columns = try arguments.positional.map { try ColumnProperty.columnArgument($0) }
        guard !columns.isEmpty else { throw PythonException.typeError("column_property() missing 1 required positional argument: 'column'") }
        let made = ColumnProperty(
            columns, deferred: try option("deferred")?.isTrue() ?? deferred, group: try option("group").flatMap { $0.isNone ? nil : try String.from($0) },
            raisesOnLoad: try option("raiseload")?.isTrue() ?? false, activeHistory: try option("active_history")?.isTrue() ?? false,
            expiresOnFlush: try option("expire_on_flush")?.isTrue() ?? true)
        made.becomeSQLExpression()
        if !deferred { try warnOfReadOnly(arguments) }
        if let factory = option("comparator_factory") { made.comparatorFactory = factory }
        made.attributeOptions = AttributeOptions(arguments.keywordPairs)
        if let doc = option("doc"), !doc.isNone { made.doc = try String.from(doc) }
        if let information = option("info")?.dictionary { for (key, value) in information.pairs { try made.information.set(key, value) } }
        return made
    }
}
