"""The forms of the vocoder, and which of them this processor runs fastest.

Measured on two cores with AVX-512 (BF16, VNNI): see ``vivevoix bench speed`` for the speed of each here, ``bench voice`` for its quality.
"""

from dataclasses import dataclass

from vivevoix.engines.kokoro.prepare.part import Part
from vivevoix.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Form:
    """One way to run the vocoder."""

    name: str
    what: str
    needs: frozenset[str]
    """What the processor must compute natively, by OpenVINO's names."""
    precision: str = ""
    """Of OpenVINO's arithmetic where nothing is in eight bits; empty: by ONNX Runtime."""
    eight_bits: bool = False
    frozen: bool = True
    """Normalised by the voice's statistics, so that it sings in windows of one size: flat memory, and sound while it is made."""

    def vocoder(self, voice: str) -> tuple[Part, ...]:
        """The parts that sing in this form."""
        if not self.precision:
            return (Part("decoder"),)
        rewritten = Part("source"), Part("vocoder", voice, self.eight_bits, self.frozen)
        return (*rewritten, Part("decoder")) if self.frozen else rewritten


FORMS = {
    form.name: form
    for form in (
        Form(
            "int8", "eight bits in 48 convolutions, bfloat16 elsewhere, by OpenVINO", frozenset({"BF16", "INT8"}), "bf16", True
        ),
        Form("bf16", "bfloat16, by OpenVINO", frozenset({"BF16"}), "bf16"),
        Form(
            "f32",
            "32 bits, by OpenVINO: the exact form that the others are compared with",
            frozenset({"FP32"}),
            "f32",
            frozen=False,
        ),
        Form("ort", "as the model's file has it, eight bits, by ONNX Runtime: runs everywhere", frozenset()),
    )
}
GUARDED = ("bf16", "ort")
"""Forms that may be the default, the fastest first.

``vivevoix bench voice`` on 60 sentences, against the plain form: bf16, in windows by frozen statistics, lines of up to 2.4 s sung by the
plain form, gains 0.025 of OVRL, 0.006 of P.808 and 0.020 of DistillMOS; the listener errs on 5.1 % of its words instead of 5.6 %. All in
windows, lines under two seconds lost 0.17 of DistillMOS and the mean 0.089, where 0.05 is allowed. int8
in the same windows: OVRL 3.255, P.808 3.638, 5.1 % of words, as bf16 (3.257, 3.634, 5.1); normalised by each sound, it had lost by P.808
and by two words of 377. DistillMOS has not judged it; on processors with AMX it is slower than bf16 (44 against 27 ms a second of sound).
"""


def chosen(name: str, capabilities: frozenset[str]) -> Form:
    """The form asked for; else the fastest that the processor has and that passed the guard. Raises WrongUse."""
    if name and name not in FORMS:
        raise WrongUse(f"The voice has no form '{name}'.", f"It has: {', '.join(FORMS)}; leave it empty for the best one here.")
    return FORMS[name] if name else next(FORMS[form] for form in GUARDED if FORMS[form].needs <= capabilities)
