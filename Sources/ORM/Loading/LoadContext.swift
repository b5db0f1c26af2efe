import Runtime
import SQL

/// What listeners of `load(target, context)` learn of the load that made an object (sqlalchemy.orm.QueryContext).
public final class LoadContext: Object {
    public let session: Session
    /// The SELECT that was sent; nil where the load was for the ORM's own ends.
    public let select: Select?
    public let refreshed: InstanceState?
    public let populatesExisting: Bool
    public let bindArguments: DictObject?

    init(_ run: LoadRun) {
        session = run.session
        select = run.origin?.select
        refreshed = run.refreshed
        bindArguments = run.bindArguments
        populatesExisting = run.populatesExisting
        super.init()
    }

    /// That of a SELECT of columns alone.
    init(_ session: Session, refreshing state: InstanceState) {
        (self.session, refreshed) = (session, state)
        (select, bindArguments, populatesExisting) = (nil, nil, false)
        super.init()
    }
}
