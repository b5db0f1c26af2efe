"""Aggregates, groups, pivots and running totals over two tables, as a report would ask for them."""
from _library import attempt, author, book, filled
from sqlalchemy import case, cast, desc, distinct, func, Integer, literal, Numeric, select, String, union_all

with filled().connect() as connection:
    def rows(statement):
        return connection.execute(statement).all()

    attempt("by author", lambda: rows(select(author.c.name, func.count(book.c.id), func.sum(book.c.price), func.min(book.c.price), func.max(book.c.price)).outerjoin(book).group_by(author.c.id).order_by(author.c.id)))
    attempt("average", lambda: rows(select(author.c.name, func.round(func.avg(book.c.price), 2).label("mean")).join(book).group_by(author.c.name).having(func.avg(book.c.price) > 9).order_by(desc("mean"))))
    attempt("pivot", lambda: rows(select(book.c.author_id, func.sum(case((book.c.price < 9, 1), else_=0)).label("cheap"), func.count(case((book.c.price >= 9, 1))).label("dear")).group_by(book.c.author_id)))
    attempt("filter", lambda: rows(select(func.count().filter(book.c.price > 9), func.count(distinct(book.c.author_id)), func.total(book.c.price), func.group_concat(book.c.title, "|"))))
    attempt("running", lambda: rows(select(book.c.id, func.sum(book.c.price).over(order_by=book.c.id), func.avg(book.c.price).over(order_by=book.c.id, rows=(-1, 1)))))
    attempt("rank", lambda: rows(select(book.c.title, func.rank().over(order_by=book.c.price.desc()), func.ntile(2).over(order_by=book.c.id), func.lag(book.c.title).over(order_by=book.c.id), func.first_value(book.c.title).over(partition_by=book.c.author_id, order_by=book.c.price))))
    attempt("share", lambda: rows(select(book.c.id, (book.c.price * 100 / func.sum(book.c.price).over()).label("share"))))
    attempt("totals", lambda: rows(union_all(select(author.c.name, func.count(book.c.id)).join(book).group_by(author.c.name), select(literal("total"), func.count(book.c.id)))))
    attempt("having count", lambda: rows(select(book.c.author_id).group_by(book.c.author_id).having(func.count() == 2)))
    attempt("group by expression", lambda: rows(select((book.c.price > 9).label("dear"), func.count()).group_by(book.c.price > 9)))
    attempt("group by two", lambda: rows(select(book.c.author_id, book.c.in_print, func.count()).group_by(book.c.author_id, book.c.in_print).order_by(book.c.author_id)))
    attempt("decades", lambda: rows(select((author.c.born / 10 * 10).label("d"), cast(author.c.born / 10, Integer) * 10, func.count()).where(author.c.born.is_not(None)).group_by("d").order_by("d")))
    attempt("lengths", lambda: rows(select(func.length(book.c.title).label("n"), func.min(book.c.title)).group_by(func.length(book.c.title)).order_by("n")))
    attempt("nothing", lambda: rows(select(func.sum(book.c.price), func.count(), func.max(book.c.title)).where(book.c.id < 0)))
    attempt("scalar of aggregate", lambda: rows(select(book.c.title).where(book.c.price == select(func.max(book.c.price)).scalar_subquery())))
    attempt("above average", lambda: rows(select(book.c.title, book.c.price - select(func.avg(book.c.price)).scalar_subquery()).where(book.c.price > select(func.avg(book.c.price)).scalar_subquery())))
    attempt("correlated", lambda: rows(select(author.c.name, select(func.count(book.c.id)).where(book.c.author_id == author.c.id).correlate(author).scalar_subquery().label("books")).order_by("books", author.c.name)))
    attempt("misused", lambda: rows(select(book.c.title).where(func.count() > 1)))
