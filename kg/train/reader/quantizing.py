"""Layers that learn to bear whole numbers: weights of seven bits, inputs of eight, as the shipped network multiplies them.

Seven bits for weights: sums of pairs then fit sixteen bits, so that processors with and without instructions for dot products
of bytes compute the same.
"""

import torch
from torch import Tensor, nn

#: Largest whole number of a weight.
LARGEST = 63


class Linear(nn.Linear):
    """A linear layer; where `rounds` is set, it sees its weights and inputs as whole numbers would have them."""

    rounds = False

    def forward(self, given: Tensor) -> Tensor:
        """Return (..., out)."""
        if not self.rounds:
            return super().forward(given)
        return nn.functional.linear(_near(given, _input(given)), _near(self.weight, _weight(self.weight)), self.bias)


def rounding(model: nn.Module, rounds: bool) -> None:
    """Let all layers of a network round, or not."""
    for module in model.modules():
        if isinstance(module, Linear):
            module.rounds = rounds


def _near(exact: Tensor, rounded: Tensor) -> Tensor:
    """Return the rounded values, with the gradient of the exact ones."""
    return exact + (rounded - exact).detach()


def scale(weight: Tensor) -> Tensor:
    """Return what the whole numbers of each row of a weight are multiplied by: (rows, 1)."""
    return weight.abs().amax(1, keepdim=True) / LARGEST


@torch.no_grad()
def _weight(weight: Tensor) -> Tensor:
    whole = scale(weight)
    return (weight / whole).round() * whole


@torch.no_grad()
def _input(given: Tensor) -> Tensor:
    low = given.amin((1, 2), keepdim=True).clamp(max=0)
    scale = (given.amax((1, 2), keepdim=True).clamp(min=0) - low) / 255
    return ((given - low) / scale).round() * scale + low
