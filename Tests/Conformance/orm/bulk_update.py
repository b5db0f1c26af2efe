from sqlalchemy import create_engine, Column, Integer, String, func, update, event, bindparam
from sqlalchemy.orm import declarative_base, sessionmaker

Base = declarative_base()

class Book(Base):
    __tablename__ = 'book'
    id = Column(Integer, primary_key=True)
    title = Column(String)
    copies = Column(Integer, default=1)
    shelf = Column('shelf_no', String, onupdate=lambda: 'moved')

engine = create_engine('sqlite://')
Base.metadata.create_all(engine)
Session = sessionmaker(engine)
session = Session()
session.add_all([Book(title=t, copies=n, shelf='S%d' % n) for n, t in enumerate(['Emma', 'Dune', 'Ulysses', 'Kim'])])
session.commit()

@event.listens_for(engine, 'before_cursor_execute')
def log(conn, cursor, statement, parameters, context, executemany):
    print('   ', statement.replace('\n', ' '), parameters)

def state():
    with engine.connect() as c:
        return [tuple(r) for r in c.exec_driver_sql('SELECT title, copies, shelf_no FROM book ORDER BY id')]

print(session.query(Book).update({'copies': 5}))
session.rollback()
print(session.query(Book).filter(Book.title == 'Dune').update({Book.copies: Book.copies + 10, 'title': 'Dune!'}))
session.commit()
print(state())
print(session.query(Book).filter_by(title='nothing').update({'copies': 0}))
print(session.execute(update(Book).where(Book.copies > 2).values(title=func.upper(Book.title), shelf='top')).rowcount)
session.commit()
print(state())

books = session.query(Book).order_by(Book.id).all()
for how in ('evaluate', 'fetch', False, 'auto'):
    session.query(Book).filter(Book.id <= 2).update({'copies': Book.copies + 1}, synchronize_session=how)
    print(how, [b.__dict__.get('copies', '(expired)') for b in books])
    print([b.copies for b in books])
    session.rollback()
    books = session.query(Book).order_by(Book.id).all()

books[0].copies = 1000
print(session.query(Book).filter(Book.copies == 1000).update({'title': 'thousand'}), books[0].title)
session.commit()

# bulk update by primary key
result = session.execute(update(Book), [{'id': 1, 'title': 'one'}, {'id': 2, 'title': 'two'}])
print(hasattr(result, 'rowcount'))
session.commit()
session.bulk_update_mappings(Book, [{'id': 3, 'copies': 33}])
session.bulk_insert_mappings(Book, [{'title': 'new', 'copies': 8}, {'title': 'newer', 'copies': 9}])
session.bulk_save_objects([Book(title='newest')])
session.commit()
print(state())
for bad in (lambda: session.query(Book).update({'nope': 1}), lambda: session.query(Book).limit(1).update({'copies': 1}), lambda: session.query(Book).update({}),
            lambda: session.query(Book).update({'copies': 1}, synchronize_session='x'), lambda: session.query(Book.title).update({'title': 'by column'})):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, str(e).splitlines()[0])
        session.rollback()
