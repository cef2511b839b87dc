"""Thousands of simulated teams in one scenario: what they score, how long they take, and which judgements tell them apart.

`outcome` plays teams and says what became of them, `farming` spreads that over processes or a Dask cluster, `keeping`
keeps what is finished, `figures` counts in whole numbers, `summary` draws everything together, `telling` and `page` write it
down. The same seed gives the same bytes, however many hands have played.

Nothing here is about people: whatever is told of simulated teams says that they are simulated.
"""
