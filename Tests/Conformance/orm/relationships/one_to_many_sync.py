"""back_populates: both sides follow each other in memory before any flush."""
from _shop import Address, Customer, Order
from _statements import refused

ann, bea = Customer(name="Ann"), Customer(name="Bea")
home = Address(email="home")
ann.addresses.append(home)
print(home.customer, ann.addresses)
home.customer = bea
print(ann.addresses, bea.addresses)
bea.addresses.remove(home)
print(home.customer)
ann.addresses = [home, Address(email="work")]
print(ann.addresses, [address.customer for address in ann.addresses])
first = ann.addresses.pop(0)
print(first.customer, ann.addresses)
ann.addresses.insert(0, first)
ann.addresses[1] = Address(email="new")
print(ann.addresses, first.customer)
ann.addresses.extend([Address(email="x"), Address(email="y")])
del ann.addresses[1:3]
print(ann.addresses)
ann.addresses += [Address(email="z")]
ann.addresses.reverse()
print(ann.addresses, ann.addresses[0].customer)
del first.customer
print(ann.addresses, first.customer)
ann.addresses.clear()
print(ann.addresses)
order = Order(total=1, customer=ann)
print(ann.orders, order.customer_id)
order.customer = None
print(ann.orders)
both = Address(email="twice")
ann.addresses.append(both)
ann.addresses.append(both)
print(ann.addresses, both.customer)
ann.addresses.remove(both)
print(ann.addresses, both.customer)
refused(lambda: ann.addresses.append("text"))
refused(lambda: ann.addresses.append(None))
refused(lambda: setattr(ann, "addresses", None))
refused(lambda: setattr(ann, "addresses", home))
refused(lambda: setattr(ann, "addresses", {home}))
refused(lambda: setattr(home, "customer", "Ann"))
refused(lambda: ann.addresses.append(order))
