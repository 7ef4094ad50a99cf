"""The most memory that a command held at once, in bytes, with those that it started.

    peak.py COMMAND [ARGUMENT...]
"""

import resource
import subprocess
import sys

subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
