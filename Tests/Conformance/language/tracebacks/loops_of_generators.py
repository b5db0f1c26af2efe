# Where the traceback points when the loop of a generator fails: at the iterable, at the iterator's next step, in what it delegates to.
import traceback


class Torn:
    def __iter__(self):
        return self

    def __next__(self):
        raise OSError("the line is torn")


def plain(rows):
    for row in rows:
        yield row


def several_lines(rows):
    for row in (
        rows
    ):
        yield row


def at_once(rows):
    for row in rows: yield row


def delegating(rows):
    total = yield from plain(rows)
    return total


def counted(rows):
    yield 0
    for row in len(rows):
        yield row


def within_try(rows):
    for row in rows:
        try:
            yield row
        finally:
            pass


def collected(rows):
    return list(row for group in rows for row in group)


for reader in (plain, several_lines, at_once, delegating, counted, within_try, collected):
    for rows in (5, Torn(), [7, 8]):
        try:
            print(reader.__name__, list(reader(rows)))
        except (TypeError, OSError) as error:
            for line in traceback.format_exception(error)[2:]:
                print(line.partition(", ")[2] if line.startswith("  File") else line, end="")

feed = delegating(iter([1, 2]))
print(next(feed))
try:
    feed.throw(KeyError("thrown in"))
except KeyError as error:
    print("".join(line.partition(", ")[2] for line in traceback.format_exception(error)[2:]))
