# sys.exit ends the script with its status; finally blocks run.
import sys
try:
    print("working")
    sys.exit(3)
finally:
    print("cleaned up")
