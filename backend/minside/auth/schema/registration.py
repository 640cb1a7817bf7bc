"""Registering and verifying the address in GraphQL."""

import strawberry

from minside.auth import actions as auth
from minside.core.agreed_input import ConsentAgreedInput
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.core.language import Language
from minside.customers import actions as customers
from minside.customers.schema import Customer, as_customer

from .doors import browser_of, let_in


@strawberry.input(description="What somebody types who wants to become a customer.")
class CustomerRegisterInput:
    email: str = strawberry.field(description="Where the link goes, and the name to sign in with.")
    password: str = strawberry.field(
        description="12 to 128 characters of any kind, kept exactly as typed."
    )
    first_name: str = strawberry.field(description="At most 80 characters.")
    last_name: str = strawberry.field(description="At most 80 characters.")
    language: Language = strawberry.field(
        default=Language.NB, description="The language of the mail, and of Min Side."
    )
    consents: list[ConsentAgreedInput] = strawberry.field(
        default_factory=list[ConsentAgreedInput],
        description="The boxes ticked; they count once the address is verified (S32).",
    )
    birth_year: int | None = strawberry.field(
        default=None, description="Needed where a box is ticked that takes it, and kept only then."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it registers once."
    )

    def read(self) -> auth.RegistrationForm:
        return auth.RegistrationForm(
            self.email,
            self.password,
            self.first_name,
            self.last_name,
            self.language,
            [each.read() for each in self.consents],
            self.birth_year,
        )


@strawberry.type(description="A mail is on its way; whether somebody lives there isn't told.")
class CustomerRegisterPayload:
    sent_to: str | None = strawberry.field(default=None, description="The address, as it is kept.")
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="What verifies the address: the mail's link and the password.")
class EmailVerifyInput:
    token: str = strawberry.field(description="What stands after `#` in the link; 24 hours, once.")
    password: str = strawberry.field(description="The one chosen at registering.")


@strawberry.type(description="The new customer, signed in.")
class EmailVerifyPayload:
    me: Customer | None = strawberry.field(default=None, description="The customer.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class RegistrationMutation:
    @mutation(
        CustomerRegisterPayload,
        "Ask for an account; a mail follows, with the same answer whoever lives there.",
        signed_in=False,
        hashes_password=True,
    )
    async def customer_register(
        self, info: InfoT, input: CustomerRegisterInput
    ) -> CustomerRegisterPayload | None:
        visit = info.context
        sent_to = await auth.register(
            input.read(),
            address_block=visit.address_block,
            key=input.idempotency_key,
            keys=visit.house.keys,
        )
        return CustomerRegisterPayload(sent_to=sent_to)

    @mutation(
        EmailVerifyPayload,
        "Make the account that was asked for, and sign in; sets the session cookie.",
        signed_in=False,
        hashes_password=True,
    )
    async def email_verify(self, info: InfoT, input: EmailVerifyInput) -> EmailVerifyPayload | None:
        visit = info.context
        signed_in = await auth.verify_email(
            input.token, input.password, browser_of(visit), visit.house.keys
        )
        let_in(visit, signed_in)
        return EmailVerifyPayload(me=as_customer(await customers.profile(signed_in.customer)))
