import Runtime
import SQL

/// `TypeDecorator`, `UserDefinedType` and `PickleType`.
extension TypeClasses {
    static func pickleClass(_ decorator: Class) -> Class {
        let made = Class("PickleType", module: typesModule, bases: [decorator], doc: "Any Python object, pickled.", derivable: true)
        let checker = CallChecker(name: "PickleType.__init__", parameters: (["protocol", "pickler", "comparator", "impl"] as [Name]).map { ParameterDescription(name: $0, kind: .optional, text: "\($0.text)=None") }, isMethod: true)
        made.construct = { type, arguments in
            try checker.check(arguments)
            let instance = TypeDecorator(type, inner: BinaryType())
            instance.refusal = "Retort has no PickleType: there is no pickle"
            return .object(instance)
        }
        return made
    }

    static func userDefinedClass() -> Class {
        let made = Class("UserDefinedType", module: "sqlalchemy.sql.type_api", bases: [base], doc: "A type that Python code describes.", derivable: true)
        made.register(for: UserDefinedType.self)
        made.setClassAttribute("__visit_name__", .string("user_defined"))
        made.allocate = { UserDefinedType(type: $0) }
        return made
    }

    static func decoratorClass() -> Class {
        let made = Class("TypeDecorator", module: "sqlalchemy.sql.type_api", bases: [base], doc: "A type around another one, with conversions in Python.", derivable: true)
        made.register(for: TypeDecorator.self)
        made.extend(for: TypeDecorator.self) { type in
            TypeMembers.declareDecorator(type)
            type.constant("__visit_name__", .string("type_decorator"))
            type.constant("impl", .none)
            type.constant("cache_ok", .none)
            type.property("impl_instance", doc: "The type inside.") { (type: TypeDecorator) -> Value in .object(type.inner) }
            type.method("load_dialect_impl", .required("dialect", as: Dialect.self), doc: "The type inside, for a database.") { (type: TypeDecorator, dialect: Dialect) -> Value in .object(type.inner.resolved(dialect)) }
            type.method("type_engine", .required("dialect", as: Dialect.self), doc: "The type inside, for a database.") { (type: TypeDecorator, dialect: Dialect) -> Value in .object(type.inner.resolved(dialect)) }
            type.method("coerce_compared_value", .required("op", as: Value.self), .required("value", as: Value.self), doc: "The type of a literal beside it.") { (type: TypeDecorator, _: Value, _: Value) -> Value in .object(type) }
        }
        // `super().__init__(*args)` gives the arguments of the type inside: allocation knows them only later.
        made.allocate = { type in TypeDecorator(type, inner: (try? inner(type, [], [])) ?? NullType.shared) }
        made.construct = { type, arguments in
            let decorator = TypeDecorator(type, inner: try inner(type, Array(arguments.positional), arguments.keywordPairs))
            decorator.setOwnAttribute("impl", .object(decorator.inner))
            return .object(decorator)
        }
        made.initialize = { object, arguments in
            guard let decorator = object as? TypeDecorator else { return }
            if arguments.positionalCount + arguments.keywordCount > 0 { decorator.inner = try inner(decorator.type, Array(arguments.positional), arguments.keywordPairs) }
            decorator.setOwnAttribute("impl", .object(decorator.inner))
        }
        return made
    }

    /// The type that a decorator's `impl` names.
    private static func inner(_ type: Class, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) throws -> SQLType {
        guard let impl = type.lookup("impl"), !impl.isNone else {
            throw PythonException.assertionError("TypeDecorator implementations require a class-level variable 'impl' which refers to the class of type being decorated")
        }
        if let made = impl.object as? SQLType { return made }
        guard let made = try impl.call(arguments, keywords: keywords).object as? SQLType else { throw SQLError.argument("Object \(try impl.reprText()) is not legal as a SQL type") }
        return made
    }
}
