"""The messages of the outbox itself."""

from typing import Final

from .templates import Channel, Template, register

SMS_ANSWER: Final = register(
    Template(name="outbox/sms_answer", purpose="service", channel=Channel.SMS)
)
