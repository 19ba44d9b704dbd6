"""Input shapes that several families use."""

SPACES = {1: [7], 2: [5, 6], 3: [4, 3, 5]}


def by_rank(rank, channels=2, batch=2):
    """Return the shapes with channels last and channels first."""
    space = SPACES[rank]
    return [batch, *space, channels], [batch, channels, *space]
