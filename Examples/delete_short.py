"""Delete records, with the models in a module beside the script.

Retort always has an application context, as `flask shell` has; Python needs the two lines that make one.
"""
from models import User, app, db

app.app_context().push()

# Delete a single record
user = User.query.filter_by(id=1).first()
if user is None:
    print("no user 1: run make_database.py first")
else:
    db.session.delete(user)
    db.session.commit()
    print("deleted", user.name)

# Delete multiple records based on a condition
count = User.query.filter(User.age > 30).delete()
db.session.commit()
print("deleted", count, "more,", User.query.count(), "left")
