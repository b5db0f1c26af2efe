"""Dataclasses whose fields name their columns in metadata, mapped afterwards."""
from dataclasses import asdict, dataclass, field
from typing import List, Optional

from sqlalchemy import Column, ForeignKey, Integer, String, select
from sqlalchemy.orm import Session, registry, relationship

from _traced import traced

mapping = registry()


@mapping.mapped
@dataclass
class Account:
    __tablename__ = "account"
    __sa_dataclass_metadata_key__ = "sa"
    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    owner: str = field(metadata={"sa": Column(String(50))})
    limit: Optional[int] = field(default=10, metadata={"sa": Column(Integer)})
    note: str = field(default="plain", repr=False)
    entries: List["Entry"] = field(default_factory=list, metadata={"sa": relationship("Entry", order_by="Entry.id")})


@mapping.mapped
@dataclass
class Entry:
    __tablename__ = "entry"
    __sa_dataclass_metadata_key__ = "sa"
    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    account_id: int = field(init=False, metadata={"sa": Column(ForeignKey("account.id"))})
    amount: int = field(default=0, metadata={"sa": Column(Integer)})


session = Session(traced(mapping))
account = Account("ann", entries=[Entry(5), Entry(7)])
print(account.limit, account.note, account.owner)
session.add(account)
session.commit()
print(account)
print(session.scalars(select(Account).where(Account.owner == "ann")).one() is account)
print([(e.id, e.amount) for e in account.entries], account.note)
session.expunge_all()
loaded = session.get(Account, 1)
print(loaded.owner, loaded.limit, [e.amount for e in loaded.entries])
loaded.entries.append(Entry(9))
loaded.limit = None
session.commit()
print(session.scalars(select(Entry.amount).order_by(Entry.id)).all())
print(Account("x") == Account("x"), Account("x") == Account("y"))
print([c.name for c in Account.__table__.columns])
