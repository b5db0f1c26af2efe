"""csv: readers and writers, dictionaries, dialects, refusals."""
import csv
import io
from _attempts import attempt

row = ["a", 1, 2.5, None, "x,y", 'q"r', "l\nm", "", True]
for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
    file = io.StringIO()
    writer = csv.writer(file, quoting=quoting)
    print(writer.writerow(row))
    writer.writerows([[1], [""], []])
    print(repr(file.getvalue()))
file = io.StringIO()
csv.writer(file, delimiter="\t", quotechar="'", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\").writerow(["a\tb", "it's", "c\\d"])
print(repr(file.getvalue()))
print(list(csv.reader(["a,b,\"c,d\"", '1,"2""x",3', "", '"multi\n', 'line",z', " a, b"])))
print(list(csv.reader("a;b\n1;2\n".splitlines(), delimiter=";")), list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader(["a, b"], skipinitialspace=True)), list(csv.reader(['"a"b,c'])), list(csv.reader(["a\\,b"], escapechar="\\")))
people = csv.DictReader(io.StringIO("id,name\n1,Ann\n2\n3,Bob,extra,more\n\n4,Eve\n"))
print(people.fieldnames, list(people), people.line_num)
print(list(csv.DictReader(["1,2"], fieldnames=["a", "b", "c"], restval="-")), next(csv.DictReader(["a", "1,2"], restkey="rest")))
file = io.StringIO()
writer = csv.DictWriter(file, fieldnames=["id", "name"])
writer.writeheader()
writer.writerow({"id": 1, "name": "A,n"})
writer.writerows([{"id": 2}])
print(repr(file.getvalue()))
attempt(writer.writerow, {"id": 1, "zz": 2})
csv.DictWriter(file, ["id"], extrasaction="ignore").writerow({"id": 9, "q": 1})


class Pipes(csv.excel):
    delimiter = "|"


csv.register_dialect("pipes", Pipes)
csv.register_dialect("semicolons", delimiter=";")
print(csv.list_dialects(), list(csv.reader(["a|b"], "pipes")), list(csv.reader(["a|b"], Pipes)), list(csv.reader(["a;b"], dialect="semicolons")))
csv.unregister_dialect("semicolons")
attempt(csv.unregister_dialect, "semicolons")
attempt(csv.DictWriter, file)
attempt(csv.writer, 3)
attempt(csv.reader, 3)
attempt(list, csv.reader([1]))
attempt(lambda: csv.reader([], delimiter="ab"))
attempt(lambda: csv.reader([], quoting=9))
attempt(lambda: csv.reader([], colour=1))
attempt(csv.reader, [], "nodialect")
attempt(list, csv.reader(['"a'], strict=True))
attempt(list, csv.reader(['"a"b'], strict=True))
attempt(csv.writer(file).writerow, 3)
attempt(csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow, ["a,b"])
attempt(csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow, [""])
