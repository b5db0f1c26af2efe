"""sys.exit with a message writes it to standard error and ends with status 1."""
import sys

print("before")
sys.exit(["a list", 1])
