import Runtime

/// `class TenantOption(UserDefinedOption)`: an option of the program's own, which says nothing to loading and is there for listeners of
/// `do_orm_execute` to read (sqlalchemy.orm.UserDefinedOption).
open class UserDefinedOption: Object {
    public var payload = Value.none

    public override init(type: Class) { super.init(type: type) }

    /// Whether later loads of the objects have it too: `propagate_to_loaders`.
    open var propagates: Bool { (try? Value.object(self).attributeIfPresent("propagate_to_loaders")?.isTrue()) ?? false }
}
