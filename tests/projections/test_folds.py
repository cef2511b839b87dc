"""What a seat is shown is a fold of what it has seen, and of nothing else."""

import pytest

from simulator.domain.exercise import Play
from simulator.host.headless import play
from simulator.host.inputs import make_inputs
from simulator.host.past import Past
from simulator.host.rehearsal import as_exercise
from simulator.loader import load_standard
from simulator.projections.board import board
from simulator.projections.inbox import inbox
from simulator.projections.owed import owed, settled
from simulator.projections.room import room
from simulator.projections.stream import SeatEvent
from simulator.projections.words import clock, cut, span, spoken
from simulator.teams import team_for

MINUTE = 60_000


class Told:
    """Writes a seat's stream, one happening after the other."""

    def __init__(self):
        """Begin with nothing."""
        self.events: list[SeatEvent] = []

    def __call__(self, minute, what, **body):
        """Let something happen at a minute."""
        number = len(self.events) + 1
        self.events.append(SeatEvent(number=number, t=minute * MINUTE, what=what, body=body))
        return self


@pytest.fixture
def told():
    return Told()


def test_an_alert_carries_its_labels(told):
    """As one reads them, beside the service and the team."""
    told(1, "AlertFired", **alert(labels={"region": "north", "hardware": "h3"}))

    assert inbox(told.events).rows[0].labels == ("region north", "hardware h3")


@pytest.fixture(scope="session")
def standard():
    """The default house rules."""
    return load_standard("default").standard


@pytest.fixture(scope="session")
def lived():
    """All that one seat saw of Sawtooth as the model answer plays it."""
    inputs = make_inputs("sawtooth", "default", 41, Play(pace="headless", team="model-answer"))
    exercise = as_exercise(play(inputs, team_for("model-answer", inputs)))
    return list(Past(exercise, "sawtooth-7f3a").events)


def alert(name="edge-errors", **more):
    return {
        "alert": name,
        "summary": "5xx",
        "firing": 1,
        "priority": "critical",
        "service": "edge",
        "team": "edge",
        "runbook": "",
    } | more


def question(name="ceo-asks", **more):
    return {
        "inject": name,
        "to": "incident-commander",
        "says": "Well?",
        "round": 1,
        "from": "ceo",
        "method": "chat",
        "asks": True,
    } | more


def report(name, source="support", times=1):
    return {
        "report": name,
        "from": source,
        "method": "ticket",
        "says": "stuck",
        "times": times,
        "service": "edge",
    }


def test_everything_that_comes_in_has_one_number_for_good(told):
    """A second firing is the same alert."""
    told(1, "AlertFired", **alert())(2, "ReportArrived", **report("stuck"))(
        3, "AlertCleared", alert="edge-errors"
    )
    told(4, "AlertFired", **alert(firing=2))(5, "InjectDelivered", **question())

    assert [(row.number, row.name, row.times) for row in inbox(told.events).rows] == [
        (1, "edge-errors", 2),
        (2, "stuck", 1),
        (3, "ceo-asks", 1),
    ]


def test_a_burst_of_one_source_is_one_row_with_its_count(told):
    """Fourteen tickets and two more are sixteen, until somebody else writes or time passes."""
    told(1, "ReportArrived", **report("a", times=14))(5, "ReportArrived", **report("b", times=2))
    told(6, "ReportArrived", **report("c", "vendor"))(30, "ReportArrived", **report("d"))

    assert [(row.name, count) for row, count in inbox(told.events).folded()] == [
        ("a", 16),
        ("c", 1),
        ("d", 1),
    ]


def test_what_waits_is_questions_first_and_then_the_oldest(told):
    """Someone who waits comes before something that does."""
    told(1, "AlertFired", **alert())(2, "AlertFired", **alert("other"))(3, "InjectDelivered", **question())
    told(4, "Acknowledged", by="on-call-engineer", item="edge-errors")

    assert [row.name for row in inbox(told.events).waiting] == ["ceo-asks", "other"]


def test_a_question_is_answered_by_a_reply_or_by_a_message(told):
    """Whoever asked reads either."""
    told(1, "InjectDelivered", **question())(2, "InjectDelivered", **question("vendor-asks"))
    told(3, "Replied", by="incident-commander", inject="ceo-asks", text="Soon.")
    told(4, "MessageSent", by="communications-lead", answers="vendor-asks")

    assert inbox(told.events).waiting == ()


def test_a_letter_may_answer_whom_it_does_not_name(told):
    """An executive brief answers the executive who asked."""
    told(1, "InjectDelivered", **question())
    told(3, "MessageSent", by="incident-commander", answers="", answered=["ceo-asks"])
    [row] = inbox(told.events).rows

    assert (row.waits, row.answered, row.holder) == (False, 3 * MINUTE, "incident-commander")


def test_the_board_holds_what_the_team_calls_it(told):
    """Declared, classified, watched."""
    told(1, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV2")
    told(
        2,
        "Classified",
        by="x",
        incident="INC-1",
        type="outage",
        category="data-quality",
        severity="SEV1",
        services=["edge"],
    )
    told(3, "Monitored", by="x", incident="INC-1")
    [incident] = board(told.events).open

    assert (incident.severity, incident.state, incident.services) == ("SEV1", "monitoring", ("edge",))


def test_a_remedy_is_followed_from_consent_to_verdict(told):
    """As far as the team can know."""
    told(1, "RemedyApproved", by="incident-commander", remedy="pin")(
        2, "RemedyStarted", by="on-call-engineer", remedy="pin"
    )
    told(5, "RemedyFinished", remedy="pin")(
        6, "RemedyVerified", by="on-call-engineer", remedy="pin", works=True
    )
    doing = board(told.events).doing["pin"]

    assert (doing.state, doing.verified, doing.approved_by) == ("done", "works", ("incident-commander",))


def test_a_phone_rings_and_is_answered_or_not(told):
    """The roster breathes."""
    told(1, "PersonPaged", person="ida", by="ladder", target="edge-errors")(
        2, "PersonPaged", person="kim", by="ladder", target="x"
    )
    told(3, "PersonAnswered", person="ida", name="Ida", says="I am up.")(7, "PersonSilent", person="kim")

    assert {name: call.state for name, call in room(told.events).called.items()} == {
        "ida": "here",
        "kim": "no answer",
    }


def test_an_alert_owes_an_acknowledgement_and_nothing_once_taken(told, standard):
    """Five minutes for a critical one."""
    told(1, "AlertFired", **alert())
    [first] = owed(told.events, standard, 2 * MINUTE)
    told(3, "Acknowledged", by="on-call-engineer", item="edge-errors")

    assert (first.clock, first.left(2 * MINUTE)) == ("acknowledge", 4 * MINUTE)
    assert "acknowledge" not in {one.clock for one in owed(told.events, standard, 4 * MINUTE)}


def test_a_declared_incident_owes_its_first_words(told, standard):
    """Customers in ten minutes at SEV1, and a first brief."""
    told(10, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    dues = {one.clock: one.due for one in owed(told.events, standard, 11 * MINUTE)}

    assert (dues["first-post"], dues["first-brief"]) == (20 * MINUTE, 20 * MINUTE)


def test_a_kept_duty_is_owed_no_more_and_its_cadence_begins(told, standard):
    """Twenty minutes to the next."""
    told(10, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    told(12, "MessageSent", by="y", type="status-investigating", incident="INC-1")
    dues = {one.clock: one.due for one in owed(told.events, standard, 13 * MINUTE)}

    assert ("first-post" in dues, dues["customer-update"]) == (False, 32 * MINUTE)


def test_of_a_cadence_only_the_present_slot_is_owed(told, standard):
    """What was missed is gone; what comes next counts."""
    told(0, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    [slot] = [one for one in owed(told.events, standard, 50 * MINUTE) if one.clock == "customer-update"]

    assert slot.due > 50 * MINUTE


def test_promises_that_were_kept_and_missed_are_told_apart(told, standard):
    """The first post in time, the scope late, one update on time, one never: what still runs is in neither list."""
    told(0, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    told(8, "MessageSent", by="y", type="status-investigating", incident="INC-1")
    told(21, "MessageSent", by="y", type="status-scope", incident="INC-1")
    behind = [
        (one.clock, None if one.kept is None else one.kept // MINUTE, one.late)
        for one in settled(told.events, standard, 65 * MINUTE)
        if one.clock in ("first-post", "scope-post", "customer-update")
    ]

    assert behind == [
        ("first-post", 8, False),
        ("scope-post", 21, True),
        ("customer-update", 21, False),
        ("customer-update", None, False),
        ("customer-update", None, False),
    ]


def test_a_worse_severity_shortens_what_is_open(told, standard):
    """From that moment on."""
    told(0, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV2")
    told(
        5,
        "Classified",
        by="x",
        incident="INC-1",
        type="outage",
        category="data-quality",
        severity="SEV1",
        services=[],
    )
    dues = {one.clock: one.due for one in owed(told.events, standard, 6 * MINUTE)}

    assert dues["first-post"] == 15 * MINUTE


def test_somebody_who_asks_is_owed_an_answer_before_anything_is_declared(told, standard):
    """By the mildest limit there is, as it will be judged: nothing is known to be wrong."""
    told(1, "InjectDelivered", **question())
    [one] = owed(told.events, standard, 2 * MINUTE)

    assert (one.clock, one.to, one.role, one.due) == ("answer", "ceo", "incident-commander", 31 * MINUTE)


def test_somebody_who_asks_about_what_is_known_waits_as_long_as_its_severity_allows(told, standard):
    """What was asked before anything showed keeps its time."""
    told(1, "InjectDelivered", **question("early"))
    told(3, "AlertFired", **alert())(4, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    told(4, "Linked", by="x", item="edge-errors", incident="INC-1")(5, "InjectDelivered", **question())
    dues = {one.about: one.due for one in owed(told.events, standard, 6 * MINUTE) if one.clock == "answer"}

    assert dues == {"early": 31 * MINUTE, "ceo-asks": 10 * MINUTE}


def test_whoever_asks_is_owed_an_answer_though_the_incident_is_over(told, standard):
    """Calling it resolved answers nobody."""
    told(0, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    told(50, "Resolved", by="x", incident="INC-1")(51, "InjectDelivered", **question())

    assert [one.about for one in owed(told.events, standard, 52 * MINUTE) if one.clock == "answer"] == [
        "ceo-asks"
    ]


def test_a_change_is_looked_after_and_evidence_that_was_kept_is_not(told, standard):
    """To put evidence by changes nothing that could work or not."""
    told(0, "Declared", by="x", incident="INC-1", title="Waves", severity="SEV1")
    told(4, "RemedyFinished", remedy="snapshot", kind="hold")(
        5, "RemedyFinished", remedy="pin", kind="rollback"
    )

    assert [one.about for one in owed(told.events, standard, 6 * MINUTE) if one.clock == "verify"] == ["pin"]


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0 seconds"),
        (59_000, "59 seconds"),
        (60_000, "1 minute"),
        (144_000, "2 minutes 24"),
        (1_000, "1 second"),
        (3_660_000, "1 hour 1 minute"),
        (7_320_000, "2 hours 2 minutes"),
        (-90_000, "1 minute 30"),
    ],
)
def test_a_while_is_said_as_people_say_it(ms, said):
    """Two minutes twenty-four."""
    assert span(ms) == said


def test_the_clock_is_the_exercises_own():
    """T+ stands in files."""
    assert (clock(11 * 60 * MINUTE, 78_000), clock(11 * 60 * MINUTE, -24 * 60 * MINUTE)) == (
        "11:01:18",
        "11:00:00 (1 day before)",
    )


def test_signs_are_spoken_and_long_lines_are_cut_with_dots():
    """A line has at most so many characters."""
    assert (spoken("58% of 5 %"), cut("one two three four", 12)) == ("58 percent of 5 percent", "one two ...")


def test_what_is_too_long_is_cut_between_words():
    """No name of a list is told in half; a single word that fills the line is."""
    assert (cut("there is edge, bot-scorer, login-gate", 22), cut("x" * 30, 12)) == (
        "there is edge ...",
        "xxxxxxxx ...",
    )


def test_folding_what_came_since_gives_the_same_as_folding_everything(lived):
    """A screen folds a few times a second; nothing is forgotten and nothing counted twice."""
    for split in (0, 1, len(lived) // 3, len(lived) // 2, len(lived)):
        early, late = lived[:split], lived[split:]
        assert inbox(late, inbox(early)) == inbox(lived)
        assert board(late, board(early)) == board(lived)
        assert room(late, room(early)) == room(lived)
