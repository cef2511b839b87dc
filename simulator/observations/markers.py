"""Every marker there is, with what is counted, from when it is a sign, who described it, and what to try.

The limits from which something is called a sign are design values: small exercises need wide ones, and no study gives
them. None of the sources claims that such a mark tells anything about a person, and neither does this page.
"""

from typing import Final

from simulator.domain.units import MINUTE
from simulator.observations.observation import Marker

FEWEST_OF_EACH: Final = 3
"""True alerts and false ones that must have been sorted before telling them apart is put into numbers."""
MISTAKES: Final = 2
"""Mistakes that make a sign: one is chance."""
WEAK: Final = 1_000
"""Thousandths of d-prime below which real and false ones were hardly told apart."""
LEANING: Final = 500
"""Thousandths of the criterion, either way, from which sorting leaned to one side."""
FEWEST_ON_A_SIDE: Final = 4
"""Alerts on each side of a comparison of waiting times."""
SLOWER: Final = 2
"""How many times as long the later alerts must have waited."""
NOTICEABLE_MS: Final = MINUTE
"""How much longer they must have waited, at least."""
HELD_MS: Final = 10 * MINUTE
"""How long a wrong explanation must have stood alone."""
FEWEST_LOOKS: Final = 3
"""Looks at evidence from which it can be told where they went."""
MOST_OF: Final = (2, 3)
"""The share of looks that is most of them."""
PAST_MS: Final = 10 * MINUTE
"""How long after its own check a plan must have gone on unchanged."""
SAME_LOOKS: Final = 4
"""Looks from which it can be told that they went to one signal only."""
SAME_SHARE: Final = (3, 4)
"""The share of them that did."""

_MARKERS: Final = (
    Marker(
        id="telling-apart",
        name="Real and false alerts told apart",
        counts=(
            "Each alert by where it was put first: to an incident, or dismissed; copies of others and alarms of one's own "
            "changes are left out. Sensitivity (d-prime) and criterion, with half a hit, half a false alarm and one of "
            "each kind added. A sign from 2 mistakes on, with d-prime below 1 or a criterion of 0.5 to their side; with "
            "fewer than 3 of each kind nothing is computed."
        ),
        source="Signal detection; the correction is Hautus 1995, Behavior Research Methods 27, 46-51.",
        advice="Open what an alert is about before it is put anywhere, and say in one line what would have to be so if it were false.",
    ),
    Marker(
        id="alert-fatigue",
        name="Alerts taken later after many that asked for nothing",
        counts=(
            "For each alert that somebody had to take: how long it waited, against how many alerts nobody had to act on "
            "had come in the 120 minutes before, in the study's bins 0-29, 30-79 and 80 or more. Most exercises stay in "
            "the first bin, so the alerts are also cut in two at their median count. A sign when those with more before "
            "them waited twice as long, by a minute at least, and twice as long for their priority; with fewer than 4 on "
            "each side nothing is compared."
        ),
        source=(
            "Bonafide and others 2015, doi.org/10.1002/jhm.2331; a larger study of 2017 (PMC5459660) did not find it "
            "again once workload was counted in."
        ),
        advice="Give one person the noise to sort, group copies under one alert, and silence with a time what has been found false.",
    ),
    Marker(
        id="anchoring",
        name="The first explanation held",
        counts=(
            "Time and looks between the first hypothesis and the first that competes with it, and how many of the looks "
            "went to the first one's own services once other evidence lay there. A sign when the first was not so, stood "
            "alone for 10 minutes and 3 looks, and two thirds of them stayed with it."
        ),
        source="Tversky and Kahneman 1974, Science 185, 1124-1131.",
        advice="Write down a second explanation with the first, and open next what would tell the two apart.",
    ),
    Marker(
        id="confirmation",
        name="Evidence for, and none against",
        counts=(
            "Hypotheses ever recorded, and evidence written down and opened for and against them. A sign when one stood "
            "alone to the end with nothing written against it, after 3 looks or more."
        ),
        source="Nickerson 1998, Review of General Psychology 2, 175-220.",
        advice="Ask what would show that it is something else, and open that first; two hypotheses are a good beginning.",
    ),
    Marker(
        id="automation",
        name="Proposals taken at their word",
        counts=(
            "Proposals of the automation that were accepted or rejected, right and wrong ones apart, and whether anything "
            "that speaks to them had been opened before. A remedy that was proposed and started without an answer counts "
            "as accepted. A sign when a wrong or stale one was accepted, or any was accepted unseen."
        ),
        source="Goddard, Roudsari and Wyatt 2012, doi.org/10.1136/amiajnl-2011-000089, a review of 74 studies.",
        advice="Before a proposal is answered, open one thing that would look different if it were wrong.",
    ),
    Marker(
        id="closing-early",
        name="Called over too early",
        counts=(
            "When an incident was called mitigated or over, or an all-clear went out, against when its harm had stopped "
            "and the stability watch had passed; and whether a relapse was taken up. A sign when it was before that."
        ),
        source="Graber, Franklin and Gordon 2005, Archives of Internal Medicine 165, 1493-1499, on premature closure.",
        advice="Before it is called over, say which signal has been well for how long, and who is still looking.",
    ),
    Marker(
        id="pressing-on",
        name="A plan kept past its own check",
        counts=(
            "For each change that named a signal or a time by which it would show: minutes past that moment without a "
            "verdict, an undoing, another change or another hypothesis; a note that sets itself a time counts as well. A "
            "sign from 10 minutes on, while it had not helped; or when what had failed was started again with nothing "
            "opened in between."
        ),
        source="Orasanu, Martin and Davison 2001, on plan continuation errors in aviation accidents.",
        advice="Write the time into what you expect (by 11:40), and let somebody who did not start it call that time.",
    ),
    Marker(
        id="one-number",
        name="One number watched, reports unheard",
        counts=(
            "Looks between the first true report and the end of its harm. A sign when of 4 or more three quarters went to "
            "one signal, which stood as on any quiet day while people said that something was wrong."
        ),
        source="Named after Muller 2018, The Tyranny of Metrics; the mark itself is this project's own.",
        advice="When people say it is broken and a number says it is well, ask what that number cannot see.",
    ),
    Marker(
        id="sure-and-wrong",
        name="Certain, and not so",
        counts=(
            "How sure each label of type and category was said to be, against whether it was right: a guess is taken as "
            "0.5, likely as 0.75, certain as 0.95, and the mean of the squared distances is the Brier score. A sign when "
            "one was certain and wrong."
        ),
        source="Brier 1950, Monthly Weather Review 78, 1-3; the three numbers are this project's own.",
        advice="Say likely until somebody has tried to prove it wrong; then say what would change your mind.",
    ),
)
MARKERS: Final = {marker.id: marker for marker in _MARKERS}
"""Every marker by its name, in the order in which they are told."""
