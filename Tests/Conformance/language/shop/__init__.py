from .stock import Stock
from . import labels

version = "1.0"
print("package", __name__)
