# Names imported from the modules that define them.
from sqlalchemy.inspection import inspect
from sqlalchemy.engine import Connection, CursorResult, Engine, Result, Row, create_engine
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import DisconnectionError, IntegrityError, InvalidatePoolError, LegacyAPIWarning, MovedIn20Warning, NoResultFound, OperationalError, SAWarning, SQLAlchemyError
from sqlalchemy.orm.attributes import InstrumentedAttribute, flag_modified, get_history
from sqlalchemy.orm.collections import InstrumentedList, InstrumentedSet
from sqlalchemy.orm.decl_api import DeclarativeBase, DeclarativeMeta, declared_attr, registry
from sqlalchemy.orm.dynamic import AppenderQuery
from sqlalchemy.orm.exc import DetachedInstanceError, NoResultFound as ORMNoResultFound, StaleDataError
from sqlalchemy.orm.interfaces import MANYTOONE, ONETOMANY, MapperProperty, PropComparator
from sqlalchemy.orm.mapper import Mapper, configure_mappers, validates
from sqlalchemy.orm.properties import ColumnProperty, RelationshipProperty
from sqlalchemy.orm.query import Query
from sqlalchemy.orm.relationships import RelationshipProperty as SameRelationshipProperty
from sqlalchemy.orm.scoping import scoped_session
from sqlalchemy.orm.session import Session, make_transient, object_session, sessionmaker
from sqlalchemy.orm.state import InstanceState
from sqlalchemy.orm.strategy_options import Load, defer, joinedload, selectinload
from sqlalchemy.orm.unitofwork import UOWTransaction
from sqlalchemy.orm.util import AliasedClass, class_mapper, identity_key, object_mapper, polymorphic_union, with_parent
from sqlalchemy.orm.writeonly import WriteOnlyCollection
from sqlalchemy.pool import NullPool, QueuePool, StaticPool
from sqlalchemy.sql import and_, func, or_, select, text
from sqlalchemy.sql.elements import BinaryExpression, ColumnElement, Label
from sqlalchemy.sql.expression import ClauseElement, literal, null
from sqlalchemy.sql.functions import GenericFunction, coalesce, count, max as sql_max, now, sum as sql_sum
from sqlalchemy.sql.schema import Column, MetaData, Table
from sqlalchemy.sql.selectable import Select, Subquery
from sqlalchemy.sql.sqltypes import Integer, String
import sqlalchemy
import sqlalchemy.orm

for module, names in [
    (sqlalchemy, {"inspect": inspect, "Select": Select, "Column": Column, "Integer": Integer, "NullPool": NullPool, "StaticPool": StaticPool, "QueuePool": QueuePool, "Row": Row, "URL": URL}),
    (sqlalchemy.orm, {"Query": Query, "Session": Session, "Mapper": Mapper, "joinedload": joinedload, "InstrumentedAttribute": InstrumentedAttribute, "UOWTransaction": UOWTransaction,
                      "WriteOnlyCollection": WriteOnlyCollection, "AppenderQuery": AppenderQuery, "DeclarativeBase": DeclarativeBase}),
]:
    for name, value in names.items():
        assert getattr(module, name) is value, name
print(RelationshipProperty is SameRelationshipProperty, ORMNoResultFound is NoResultFound)
for thing in (Session, Query, Select, Mapper, InstanceState, AliasedClass, NullPool, CursorResult, UOWTransaction, WriteOnlyCollection, AppenderQuery, DeclarativeMeta, declared_attr):
    print(thing.__module__, thing.__name__)

metadata = MetaData()
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
print(select(count(users.c.id), sql_max(users.c.name), sql_sum(users.c.id), coalesce(users.c.name, "?"), now()))
print(select(count()).select_from(users))
print(issubclass(InvalidatePoolError, DisconnectionError), issubclass(MovedIn20Warning, DeprecationWarning), issubclass(SAWarning, RuntimeWarning))
try:
    from sqlalchemy.orm.query import nothing_of_this_name
except ImportError as error:
    print(str(error).split(" (")[0])
