"""The account on its sheet: a moment of the record is ticked, and stands in the timeline with its time and name."""

from simulator.domain import commands as c
from simulator.domain import events as e
from simulator.host.store import open_exercise
from simulator.scoring.postmortem import postmortem_share
from simulator.scoring.truth import Truth
from tui.forms import FormSheet, Pick, PickRow
from tui.live import LiveDesk
from tui.sheets import postmortem


async def test_moments_of_the_record_are_ticked_into_the_timeline(playing, begin, wait_for, grid):
    """In the order in which they happened, as the standard asks for them."""
    session = begin(13)
    session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
    session.submit(c.Declare(seat="incident-commander", title="Waves", severity="SEV1", items=("edge-errors",)))  # fmt: skip
    session.submit(c.StartRemedy(seat="on-call-engineer", remedy="snapshot", expect="logs are safe"))
    app = playing(13, session=session)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: len(app.screen_stack) > 2)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, LiveDesk) and app.screen.whole)
        await pilot.press("P")
        await wait_for(pilot, lambda: app.screen.query(FormSheet))
        sheet = app.screen.query_one(FormSheet)
        await wait_for(pilot, lambda: "Keep for later" in grid(app))
        await pilot.press(*"waves", "down", *"some", "down", *"a", "space", *"file", "down")
        when = next(row for row in sheet.query(PickRow) if row.name == "timeline")
        labels = [option.label for option in when.row.options]
        await pilot.press("left", "space", "right", "space", "right", "space", "enter")
        await wait_for(pilot, lambda: not app.screen.query(FormSheet))
    written = open_exercise(session.folder).commands[-1][1]
    assert isinstance(written, c.WritePostmortem)
    assert "11:13 edge-errors fired" in labels
    assert written.timeline == (labels[0], labels[1], labels[-1])
    assert labels[-1] == "11:18 snapshot started"


async def test_a_ticked_timeline_is_what_the_standard_asks_for(playing, begin):
    """No line of it is doubted by the scorer."""
    session = begin(13)
    session.submit(c.Acknowledge(seat="on-call-engineer", item="edge-errors"))
    session.submit(c.Declare(seat="incident-commander", title="Waves", severity="SEV1", items=("edge-errors",)))  # fmt: skip
    for remedy in ("snapshot", "pin-last-good"):
        session.submit(c.StartRemedy(seat="on-call-engineer", remedy=remedy, expect="fewer errors"))
    session.move_to(60 * 60_000)
    session.submit(c.MarkMonitoring(seat="incident-commander", incident="INC-1"))
    session.submit(c.Resolve(seat="incident-commander", incident="INC-1"))
    app = playing(60, session=session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        source = app.screen_stack[1].source
        form = postmortem(source)
        assert form is not None
        every = next(row for row in form.rows if isinstance(row, Pick) and row.many)
        answers = {"summary": "w", "impact": "some", "causes": "a", "action": ""}
        [(_, fields)] = form.acts({**answers, "timeline": ",".join(option.value for option in every.options)})
    session.submit(c.WritePostmortem(seat="incident-commander", **fields))
    session.move_to(session.inputs.scenario.lasts)
    truth = Truth(open_exercise(session.folder), session.inputs.standard)
    [(_, _, written)] = truth.of(e.PostmortemWritten)
    assert len(written.timeline) >= session.inputs.standard.postmortem.moments
    assert "a timeline of" not in postmortem_share(truth, written)[1]
