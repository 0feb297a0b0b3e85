"""Logistic regression by stochastic gradient with L2, in plain Python: the sets are small."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Sequence

_RATE = 0.5


def train_binary(
    examples: Sequence[tuple[list[str], bool]], *, epochs: int = 30, decay: float = 1e-4
) -> tuple[dict[str, float], float]:
    weights: defaultdict[str, float] = defaultdict(float)
    bias = 0.0
    order = list(examples)
    shuffle = random.Random(7)
    for epoch in range(epochs):
        shuffle.shuffle(order)
        rate = _RATE / (1 + epoch)
        for features, label in order:
            score = bias + sum(weights[feature] for feature in features)
            error = (1.0 if label else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            bias += rate * error * 0.1
            for feature in features:
                weights[feature] += rate * (error - decay * weights[feature])
    return dict(weights), bias


def train_many(
    examples: Sequence[tuple[list[str], int]], labels: int, *, epochs: int = 12, decay: float = 2e-4
) -> tuple[dict[str, list[float]], list[float]]:
    """Softmax regression with AdaGrad steps. Answers the weights by feature, one for each label, and the
    biases.
    """
    weights: dict[str, list[float]] = {}
    squares: dict[str, list[float]] = {}
    bias = [0.0] * labels
    order = list(examples)
    shuffle = random.Random(7)
    for _ in range(epochs):
        shuffle.shuffle(order)
        for features, label in order:
            rows = []
            for feature in features:
                if feature not in weights:
                    weights[feature], squares[feature] = [0.0] * labels, [1e-3] * labels
                rows.append((weights[feature], squares[feature]))
            totals = [bias[k] + sum(row[0][k] for row in rows) for k in range(labels)]
            top = max(totals)
            powers = [math.exp(total - top) for total in totals]
            norm = sum(powers)
            for k in range(labels):
                error = (1.0 if k == label else 0.0) - powers[k] / norm
                if abs(error) < 1e-3:
                    continue
                bias[k] += 0.02 * error
                for row, square in rows:
                    slope = error - decay * row[k]
                    square[k] += slope * slope
                    row[k] += 0.2 * slope / math.sqrt(square[k])
    return weights, bias
