from jp4 import *
b.write(README,decoys('JPY'),None)
