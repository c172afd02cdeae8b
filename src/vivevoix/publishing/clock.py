"""Times as people and files write them."""


def webvtt(seconds: float) -> str:
    """``00:01:02.345``: hours, minutes, seconds and milliseconds, as WebVTT asks."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, second = divmod(whole, 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour:02d}:{minute:02d}:{second:02d}.{thousandths:03d}"


def reader(seconds: float) -> str:
    """``1:02``, or ``1:01:02`` from an hour on; seconds are cut, so that a link never points past its words."""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02d}:{second:02d}" if hour else f"{minute}:{second:02d}"


def iso(seconds: float) -> str:
    """``PT1M2.345S``: a duration after ISO 8601, as schema.org asks."""
    minutes, rest = divmod(round(seconds, 3), 60)
    hour, minute = divmod(int(minutes), 60)
    parts = (f"{hour}H" if hour else "") + (f"{minute}M" if minute else "")
    return f"PT{parts}{rest:.3f}".rstrip("0").rstrip(".") + "S"
