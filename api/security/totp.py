"""Time-based codes (RFC 6238): pyotp behind one module, and the QR picture to scan (segno)."""

import hmac
import io
from datetime import datetime

import pyotp
import segno

STEP_SECONDS = 30
_WINDOW = (-1, 0, 1)


class TotpFactor:
    """See `domain.sessions.ports.SecondFactor`. One step of clock difference; a step is accepted once."""

    def new_secret(self) -> str:
        return str(pyotp.random_base32())

    def accepted_step(self, secret: str, code: str, now: datetime, last_step: int | None) -> int | None:
        """Compares every step of the window in constant time; a used or older step never fits again."""
        totp = pyotp.TOTP(secret)
        present = int(now.timestamp()) // STEP_SECONDS
        found: int | None = None
        for offset in _WINDOW:
            step = present + offset
            fits = hmac.compare_digest(totp.generate_otp(step).encode(), code.encode())
            if fits and (last_step is None or step > last_step):
                found = step
        return found


def otpauth_uri(secret: str, email: str, issuer: str) -> str:
    """What the QR picture says."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer))


def qr_svg(uri: str) -> str:
    """The QR picture as SVG, without scripts or outside references."""
    out = io.BytesIO()
    segno.make(uri, error="m").save(out, kind="svg", scale=4, border=2, xmldecl=False, svgns=True, nl=False)
    return out.getvalue().decode()
