"""Matrix products by NumPy's BLAS, which takes half the time of thinc's own; on one thread, so that other cores are left to other articles.

One thread also means one order of summing: how many cores a machine has changes nothing.
"""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy
from thinc.api import NumpyOps, registry
from threadpoolctl import ThreadpoolController

#: The name under which thinc knows these operations.
NAME = "newskg_blas"


@registry.ops(NAME)
class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc's class is untyped
    """The operations of thinc on the CPU, with another matrix product."""

    name = NAME

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices of 32-bit floats, each transposed first if said so."""
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def one_thread() -> AbstractContextManager[Any]:
    """Return a context in which matrix products run on one thread."""
    limited: AbstractContextManager[Any] = _pools().limit(limits=1, user_api="blas")
    return limited


@cache
def _pools() -> ThreadpoolController:
    return ThreadpoolController()
