# Shows that a script which sets the level of all logging does not hear of statements: SQLAlchemy's own logger asks for warnings alone.
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(name)s: %(message)s")

from sqlalchemy import create_engine, text

log = logging.getLogger("importer")
engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE item (id INTEGER PRIMARY KEY)"))
    connection.execute(text("INSERT INTO item (id) VALUES (1), (2)"))
    log.info("imported %d items", connection.scalar(text("SELECT count(*) FROM item")))

for name in ["sqlalchemy", "sqlalchemy.engine", "sqlalchemy.orm"]:
    logger = logging.getLogger(name)
    print(name, logger.level, logger.getEffectiveLevel(), logger.isEnabledFor(logging.INFO))

# Asked for, it tells.
logging.getLogger("sqlalchemy").setLevel(logging.INFO)
with create_engine("sqlite://").begin() as connection:
    connection.exec_driver_sql("SELECT 1 WHERE 0")
