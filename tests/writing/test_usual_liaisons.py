from vivevoix.writing.language import language_of


def test_a_house_may_leave_the_usual_liaisons_out() -> None:
    printed = "Ils ont été battus, il est arrivé."

    def said(*, usual: bool) -> list[str]:
        return [reading.rule for reading in language_of("fr", usual=usual).readings(printed) if "+liaison" in reading.rule]

    assert len(said(usual=True)) == 3
    # "Ils ont" is obligatory.
    assert len(said(usual=False)) == 1
