# csv.Sniffer finds out delimiters, quotes and headers.
import csv
import io

samples = [
    "a,b,c\n1,2,3\n4,5,6\n", 'name;age\n"x";3\n"y";4\n', "a\tb\n1\t2\n", "x: y: z\n1: 2: 3\n", '"a","b"\n"c ""q""","d"\n', "one\ntwo\n", "a|b|c\n1|2|3\n",
    "'a', 'b'\n'c', 'd'\n", "name,age,city\nann,31,Rome\nbob,25,Paris\n", "1,2\n3,4\n5,6\n", '"single"\n"col"\n', "x,y\n1.5,2e3\n1j,4\n", "", "a,b\r\nc,d\r\n",
    "abc;de,f\nghi;jk,l\n", "id,code\n1,abc\n22,xyz\n333,uvw\n",
]
for sample in samples:
    for delimiters in (None, ",;", [";"]):
        try:
            found = csv.Sniffer().sniff(sample, delimiters)
        except csv.Error as error:
            print(repr(sample[:12]), delimiters, error)
            continue
        rows = list(csv.reader(io.StringIO(sample), found))
        print(repr(sample[:12]), delimiters, repr(found.delimiter), repr(found.quotechar), found.doublequote, found.skipinitialspace, rows[:2])
    try:
        print(csv.Sniffer().has_header(sample))
    except csv.Error as error:
        print(error)
print(found.lineterminator == "\r\n", found.quoting == csv.QUOTE_MINIMAL, issubclass(found, csv.Dialect), found.__name__)
