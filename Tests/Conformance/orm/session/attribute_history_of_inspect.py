"""inspect(obj).attrs: history, loaded values, and get_history()."""
from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import PASSIVE_NO_INITIALIZE, get_history, instance_state

from _shop import Address, Customer, Item, shop

engine = shop()
with Session(engine) as session:
    new = Item(name="n")
    print(inspect(new).attrs.name.history, inspect(new).attrs.price.history, inspect(new).attrs.tags.history)
    print(inspect(new).attrs.name.value, inspect(new).attrs.name.loaded_value, inspect(new).attrs.price.loaded_value)
    ann = session.get(Customer, 1)
    state = inspect(ann)
    print(state.attrs.name.history, state.attrs.addresses.history, state.attrs.addresses.loaded_value)
    print(state.attrs.addresses.load_history())
    added = Address(email="new")
    ann.addresses.append(added)
    gone = ann.addresses[0]
    ann.addresses.remove(gone)
    history = get_history(ann, "addresses")
    print(history.added, history.unchanged, history.deleted, history.has_changes(), history.empty())
    print(history.sum(), history.non_added(), history.non_deleted(), tuple(history))
    ann.name = "x"
    ann.city = None
    for key in ("name", "city"):
        print(key, get_history(ann, key), state.attrs[key].value, state.committed_state.get(key))
    del ann.name
    print(get_history(ann, "name"), ann.name)
    session.rollback()
    print(get_history(ann, "name", PASSIVE_NO_INITIALIZE), get_history(ann, "name"))
    ann.profile = None
    print(get_history(ann, "profile"))
    print(state.dict is ann.__dict__, state.obj() is ann, state.object is ann, state.class_.__name__, state.mapper, state.manager.class_.__name__, instance_state(ann) is state)
    print(sorted(state.unmodified), sorted(state.unloaded), state.key[1], state.session is session, state.async_session)
    session.rollback()
