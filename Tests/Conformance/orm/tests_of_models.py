# Unit tests of models as an application has them: a database for each test, mocks of what is outside.
import io
import re
import unittest
from datetime import datetime
from unittest.mock import ANY, Mock, call, create_autospec, patch

from sqlalchemy import ForeignKey, create_engine, event, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, sessionmaker


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    orders: Mapped[list["Order"]] = relationship(back_populates="customer", cascade="all, delete-orphan")

    def __repr__(self):
        return f"Customer({self.email!r})"


class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    total: Mapped[int]
    placed: Mapped[datetime] = mapped_column(default=lambda: now())
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    customer: Mapped[Customer] = relationship(back_populates="orders")


def now():
    return datetime.now()


def send(address, text):
    raise ConnectionError("no mail in tests")


def place(session, email, total):
    customer = session.scalars(select(Customer).filter_by(email=email)).one_or_none() or Customer(email=email)
    customer.orders.append(Order(total=total))
    session.add(customer)
    session.commit()
    send(email, f"order of {total}")
    return customer


class ShopTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.engine = create_engine("sqlite://")
        cls.addClassCleanup(cls.engine.dispose)

    def setUp(self):
        Base.metadata.create_all(self.engine)
        self.addCleanup(Base.metadata.drop_all, self.engine)
        self.session = self.enterContext(sessionmaker(self.engine)())
        self.send = self.enterContext(patch("__main__.send"))
        self.enterContext(patch("__main__.now", return_value=datetime(2024, 5, 17)))

    def test_place(self):
        customer = place(self.session, "ed@example.com", 3)
        place(self.session, "ed@example.com", 4)
        self.assertEqual([order.total for order in customer.orders], [3, 4])
        self.assertEqual(customer.orders[0].placed, datetime(2024, 5, 17))
        self.assertEqual(self.session.scalar(select(func.count()).select_from(Customer)), 1)
        self.assertEqual(self.send.mock_calls, [call("ed@example.com", "order of 3"), call("ed@example.com", "order of 4")])

    def test_mail_is_down(self):
        self.send.side_effect = ConnectionError("down")
        with self.assertRaisesRegex(ConnectionError, "^down$"):
            place(self.session, "ed@example.com", 3)
        self.assertIsNotNone(self.session.get(Customer, 1))

    def test_unique(self):
        self.session.add_all([Customer(email="a"), Customer(email="a")])
        with self.assertRaises(IntegrityError) as raised:
            self.session.flush()
        self.assertIn("UNIQUE constraint failed: customer.email", str(raised.exception))
        self.session.rollback()

    def test_orphans(self):
        customer = place(self.session, "ed@example.com", 3)
        customer.orders.clear()
        self.session.flush()
        self.assertListEqual(self.session.scalars(select(Order)).all(), [])

    def test_listeners(self):
        heard = Mock()
        event.listen(Customer, "before_insert", heard)
        self.addCleanup(event.remove, Customer, "before_insert", heard)
        customer = place(self.session, "ed@example.com", 1)
        heard.assert_called_once_with(Customer.__mapper__, ANY, customer)

    def test_without_a_database(self):
        session = create_autospec(Session, instance=True)
        session.scalars.return_value.one_or_none.return_value = None
        customer = place(session, "jo@example.com", 9)
        session.add.assert_called_once_with(customer)
        session.commit.assert_called_once_with()
        self.assertIsInstance(session, Session)
        with self.assertRaises(AttributeError):
            session.comit()

    def test_wrong_total(self):
        customer = place(self.session, "ed@example.com", 3)
        totals = {order.customer.email: order.total for order in customer.orders}
        self.assertEqual(totals, {"ed@example.com": 4}, "after one order")


stream = io.StringIO()
program = unittest.main(argv=["shop"], testRunner=unittest.TextTestRunner(stream, verbosity=2), exit=False)
text = re.sub(r"in \d+\.\d+s", "in a moment", stream.getvalue())
print(re.sub(r'File ".*[/\\]', 'File "', text))
