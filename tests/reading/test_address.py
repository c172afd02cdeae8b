"""Private addresses in every disguise are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivevoix.reading.address import is_public

REFUSED = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a9fe:a9fe",
    "2002:7f00:1::",
    "2002:a00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "::5efe:a00:1",
    "2001:4860::5efe:a00:1",
    "100::1",
    "5f00::1",
    "3fff::1",
    "localhost",
    "0x7f.1",
    "2130706433",
]
PUBLIC = ["8.8.8.8", "93.184.216.34", "172.32.0.1", "192.0.1.1", "2001:4860:4860::8888", "2606:4700::1111", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", REFUSED)
def test_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_let_through(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="169.254.0.0/16"))
def test_no_ipv6_form_of_a_private_address_is_public(address: object) -> None:
    low = int(address)  # type: ignore[call-overload]
    forms = (f"::ffff:{address}", f"64:ff9b::{address}", f"2002:{low >> 16:x}:{low & 0xFFFF:x}::1", f"::{address}")
    assert not any(is_public(form) for form in forms)
