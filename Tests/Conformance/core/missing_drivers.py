"""URLs of other databases, whose drivers are not installed, and of dialects that do not exist."""
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

for url in (
    "postgresql://scott@localhost/test", "postgresql+psycopg2://scott@localhost/test", "postgresql+asyncpg://localhost/test", "mysql://localhost/test", "mysql+pymysql://localhost/test", "mariadb://localhost/test",
    "oracle://localhost", "oracle+cx_oracle://localhost", "mssql://localhost", "mssql+pymssql://localhost", "sqlite+aiosqlite://", "sqlite+other://", "postgresql+other://localhost", "nothing://localhost", "not a url",
):
    try:
        print(create_engine(url))
    except Exception as error:
        print(url, type(error).__name__, "|", error)
for url in ("postgresql://scott:tiger@localhost:5432/test", "mysql+pymysql://u@h/d?charset=utf8mb4"):
    parsed = make_url(url)
    print(parsed, parsed.get_backend_name(), parsed.get_driver_name() if "+" in url else parsed.drivername, parsed.host, parsed.port, parsed.database, dict(parsed.query))
