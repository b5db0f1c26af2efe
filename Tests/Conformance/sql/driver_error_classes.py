# The errors of statements by the driver's, columns added to lightweight tables, and handlers of one's own beside `echo=True`.
import contextlib
import io
import logging
import re
import sqlite3

from sqlalchemy import column, create_engine, exc, insert, select, table


class Busy(sqlite3.OperationalError):
    pass


class AsIs(exc.DontWrapMixin, Exception):
    pass


for original in (sqlite3.IntegrityError("twice"), Busy("busy"), ValueError("odd"), KeyboardInterrupt(), AsIs("mine")):
    print(repr(exc.DBAPIError.instance("SELECT 1", [1], original, sqlite3.Error)))
print(repr(exc.DBAPIError.instance(None, None, ValueError("odd"), sqlite3.Error)))
error = exc.OperationalError("SELECT ?", (1,), Busy("busy"), connection_invalidated=True)
print(error, error.connection_invalidated, error.orig, error.params)
print(exc.DBAPIError(None, None, ValueError("x")).connection_invalidated, str(exc.DBAPIError(None, None, ValueError("x"))))

t = table("t", column("a"))
t.append_column(column("b"))
print(select(t), insert(t), t.c.keys(), t.alias().c.keys())
try:
    t.append_column(table("other", column("x")).c.x)
except exc.ArgumentError as refusal:
    print(refusal)

lines = []


class Keep(logging.Handler):
    def emit(self, record):
        lines.append((record.name, record.levelname, re.sub(r"[0-9.]+s", "Ns", record.getMessage())))


logging.getLogger("sqlalchemy").addHandler(Keep())
with contextlib.redirect_stdout(io.StringIO()):
    engine = create_engine("sqlite://", echo=True)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
print(lines, logging.getLogger("sqlalchemy.engine").getEffectiveLevel())
