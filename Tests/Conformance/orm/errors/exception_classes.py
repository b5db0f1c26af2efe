"""Classes of errors: where they live, what they derive from, codes and texts."""
import sqlalchemy.exc as exc
import sqlalchemy.orm.exc as orm_exc
from sqlalchemy import select
from sqlalchemy.orm import Session

from _shop import Item, shop

for module in (orm_exc, exc):
    for name in ("StaleDataError", "FlushError", "UnmappedError", "UnmappedInstanceError", "UnmappedClassError", "UnmappedColumnError", "ObjectDeletedError", "ObjectDereferencedError", "DetachedInstanceError",
                 "NoResultFound", "MultipleResultsFound", "MappedAnnotationError", "LoaderStrategyException", "InvalidRequestError", "ArgumentError", "PendingRollbackError", "IntegrityError", "OperationalError",
                 "StatementError", "DBAPIError", "NoForeignKeysError", "AmbiguousForeignKeysError", "CircularDependencyError", "CompileError", "UnboundExecutionError", "NoInspectionAvailable",
                 "NoSuchColumnError", "NoReferencedTableError", "NoReferencedColumnError", "SAWarning", "SADeprecationWarning", "ResourceClosedError", "NoSuchTableError", "ObjectNotExecutableError"):
        found = getattr(module, name, None)
        if found is not None:
            print(module.__name__, name, found.__module__, [base.__name__ for base in found.__mro__[1:4]], getattr(found, "code", None))
engine = shop()
with Session(engine) as session:
    for action in (lambda: session.scalars(select(Item)).one(), lambda: session.scalars(select(Item).where(Item.id == 99)).one(), lambda: session.get_one(Item, 99), lambda: session.add(5)):
        try:
            action()
        except Exception as error:
            print(type(error).__module__, type(error).__name__, error.args, getattr(error, "code", None), str(error))
print(exc.InvalidRequestError("text", code="abcd"), exc.InvalidRequestError("text").code, repr(exc.ArgumentError("x", 5)))
print(issubclass(orm_exc.NoResultFound, exc.InvalidRequestError), orm_exc.NoResultFound is exc.NoResultFound)
error = exc.IntegrityError("INSERT", {"a": 1}, ValueError("inner"))
print(error, error.orig, error.params, error.statement)
print(exc.StatementError("message", "SELECT 1", (1, 2), None))
