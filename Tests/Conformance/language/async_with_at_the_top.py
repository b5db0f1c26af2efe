"""What stands in asynchronous functions alone is refused elsewhere."""
print("not reached")
async with open_session() as session:
    session.commit()
