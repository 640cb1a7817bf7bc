"""What things are called to the customer."""

from typing import Final

from minside.core.language import Text

KINDS: Final = {
    "question": Text("Spørsmål", "Question"),
    "feedback": Text("Tilbakemelding", "Feedback"),
    "complaint": Text("Reklamasjon", "Complaint"),
    "return": Text("Retur", "Return"),
}
