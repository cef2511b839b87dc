"""Numbers over an exercise, with median, 90th percentile and n."""

from simulator.scoring.metrics import spread


def test_times_are_told_with_median_p90_and_n():
    """A mean of a handful says little, and a p90 names a value that occurred."""
    assert spread([30_000, 20_000, 40_000, 310_000]) == {"n": 4, "mean": 100.0, "median": 35.0, "p90": 310.0}
    assert spread([1_000]) == {"n": 1, "mean": 1.0, "median": 1.0, "p90": 1.0}
    assert spread([]) == {"n": 0, "mean": None, "median": None, "p90": None}


def test_the_honest_teams_numbers(honest):
    """Two real alerts, each taken twenty seconds after it fired; two others, recognised for what they were."""
    assert {name: honest.metrics[name] for name in honest.metrics if not name.startswith("time_to_res")} == {
        "mtta_s": {"n": 2, "mean": 20.0, "median": 20.0, "p90": 20.0},
        "time_to_declare_s": {"n": 1, "mean": 90.0, "median": 90.0, "p90": 90.0},
        "alerts": 4,
        "alert_precision": 0.5,
        "false_positive_rate": 0.5,
        "missed": 0,
        "false_alarms_recognised": 2,
        "unanswered_alerts": 0,
        "messages": honest.metrics["messages"],
        "refused": 0,
    }


def test_noise_taken_late_is_no_slow_acknowledgement(waves, honest):
    """MTTA is over true alerts: how long noise was left lying says nothing about it."""
    dawdling = waves.judged(
        waves.later(
            lambda it: it.do == "acknowledge" and it.arguments["item"] == "probe",
            "9m after alert probe fired",
        )
    )

    assert dawdling.metrics["mtta_s"] == honest.metrics["mtta_s"]


def test_restoring_and_resolving_are_told_apart(honest):
    """One ends with the harm, the other when somebody could rightly say so."""
    restored, resolved = honest.metrics["time_to_restore_s"], honest.metrics["time_to_resolve_s"]

    assert resolved["mean"] - restored["mean"] >= 30 * 60


def test_silence_is_counted_and_not_averaged(waves):
    """Nobody took anything: there is no mean time of nothing."""
    silent = waves.judged(waves.without(lambda _: True))

    assert (
        silent.metrics["mtta_s"]["n"],
        silent.metrics["mtta_s"]["mean"],
        silent.metrics["unanswered_alerts"],
    ) == (0, None, 4)
    assert silent.metrics["missed"] == 3
