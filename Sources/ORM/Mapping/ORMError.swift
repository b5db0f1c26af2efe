import Runtime
import SQL

/// The mistakes of mappings and mapped objects: SQLAlchemy's classes, words and codes.  Alphabetical.
public enum ORMError {
    static func alreadyMapped(_ type: Class) -> PythonException {
        argument("Class '\((try? Value.object(type).reprText()) ?? quoted(type))' already has a primary mapper defined. ")
    }
    static func ambiguousDirection(_ property: RelationshipProperty) -> PythonException {
        argument("Can't determine relationship direction for relationship '\(property.label)' - foreign key columns within the join condition are present in both the parent and the child's mapped tables.  Ensure that only those columns referring to a parent column are marked as foreign, either via the foreign() annotation or via the foreign_keys argument.")
    }
    static func ambiguousForeignKeys(_ property: RelationshipProperty, secondary: FromClause?) -> PythonException {
        let start = "Could not determine join condition between parent/child tables on relationship \(property.label) - there are multiple foreign key paths linking the tables"
        if let secondary {
            return SQLError.ambiguousForeignKeys("\(start) via secondary table '\((secondary as? Table)?.fullName ?? secondary.describedName)'.  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference from the secondary table to each of the parent and child tables.")
        }
        return SQLError.ambiguousForeignKeys("\(start).  Specify the 'foreign_keys' argument, providing a list of those columns which should be counted as containing a foreign key reference to the parent table.")
    }
    static func ambiguousInheritanceKeys(_ parent: Table, _ table: Table) -> PythonException {
        SQLError.ambiguousForeignKeys("Can't determine the inherit condition between inherited table '\(parent.name)' and inheriting table '\(table.name)'; tables have more than one foreign key relationship established.  Please specify the 'on clause' using the 'inherit_condition' mapper argument.")
    }
    public static func argument(_ message: String, code: String? = nil) -> PythonException { SQLError.argument(message, code: code) }
    static func backPopulatesNoRelationship(_ property: RelationshipProperty, _ other: MapperProperty) -> PythonException {
        invalidRequest("back_populates on relationship '\(property.label)' refers to attribute '\(other.label)' that is not a relationship.  The back_populates parameter should refer to the name of a relationship on the target class.")
    }
    static func backrefExists(_ property: RelationshipProperty, _ key: String, _ mapper: Mapper) -> PythonException {
        argument("Error creating backref '\(key)' on relationship '\(property.label)': property of that name exists on mapper '\(mapper.label)'")
    }
    static func columnConflict(_ mapper: Mapper, _ key: String, _ column: Column, _ property: MapperProperty) -> PythonException {
        argument("WARNING: when configuring property '\(key)' on \(mapper.label), column '\(column.key)' conflicts with property '\((try? property.repr()) ?? property.label)'. To resolve this, map the column to the class under a different name in the 'properties' dictionary.  Or, to remove all awareness of the column entirely (including its availability as a foreign key), use the 'include_properties' or 'exclude_properties' mapper arguments to control specifically which table columns get mapped.")
    }
    public static func detached(_ message: String) -> PythonException { PythonException(type: detachedInstance, arguments: [.string(SQLError.withLink(message, code: "bhk3"))]) }
    static func failedConfiguration(_ mapper: Mapper, _ failure: PythonException) -> PythonException {
        invalidRequest("One or more mappers failed to initialize - can't proceed with initialization of other mappers. Triggering mapper: '\(mapper.label)'. Original exception was: \(failure.message)")
    }
    static func implicitCombination(_ known: ColumnElement, _ added: ColumnElement, _ key: String) -> PythonException {
        invalidRequest("Implicitly combining column \(ORMCoercion.label(known)) with column \(ORMCoercion.label(added)) under attribute '\(key)'.  Please configure one or more attributes for these same-named columns explicitly.")
    }
    public static func invalidRequest(_ message: String, code: String? = nil) -> PythonException { SQLError.invalidRequest(message, code: code) }
    static func mappedSecondary(_ property: RelationshipProperty, _ type: Class) -> PythonException {
        argument("secondary argument \((try? type.repr()) ?? "") passed to to relationship() \(property.label) must be a Table object or other FROM clause; can't send a mapped class directly as rows in 'secondary' are persisted independently of a class that is mapped to that same table.")
    }
    static func noDirection(_ property: RelationshipProperty) -> PythonException {
        argument("Can't determine relationship direction for relationship '\(property.label)' - foreign key columns are present in neither the parent nor the child's mapped tables")
    }
    static func noEqualities(_ property: RelationshipProperty, _ clause: ColumnElement, _ isPrimary: Bool) -> PythonException {
        argument("Could not locate any simple equality expressions involving locally mapped foreign key columns for \(isPrimary ? "primary" : "secondary") join condition '\(ORMCoercion.label(clause))' on relationship \(property.label).  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation. To allow comparison operators other than '==', the relationship can be marked as viewonly=True.")
    }
    static func noForeignColumns(_ property: RelationshipProperty, _ clause: ColumnElement, _ isPrimary: Bool) -> PythonException {
        argument("Could not locate any relevant foreign key columns for \(isPrimary ? "primary" : "secondary") join condition '\(ORMCoercion.label(clause))' on relationship \(property.label).  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or are annotated in the join condition with the foreign() annotation.")
    }
    static func noForeignKeys(_ property: RelationshipProperty, secondary: FromClause?) -> PythonException {
        let start = "Could not determine join condition between parent/child tables on relationship \(property.label) - there are no foreign keys linking these tables"
        if let secondary {
            return SQLError.noForeignKeys("\(start) via secondary table '\((secondary as? Table)?.fullName ?? secondary.describedName)'.  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify 'primaryjoin' and 'secondaryjoin' expressions.")
        }
        return SQLError.noForeignKeys("\(start).  Ensure that referencing columns are associated with a ForeignKey or ForeignKeyConstraint, or specify a 'primaryjoin' expression.")
    }
    static func noInheritanceKeys(_ parent: Table, _ table: Table) -> PythonException {
        SQLError.noForeignKeys("Can't determine the inherit condition between inherited table '\(parent.name)' and inheriting table '\(table.name)'; tables have no foreign key relationships established.  Please ensure the inheriting table has a foreign key relationship to the inherited table, or provide an 'on clause' using the 'inherit_condition' mapper argument.")
    }
    static func noLocalRemotePairs(_ property: RelationshipProperty) -> PythonException {
        argument("Relationship \(property.label) could not determine any unambiguous local/remote column pairs based on join condition and remote_side arguments.  Consider using the remote() annotation to accurately mark those elements of the join condition that are on the remote side of the relationship.")
    }
    static func noPolymorphicAttribute(_ name: String) -> PythonException {
        argument("Can't determine polymorphic_on value '\(name)' - no attribute is mapped to this name.")
    }
    static func noPrimaryKey(_ mapper: Mapper) -> PythonException {
        argument("Mapper \(mapper.label) could not assemble any primary key columns for mapped table '\(mapper.mappedSelectable?.describedName ?? mapper.localTable.name)'")
    }
    static func noProperty(_ mapper: Mapper, _ key: String) -> PythonException {
        invalidRequest("Mapper '\(mapper.label)' has no property '\(key)'.  If this property was indicated from other mappers or configure events, ensure registry.configure() has been called.")
    }
    static func noTable(_ type: Class) -> PythonException {
        invalidRequest("Class \((try? type.repr()) ?? type.name) does not have a __table__ or __tablename__ specified and does not inherit from an existing table-mapped class.")
    }
    static func orphansOfMany(_ property: RelationshipProperty) -> PythonException {
        let direction = property.direction == .manyToOne ? "many-to-one" : "many-to-many"
        return argument("For \(direction) relationship \(property.label), delete-orphan cascade is normally configured only on the \"one\" side of a one-to-many relationship, and not on the \"many\" side of a many-to-one or many-to-many relationship.  To force this relationship to allow a particular \"\(property.target.mappedClass.name)\" object to be referenced by only a single \"\(property.parent?.mappedClass.name ?? "")\" object at a time via the \(property.label) relationship, which would allow delete-orphan cascade to take place in this direction, set the single_parent=True flag.", code: "bbf0")
    }
    static func reverseOfOther(_ property: RelationshipProperty, _ key: String, _ other: RelationshipProperty) -> PythonException {
        argument("reverse_property '\(key)' on relationship \(property.label) references relationship \(other.label), which does not reference mapper \(property.parent?.label ?? "")")
    }
    static func sameDirection(_ property: RelationshipProperty, _ other: RelationshipProperty) -> PythonException {
        argument("\(other.label) and back-reference \(property.label) are both of the same direction \(property.direction.label).  Did you mean to set remote_side on the many-to-one side ?")
    }
    static func secondaryJoinWithoutTable(_ property: RelationshipProperty) -> PythonException {
        argument("Property \(property.label) specified with secondary join condition but no secondary argument")
    }
    static func secondParent(_ child: InstanceState, of parent: InstanceState, relationship: RelationshipProperty) -> PythonException {
        invalidRequest("Instance \(child.label) is already associated with an instance of \((try? parent.mapper.mappedClass.repr()) ?? "") via its \(relationship.label) attribute, and is only allowed a single parent.", code: "bbf1")
    }
    static func severalClasses(_ name: String) -> PythonException {
        invalidRequest("Multiple classes found for path \"\(name)\" in the registry of this declarative base. Please use a fully module-qualified path.")
    }
    static func staleParent(_ child: InstanceState, _ parent: InstanceState, _ key: Name) -> PythonException {
        PythonException(staleData, "Removing state \(child.label) from parent state \(parent.label) along attribute '\(key.text)', but the parent record has gone stale, can't be sure this is the most recent parent.")
    }
    static func syncBackrefOfViewOnly(_ property: RelationshipProperty, _ viewOnly: RelationshipProperty) -> PythonException {
        invalidRequest("Relationship \(property.label) cannot specify sync_backref=True since \(viewOnly.label) includes viewonly=True.")
    }
    static func unknownName(_ property: RelationshipProperty, _ mapper: Mapper, _ expression: String, _ name: String) -> PythonException {
        invalidRequest("When initializing mapper \(mapper.label), expression \(shown(expression)) failed to locate a name (\(shown(name))). If this is a class name, consider adding this relationship() to the \((try? mapper.mappedClass.repr()) ?? "") class after both dependent classes have been defined.")
    }
    public static func unmappedClass(_ type: Class) -> PythonException { PythonException(unmappedClassError, "Class '\(quoted(type))' is not mapped") }
    static func unmappedDiscriminator(_ column: ColumnElement) -> PythonException {
        invalidRequest("Could not map polymorphic_on column '\((column as? Column)?.name ?? ORMCoercion.label(column))' to the mapped table - polymorphic loads will not function properly")
    }

    /// `builtins.str`, `__main__.User`
    static func quoted(_ type: Class) -> String { "\(type.module).\(type.name)" }
    private static func shown(_ text: String) -> String { (try? Value.string(text).reprText()) ?? "'\(text)'" }

    // MARK: the classes (sqlalchemy.orm.exc)

    private static func make(_ name: String, _ base: Class) -> Class { Class(name, module: "sqlalchemy.orm.exc", bases: [base], derivable: true) }
    /// What `sqlalchemy.orm.exc` offers.
    public static let published: [Class] = [staleData, flush, mappedAnnotation, unmapped, objectDereferencedError, detachedInstance, unmappedInstanceError, unmappedClassError, objectDeleted, unmappedColumn, loaderStrategy, SQLError.noResultFound, SQLError.multipleResultsFound]
    public static let staleData = make("StaleDataError", SQLError.sqlalchemyError)
    public static let flush = make("FlushError", SQLError.sqlalchemyError)
    public static let mappedAnnotation = make("MappedAnnotationError", SQLError.argumentError)
    public static let unmapped = make("UnmappedError", SQLError.invalidRequestError)
    public static let objectDereferencedError = make("ObjectDereferencedError", SQLError.sqlalchemyError)
    public static let detachedInstance: Class = {
        let made = make("DetachedInstanceError", SQLError.sqlalchemyError)
        made.setClassAttribute("code", .string("bhk3"))
        return made
    }()
    public static let unmappedInstanceError = make("UnmappedInstanceError", unmapped)
    public static let unmappedClassError = make("UnmappedClassError", unmapped)
    public static let objectDeleted = make("ObjectDeletedError", SQLError.invalidRequestError)
    public static let unmappedColumn = make("UnmappedColumnError", SQLError.invalidRequestError)
    public static let loaderStrategy = make("LoaderStrategyException", SQLError.invalidRequestError)
}

extension PythonException {
    static func objectDereferenced(_ attribute: InstrumentedAttribute, _ state: InstanceState?) -> PythonException {
        let type = state?.mapper.mappedClass ?? attribute.mapper.mappedClass
        return PythonException(ORMError.objectDereferencedError, "Can't emit change event for attribute '\(attribute.label)' - parent object of type <\(type.name)> has been garbage collected.")
    }

    /// `Class 'builtins.str' is not mapped`
    public static func unmappedInstance(_ value: Value) -> PythonException {
        if Mapper.of(value.type) != nil {
            let name = ORMError.quoted(value.type)
            return PythonException(ORMError.unmappedInstanceError, "Class '\(name)' is mapped, but this instance lacks instrumentation.  This occurs when the instance is created before sqlalchemy.orm.mapper(\(name)) was called.")
        }
        if value.type.resolutionOrder.contains(where: { Mapper.of($0) != nil }) { return ORMError.unmappedClass(value.type) }
        var message = "Class '\(ORMError.quoted(value.type))' is not mapped"
        if let type = value.object as? Class { message += "; was a class (\(ORMError.quoted(type))) supplied where an instance was required?" }
        return PythonException(ORMError.unmappedInstanceError, message)
    }
}

extension RelationshipProperty.Direction {
    /// As the enum prints: `<RelationshipDirection.ONETOMANY: 1>`.
    public var label: String {
        switch self {
        case .oneToMany: "<RelationshipDirection.ONETOMANY: 1>"
        case .manyToOne: "<RelationshipDirection.MANYTOONE: 2>"
        case .manyToMany: "<RelationshipDirection.MANYTOMANY: 3>"
        }
    }
}

/// The mistakes of declarative classes.
extension ORMError {
    static func annotationRequired(_ type: Class, _ key: Name, _ construct: String) -> PythonException {
        argument("Python typing annotation is required for attribute \"\(type.name).\(key.text)\" when primary argument(s) for \"\(construct)\" construct are None or not present")
    }
    static func unmappedAnnotation(_ type: Class, _ key: Name) -> PythonException {
        let message = "Type annotation for \"\(type.name).\(key.text)\" can't be correctly interpreted for Annotated Declarative Table form.  ORM annotations should normally make use of the ``Mapped[]`` generic type, or other ORM-compatible generic type, as a container for the actual type, which indicates the intent that the attribute is mapped. Class variables that are not intended to be mapped by the ORM should use ClassVar[].  To allow Annotated Declarative to disregard legacy annotations which don't use Mapped[] to pass, set \"__allow_unmapped__ = True\" on the class or a superclass this class."
        return PythonException(type: mappedAnnotation, arguments: [.string(SQLError.withLink(message, code: "zlpr"))])
    }
}
