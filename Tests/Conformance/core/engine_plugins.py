# CreateEnginePlugin: classes that a URL or create_engine(plugins=...) names take part in making an engine.
from sqlalchemy import create_engine, event, text
from sqlalchemy.dialects import plugins
from sqlalchemy.engine import CreateEnginePlugin


class StatementCounter(CreateEnginePlugin):
    def __init__(self, url, kwargs):
        print("plugin for", url, sorted(kwargs))
        self.name = url.query.get("counter_name", "counter")
        self.limit = kwargs.pop("counter_limit", None)
        self.statements = []

    def update_url(self, url):
        return url.difference_update_query(["counter_name"])

    def engine_created(self, engine):
        print("created", engine.url, self.name, self.limit)
        event.listen(engine, "before_cursor_execute", self.count)
        engine.counter = self

    def count(self, conn, cursor, statement, parameters, context, executemany):
        self.statements.append(statement)


class Silent(CreateEnginePlugin):
    def update_url(self, url):
        print("silent sees", url)


plugins.register("counter", __name__, "StatementCounter")
plugins.register("silent", __name__, "Silent")

engine = create_engine("sqlite:///?plugin=counter&counter_name=mine", counter_limit=5)
with engine.connect() as connection:
    connection.execute(text("SELECT 1"))
    connection.execute(text("SELECT 2"))
print(engine.counter.statements, engine.url)

engine = create_engine("sqlite://", plugins=["silent", "counter"])
print(engine.counter.name, engine)

for url, options in [("sqlite://", {"plugins": ["absent"]}), ("sqlite:///?plugin=absent", {}), ("sqlite://", {"counter_limit": 5})]:
    try:
        create_engine(url, **options)
    except Exception as error:
        print(type(error).__name__, str(error).split(". ")[0][:100])
plain = CreateEnginePlugin("url", {})
try:
    plain.update_url(None)
except NotImplementedError as error:
    print("NotImplementedError", error.args, plain.url)
print(plain.engine_created(None), plain.handle_pool_kwargs(None, {}), plain.handle_dialect_kwargs(None, {}))
