"""Keras on JAX with 64-bit floats; import `keras`, `jax` and `jnp` from here only."""

import os

os.environ["KERAS_BACKEND"] = "jax"
os.environ.setdefault("JAX_PLATFORMS", "cpu")
# Each case is compiled for a few numbers: optimizing takes longer than it saves.
os.environ.setdefault("XLA_FLAGS", "--xla_backend_optimization_level=0")

import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import keras  # noqa: E402
from keras.src.backend.common import dtypes  # noqa: E402

# Keras on JAX turns the result of many operations into float32 by this table, whatever the layer's dtype is.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"


def set_precision(dtype):
    """Make Keras compute in `dtype`: float64 for the stored values, float32 as a cross-check."""
    jax.config.update("jax_enable_x64", dtype == "float64")
    keras.config.set_floatx(dtype)
    keras.config.set_dtype_policy(dtype)


set_precision("float64")


def forget_compiled():
    """Free what was compiled: all of it together takes gigabytes."""
    jax.clear_caches()


__all__ = ["forget_compiled", "jax", "jnp", "keras", "set_precision"]
