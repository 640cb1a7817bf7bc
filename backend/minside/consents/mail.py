"""The letters about consents."""

from typing import Final

from minside.outbox.templates import Channel, Template, register

SMS_STOPPED: Final = register(
    Template(name="consents/sms_stopped", purpose="service", channel=Channel.SMS)
)
