"""Makes the golden values, or checks the stored ones.

python test/golden/generate/main.py            writes ../values/*.json
python test/golden/generate/main.py --check    makes them anew and compares
python test/golden/generate/main.py --float32  as --check, with Keras in plain float32
... --only ELU Dense                           these types only
... --part 1/2                                 every second type, for two processes side by side
... --check --every 1                          all drawn cases, not a third of them
python test/golden/generate/main.py --draw 500 --seed 1             writes ../values/drawn/*.json
python test/golden/generate/main.py --draw 2000 --seed 7 --to DIR   writes DIR/*.json
"""

import argparse
import sys

import activations
import attention
import augmentation
import cells
import compare
import convolution_variants
import convolutions
import core
import dense
import fits
import initializers
import losses
import merging
import metrics
import normalization
import optimizers
import pooling
import preprocessing
import recurrent
import regularization
import schedules
import sequences
import shaping
import store
from backend import forget_compiled, set_precision
from drawn import keeping

FAMILIES = (
    activations, dense, convolutions, pooling, shaping, regularization, cells, recurrent, initializers,
    convolution_variants, normalization, merging, sequences, attention, preprocessing, core, losses, metrics,
    optimizers, schedules, fits, augmentation,
)  # fmt: skip
FILES = {name: make for family in FAMILIES for name, make in family.FILES.items()}


def generate(types):
    """Write the file of each type."""
    for type_name in types:
        cases = [case.run() for case in FILES[type_name]()]
        names = [case["name"] for case in cases]
        if len(set(names)) < len(names):
            raise ValueError(f"{type_name}: two cases have the same name")
        store.write(type_name, cases)
        print(f"{type_name}: {len(cases)} cases", flush=True)


def check(types, every):
    """Compare each stored case, and every `every`-th drawn one, with one made anew; return the number of failures."""
    passed, failed = keeping.check(types, every)
    for type_name in types:
        forget_compiled()
        stored = {case["name"]: case for case in store.read(type_name)}
        made = {case.name: case for case in FILES[type_name]()}
        for name in stored.keys() | made.keys():
            found = check_case(made.get(name), stored.get(name))
            passed, failed = passed + (not found), failed + bool(found)
            for line in found:
                print(f"{type_name}, {name}: {line}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return failed


def check_case(made, stored):
    """Return what is wrong with one case."""
    if made is None or stored is None:
        return ["expected in both, received in " + ("the files only" if stored else "the scripts only")]
    return compare.problems(made.run(), stored)


def main():
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=sorted(FILES), metavar="TYPE", default=list(FILES))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--float32", action="store_true")
    parser.add_argument("--part", default="1/1", metavar="I/N")
    parser.add_argument("--every", type=int, default=3, metavar="N")
    parser.add_argument("--draw", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", default=keeping.DRAWN, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.draw:
        keeping.write(arguments.seed, arguments.draw, arguments.to)
        return
    part, parts = map(int, arguments.part.split("/"))
    types = arguments.only[part - 1 :: parts]
    if arguments.float32:
        set_precision("float32")
    if arguments.check or arguments.float32:
        sys.exit(1 if check(types, arguments.every) else 0)
    generate(types)


if __name__ == "__main__":
    main()
