print(Optional[], List[str])
