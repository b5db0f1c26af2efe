# Two handlers hear of each statement, and both are told the same of how it came to be compiled.
import contextlib
import io
import logging
import re

from sqlalchemy import create_engine, select, text


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(re.sub(r"[\d.e-]+s", "Ns", record.getMessage()))


first, second = Lines(), Lines()
logging.getLogger().addHandler(first)
logging.getLogger("sqlalchemy.engine").addHandler(second)
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
with contextlib.redirect_stdout(io.StringIO()) as echoed:
    engine = create_engine("sqlite://", echo=True)
    with engine.connect() as connection:
        for i in range(2):
            connection.execute(select(text("1")))
            connection.execute(text("select 2"))
print(len(echoed.getvalue().splitlines()))
print(first.lines == second.lines)
for line in first.lines:
    print(line)
