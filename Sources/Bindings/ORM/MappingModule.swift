import ORM
import Runtime
import SQL

/// The names of `sqlalchemy.orm` that define mappings.
public enum MappingModule {
    /// Puts them into the module.
    public static func fill(_ module: ModuleObject) {
        declareClasses()
        for type in [DeclarativeBaseClass.base, DeclarativeBaseClass.baseWithoutMetaclass, MappedDataclass.base, DeclarativeClass.meta, MappedAnnotation.mapped, MappedAnnotation.dynamicMapped, MappedAnnotation.writeOnlyMapped, MappedAnnotation.unmapped] {
            module[Name(type.name)] = .object(type)
        }
        for (name, swiftType) in [
            ("Mapper", Mapper.self), ("registry", Registry.self), ("declared_attr", DeclaredAttribute.self), ("InstrumentedAttribute", InstrumentedAttribute.self),
            ("QueryableAttribute", InstrumentedAttribute.self), ("MappedColumn", MappedColumn.self), ("MapperProperty", MapperProperty.self),
            ("ColumnProperty", ColumnProperty.self), ("RelationshipProperty", RelationshipProperty.self), ("Relationship", RelationshipProperty.self),
            ("SynonymProperty", SynonymProperty.self), ("Synonym", SynonymProperty.self), ("CompositeProperty", CompositeProperty.self),
            ("Composite", CompositeProperty.self), ("InstanceState", InstanceState.self), ("ClassManager", PropertyNames.self), ("AttributeState", AttributeState.self), ("KeyFuncDict", InstrumentedDict.self), ("MappedCollection", InstrumentedDict.self),
            ("CascadeOptions", CascadeOptions.self), ("LoaderStrategy", LoaderStrategy.self), ("RelationshipDirection", DirectionObject.self),
        ] as [(String, Object.Type)] {
            module[Name(name)] = .object(Class.registered(for: swiftType))
        }
        if let type = ColumnProperty.sqlExpression { module["MappedSQLExpression"] = .object(type) }
        module["ONETOMANY"] = .object(DirectionObject.oneToMany)
        module["MANYTOONE"] = .object(DirectionObject.manyToOne)
        module["MANYTOMANY"] = .object(DirectionObject.manyToMany)
        module["PropComparator"] = .object(propertyComparatorClass())
        module["LoaderCallableStatus"] = .object(Class.registered(for: LoaderStatus.self))
        module["NO_VALUE"] = .object(LoaderStatus.noValue)
        module["NO_KEY"] = .object(EventConstant.noKey)
        module["PassiveFlag"] = .object(PassiveFlag.pythonClass)
        module["AttributeEventToken"] = .object(AttributeEventObject.pythonClass)
        module["InspectionAttrExtensionType"] = .object(ExtensionType.pythonClass)
        module["NotExtension"] = .object(ExtensionType.pythonClass)
        defineBases(module)
        defineProperties(module)
        defineMappers(module)
    }

    private static let declared: Void = {
        declareMapper()
        declareProperties()
        declareInstances()
        declareCollections()
        declareDeclarative()
    }()
    /// Gives the ORM's Swift classes their Python classes; once, before any of them is instantiated.
    public static func declareClasses() { _ = declared }

    // MARK: declarative bases

    private static func defineBases(_ module: ModuleObject) {
        module.function("declarative_base", .keywords("options"), doc: """
            A new base class for declarative mappings.

                Base = declarative_base()
                class User(Base):
                    __tablename__ = "user"
                    id = Column(Integer, primary_key=True)
            """) { options in try makeBase(options) }
        module.function("as_declarative", .keywords("options"), doc: "A class decorator: makes the class a declarative base.") { options in
            NativeFunction.declare("decorate", .required("cls", as: Class.self), doc: "") { (type: Class) -> Class in
                try makeBase(options + [(name: Name("cls"), value: Value.object(type)), (name: Name("name"), value: Value.string(type.name))])
            }
        }
        module["TypeResolve"] = .object(RegistryEvents.questionClass)
        module.function("declarative_mixin", .required("cls", as: Value.self), doc: "Marks a class as a mixin of declarative classes.") { (type: Value) throws -> Value in
            try SQLWarning.deprecated("The declarative_mixin decorator was used only by the now removed mypy plugin so it has no longer any use and can be safely removed.", since: "2.1")
            return type
        }
        module.function("mapped_as_dataclass", .required("registry", as: Registry.self).positionalOnly, .keywords("options"), doc: "A class decorator: makes the class a dataclass and maps it.") { registry, options in
            dataclassDecorator(options) { _ = try registry.map($0) }
        }
        raw(module, "unmapped_dataclass", "A class decorator for mixins of mapped dataclasses: makes the class a dataclass, and leaves its columns to the mapped classes.") { arguments in
            let decorate = dataclassDecorator(arguments.keywordPairs) { try MappedDataclass.transformUnmapped($0) }
            return arguments.positionalCount > 0 ? try decorate.call(arguments[0]) : decorate
        }
    }

    /// - Parameter complete: what is done once the arguments are noted.
    static func dataclassDecorator(_ options: [(name: Name, value: Value)], _ complete: @escaping (Class) throws -> Void) -> Value {
        .object(NativeFunction.declare("decorate", .required("cls", as: Class.self), doc: "Make the class a dataclass.") { (type: Class) throws -> Class in
            try MappedDataclass.note(options, on: type)
            try complete(type)
            return type
        })
    }

    static func makeBase(_ options: [(name: Name, value: Value)]) throws -> Class {
        func option(_ name: String) -> Value? { options.first { $0.name.text == name }?.value }
        for (name, _) in options where !["metadata", "mapper", "cls", "name", "class_registry", "type_annotation_map", "constructor", "metaclass"].contains(name.text) {
            throw PythonException.typeError("declarative_base() got an unexpected keyword argument '\(name.text)'")
        }
        let metadata = try option("metadata")?.object as? MetaData ?? Registry.newMetaData()
        let registry = try Registry(
            metadata: metadata, typeAnnotationMap: option("type_annotation_map")?.dictionary ?? DictObject(),
            constructor: option("constructor").map { $0.isNone ? nil : $0 } ?? DeclarativeConstructor.value, classes: option("class_registry")?.dictionary)
        let name = try option("name").map { try String.from($0) } ?? "Base"
        var bases: [Class] = []
        switch option("cls")?.object {
        case let type as Class where type !== Class.object: bases = [type]
        case let list as TupleObject: bases = list.elements.compactMap { $0.object as? Class }
        default: break
        }
        if let metaclass = option("metaclass"), metaclass.object?.asClass?.isNative != true { return try makeBase(by: metaclass, name, bases, registry, options) }
        let metaclass = option("metaclass")?.object?.asClass ?? DeclarativeClass.meta
        let made = try DeclarativeBaseDefinition(registry: registry).makeBase(name: name, metaclass: metaclass, bases: bases)
        if let mapper = option("mapper"), !mapper.isNone { made.setClassAttribute("__mapper_cls__", mapper) }
        if bases.count == 1, let doc = bases[0].ownClassAttribute("__doc__") { made.setClassAttribute("__doc__", doc) }
        return made
    }

    /// `declarative_base(metaclass=Meta)`: the base that a metaclass of the user's own makes (`registry.generate_base`).
    private static func makeBase(by metaclass: Value, _ name: String, _ bases: [Class], _ registry: Registry, _ options: [(name: Name, value: Value)]) throws -> Class {
        let namespace = DictObject()
        namespace.set("registry", .object(registry))
        namespace.set("metadata", .object(registry.metadata))
        if bases.count == 1 { namespace.set("__doc__", bases[0].ownClassAttribute("__doc__") ?? .none) }
        if let constructor = registry.constructor { namespace.set("__init__", constructor) }
        namespace.set("__abstract__", .bool(true))
        if let mapper = options.first(where: { $0.name == "mapper" })?.value, !mapper.isNone { namespace.set("__mapper_cls__", mapper) }
        return try Class.from(metaclass.call(.string(name), .tuple(bases.isEmpty ? [.object(Class.object)] : bases.map { .object($0) }), namespace.value))
    }

    // MARK: functions on mappers

    private static func defineMappers(_ module: ModuleObject) {
        module.function("has_inherited_table", .required("cls", as: Class.self), doc: "Whether a class inherits from one that has a table.") { (type: Class) throws -> Bool in
            try type.resolutionOrder.dropFirst().contains { try !(Value.object($0).attributeIfPresent("__table__") ?? .none).isNone }
        }
        module.function("add_mapped_attribute", .required("target", as: Class.self), .required("key", as: String.self), .required("attr", as: Value.self), doc: """
            Maps one more attribute of a class.

                add_mapped_attribute(User, "addresses", relationship(Address))
            """) { (type: Class, key: String, value: Value) in try Value.object(type).setAttribute(Name(key), value) }
        module.function("configure_mappers", doc: "Resolves the relationships of all mappers.") { try Registry.configureAll() }
        module.function("clear_mappers", doc: "Removes all mappers.") { try Registry.disposeAll() }
        module.function("class_mapper", .required("class_", as: Value.self), .optional("configure", default: true), doc: "The mapper of a class.") { type, configure in
            try ORMInspection.mapper(of: type, configure: configure)
        }
        module.function("object_mapper", .required("instance", as: Value.self), doc: "The mapper of an object.") { instance -> Mapper in
            guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
            return object.mapper
        }
        module.function("validates", .rest("names", of: String.self), .keyword("include_removes", default: false), .keyword("include_backrefs", default: true), doc: """
            A decorator: the method sees and may change what is assigned to the attributes.

                @validates("email")
                def check(self, key, value): ...
            """) { names, includeRemoves, includeBackrefs in
            NativeFunction.declare("wrap", .required("fn", as: Value.self), doc: "") { function in
                Validator(names: names.map { Name($0) }, function: function, includesRemoves: includeRemoves, includesBackrefs: includeBackrefs)
            }
        }
        module.function("reconstructor", .required("fn", as: Value.self), doc: "A decorator: the method runs when an object is loaded.") { function in
            Reconstructor(function)
        }
    }
}

