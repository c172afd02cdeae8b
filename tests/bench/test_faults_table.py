"""The table of the fault bench tells each fault in a row, and each false alarm with its sentence."""

from vivevoix.bench.faults import FAMILIES, Alarm, Counts, Outcome
from vivevoix.bench.faults_table import lines


def test_rows_shares_and_alarms() -> None:
    families = dict.fromkeys(FAMILIES, 0) | {"words": 3}
    outcome = Outcome({"noise": Counts(4, 3, 0.25, families)}, (), {"false_alarms": 0.25})
    alarm = {"text": "Il pleut.", "held": True, "checks": ["words.added"], "evidence": ["« il » a été entendu."]}
    told = list(lines({**outcome.figures, "alarms": [alarm]}))
    assert told[1].split() == ["noise", "4", "75.0", "75.0", "0.0", "0.0", "0.0", "25.0"]
    assert "false_alarms" in told[3] and told[3].endswith("0.250")
    assert told[-1] == "alarm (held): Il pleut. – « il » a été entendu."
    assert Alarm("Il pleut.", True, (), ()).held
