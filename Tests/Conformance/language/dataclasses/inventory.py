# Records of an inventory: defaults, factories, comparison, copies, conversion.
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace


@dataclass
class Supplier:
    name: str
    city: str = "Bonn"


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    tags: list[str] = field(default_factory=list, compare=False)
    supplier: Supplier | None = field(default=None, repr=False, compare=False)
    stock: int = field(default=0, compare=False, metadata={"unit": "pieces"})

    @property
    def value(self):
        return self.price * self.stock


pen, ink = Item(1.5, "pen", stock=10), Item(4.25, "ink", ["blue"], Supplier("Acme"))
print(pen, ink, pen == Item(1.5, "other"), pen < ink, max(pen, ink).name, sorted([ink, pen])[0].name, pen.value)
pen.tags.append("new")
print(pen.tags, Item(1, "x").tags, Item.stock, hasattr(Item, "tags"), ink.supplier, Item.__match_args__)
print(asdict(ink), astuple(ink), asdict(ink, dict_factory=lambda pairs: [key for key, _ in pairs]), astuple(pen, tuple_factory=list))
copy = replace(ink, price=5.0, tags=["red"])
print(copy, copy.supplier is ink.supplier, copy == ink, is_dataclass(Item), is_dataclass(pen), is_dataclass(5))
print([(f.name, f.type, f.compare, f.repr, f.init, f.kw_only) for f in fields(Item)])
print(fields(pen)[4].metadata["unit"], fields(Item)[2].default_factory, fields(Item)[4].default, Item.__doc__)
match pen:
    case Item(price, name) if price < 2:
        print("cheap", name, price)
match ink:
    case Item(name="ink", supplier=Supplier(city=city)):
        print("from", city)
for attempt in [
    lambda: Item(), lambda: Item(1, "a", [], None, 5, 6), lambda: Item(1, "a", colour="red"), lambda: Item(1, name="a", price=2), lambda: pen < 5, lambda: pen < Supplier("x"), lambda: hash(pen),
    lambda: asdict(5), lambda: fields(int), lambda: replace(pen, colour=1), lambda: Supplier("a") < Supplier("b"), lambda: field(default=1, default_factory=list),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
