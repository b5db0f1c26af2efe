# Literals of truth values, dates and intervals in each database.
from sqlalchemy import *
from sqlalchemy.dialects import postgresql as pg, mysql, oracle, mssql, sqlite
import datetime as dt
ds={"sqlite":sqlite.dialect(),"pg":pg.dialect(),"my":mysql.dialect(),"maria":mysql.dialect(is_mariadb=True),"ora":oracle.dialect(),"ms":mssql.dialect()}
for n,d in ds.items():
    for v in [True,False,dt.date(2024,1,2),dt.datetime(2024,1,2,3,4,5,600),dt.datetime(2024,1,2),dt.time(3,4,5),dt.time(3,4,5,7),dt.timedelta(1,2)]:
        try: print(n,select(literal(v)).compile(dialect=d,compile_kwargs={"literal_binds":True}))
        except Exception as x: print(n,v,type(x).__name__,str(x)[:150])
    t=table("t",column("d",Date),column("ts",TIMESTAMP),column("b",Boolean),column("dd",DATE),column("dtt",DateTime))
    print(n,str(select(1).where(t.c.d==dt.date(2024,1,2),t.c.ts==dt.datetime(2024,1,2,3),t.c.b==True,t.c.dd==dt.date(2024,1,2),t.c.dtt>dt.datetime(2024,1,2,3)).compile(dialect=d,compile_kwargs={"literal_binds":True})).replace("\n"," "))
