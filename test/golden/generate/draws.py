"""Random numbers that Keras draws: replaced by a recorded, reproducible stream.

Only `jax.random` is replaced; what Keras does with the numbers is Keras' own code.
"""

import contextlib
from unittest import mock

import numpy as np

from backend import jax, jnp
from numbers_source import seeded


class Draws:
    """Serve every draw from one stream and remember it, in the order of the calls."""

    def __init__(self, key):
        self.stream = seeded(key + "/draws")
        self.drawn = []

    def bernoulli(self, key, p=0.5, shape=None, **_):
        """Draw a keep mask: true with probability `p`."""
        return self.remember(self.stream.uniform(size=shape) < p)

    def uniform(self, key, shape=(), dtype=None, minval=0.0, maxval=1.0, **_):
        """Draw uniform numbers with five decimals."""
        values = np.round(self.stream.uniform(minval, maxval, shape), 5).astype(np.float32)
        return self.remember(values).astype(dtype or float)

    def normal(self, key, shape=(), dtype=None, **_):
        """Draw standard normal numbers with four decimals."""
        values = np.round(self.stream.normal(size=shape), 4).astype(np.float32)
        return self.remember(values).astype(dtype or float)

    def remember(self, values):
        """Keep a draw and return it for JAX."""
        self.drawn.append(np.asarray(values))
        return jnp.asarray(values)


@contextlib.contextmanager
def recorded_draws(key):
    """Replace JAX' draws inside the block; the yielded `Draws` remembers them."""
    draws = Draws(key)
    names = ("bernoulli", "uniform", "normal")
    with contextlib.ExitStack() as stack:
        for name in names:
            stack.enter_context(mock.patch.object(jax.random, name, getattr(draws, name)))
        yield draws
