"""A ticked box in GraphQL, for every form that has some."""

import strawberry

from .agreeing import Agreed, Purpose
from .language import Language

strawberry.enum(
    Purpose,
    name="ConsentPurpose",
    description="What may be done where somebody agreed; each is asked about by itself.",
)


@strawberry.input(description="A box that was ticked, and the text that stood there.")
class ConsentAgreedInput:
    purpose: Purpose = strawberry.field(description="What is agreed to.")
    version: int = strawberry.field(description="The text's, as it was shown.")
    language: Language = strawberry.field(description="The text's, as it was shown.")

    def read(self) -> Agreed:
        return Agreed(self.purpose, self.version, self.language)
