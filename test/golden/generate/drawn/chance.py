"""The generator that the draws come from."""

from numbers_source import seeded


class Chance:
    """A stream of decisions that depends on its key alone.

    `spoils` says whether this draw is to be made impossible. Keras judges, not the recipe: what Keras
    computes all the same is a case like any other.
    """

    def __init__(self, key, spoils=False):
        self.key, self.spoils = key, spoils
        self.stream = seeded(key)

    def happens(self, probability=0.5):
        """Return true with a probability."""
        return bool(self.stream.uniform() < probability)

    def whole(self, low, high):
        """Return a whole number from `low` to `high`, both included."""
        return int(self.stream.randint(low, high + 1))

    def one(self, options):
        """Return one of the options."""
        return list(options)[self.whole(0, len(options) - 1)]

    def wholes(self, count, low, high):
        """Return a list of whole numbers."""
        return [self.whole(low, high) for _ in range(count)]

    def order(self, count):
        """Return 0 to `count` - 1 in any order."""
        return [int(i) for i in self.stream.permutation(count)]

    def lengths(self, rank, low, high):
        """Return one number for all axes, or a list with one for each."""
        return self.whole(low, high) if self.happens() else self.wholes(rank, low, high)

    def some(self, **options):
        """Return a part of these parameters; an option is `(probability, values to choose from)`."""
        return {name: self.one(values) for name, (p, values) in options.items() if self.happens(p)}

    def spoil(self, params, shape, spoilers):
        """Return params and shape, made impossible by one of the spoilers if this draw is to be.

        A spoiler is a dictionary of parameters, or a function of (params, shape) that gives both.
        """
        if not self.spoils:
            return params, shape
        spoiler = self.one(spoilers)
        return (params | spoiler, shape) if isinstance(spoiler, dict) else spoiler(dict(params), list(shape))


def one_axis_less(params, shape):
    """Take the last axis away."""
    return params, shape[:-1]


def one_axis_more(params, shape):
    """Add an axis."""
    return params, [*shape, 2]


def each(value, rank):
    """Return a list of one number for each axis."""
    return list(value) if isinstance(value, list) else [value] * rank


ACTIVATIONS = (
    "relu", "tanh", "sigmoid", "elu", "softplus", "swish", "selu", "gelu", "softsign", "mish", "hardSigmoid",
    {"type": "elu", "alpha": 0.5}, {"type": "leakyRelu", "negativeSlope": 0.1}, "softmax",
)  # fmt: skip
