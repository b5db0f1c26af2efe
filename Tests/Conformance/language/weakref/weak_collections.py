# Dictionaries and sets whose entries go with the objects.
import gc
import weakref


class User:
    def __init__(self, name):
        self.name = name


users = weakref.WeakValueDictionary()
ada, ben = User("ada"), User("ben")
users["a"] = ada
users["b"] = ben
print(len(users), sorted(users), "a" in users, users["a"].name, users.get("zz"), sorted(user.name for user in users.values()), sorted(key for key, _ in users.items()))
del ben
gc.collect()
print(len(users), "b" in users, list(users.keys()), users.get("b", "gone"))
print(users.setdefault("c", ada).name, users.pop("c").name, users.pop("c", None), bool(users))
users.update({"d": ada})
print(sorted(users), users.copy()["d"] is ada)
del users["d"]
notes = weakref.WeakKeyDictionary()
cyd = User("cyd")
notes[ada] = "first"
notes[cyd] = "second"
print(len(notes), notes[ada], cyd in notes, notes.get(User("x"), "default"), sorted(notes.values()), sorted(user.name for user in notes))
del cyd
gc.collect()
print(len(notes), list(notes.values()), notes.pop(ada), len(notes))
online = weakref.WeakSet([ada])
guest = User("guest")
online.add(guest)
online.add(ada)
print(len(online), guest in online, sorted(user.name for user in online))
del guest
gc.collect()
print(len(online), [user.name for user in online])
online.discard(ada)
online.discard(ada)
print(len(online), ada in online)
for attempt in [lambda: users["zz"], lambda: users.pop("zz"), lambda: users.__setitem__("n", 5), lambda: online.add(5)]:
    try:
        print("no error", attempt())
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)
