"""The privacy notice in GraphQL: as it stands, and what changed since one last saw it."""

import datetime
from typing import Annotated

import strawberry

from minside.core.graphql import InfoT, UserError, mutation, shown, user_errors
from minside.core.language import Language
from minside.privacy import actions as privacy
from minside.privacy import notice

strawberry.enum(
    privacy.Kind, name="NoticeSectionChangeKind", description="What became of a section."
)
strawberry.enum(
    privacy.RunKind, name="NoticeRunKind", description="What became of some words in a row."
)


@strawberry.type(description="A paragraph, or a list; never both.")
class NoticeBlock:
    text: str | None = strawberry.field(description="The paragraph, plain text; null for a list.")
    items: list[str] = strawberry.field(description="The list's items; empty for a paragraph.")

    @classmethod
    def of(cls, block: notice.Block) -> "NoticeBlock":
        return cls(text=block.text, items=list(block.items))


@strawberry.type(description="A part of the privacy notice.")
class NoticeSection:
    key: str = strawberry.field(description="The same in every version and language.")
    title: str | None = strawberry.field(description="Its heading; null for the opening.")
    level: int = strawberry.field(description="Of its heading: 2, or 3 below such a one.")
    blocks: list[NoticeBlock] = strawberry.field(description="What it says, in order.")

    @classmethod
    def of(cls, section: notice.Section) -> "NoticeSection":
        return shown(cls, section, blocks=[NoticeBlock.of(block) for block in section.blocks])


@strawberry.type(description="That there is, or was, such a version of the privacy notice.")
class NoticeVersion:
    version: int = strawberry.field(description="Its number, from 1.")
    date: datetime.date = strawberry.field(description="The day from which it holds.")
    summary: list[str] = strawberry.field(description="What was new in it, in sentences.")

    @classmethod
    def of(cls, version: notice.Version) -> "NoticeVersion":
        return shown(cls, version, summary=list(version.summary))


@strawberry.type(description="Words in a row; a space stands between one run and the next.")
class NoticeRun:
    kind: privacy.RunKind = strawberry.field(description="Whether they were there, and are.")
    text: str = strawberry.field(description="The words, plain text.")


@strawberry.type(description="A heading, paragraph or item of a list that isn't as it was.")
class NoticeLineChange:
    is_item: bool = strawberry.field(description="Whether it is an item of a list.")
    runs: list[NoticeRun] = strawberry.field(
        description="The whole line; what was deleted stands before what came instead."
    )

    @classmethod
    def of(cls, line: privacy.LineChange) -> "NoticeLineChange":
        return shown(cls, line, runs=[shown(NoticeRun, run) for run in line.runs])


@strawberry.type(description="A section that isn't as it was.")
class NoticeSectionChange:
    key: str = strawberry.field(description="Of the section.")
    title: str | None = strawberry.field(description="Its newest heading; null for the opening.")
    kind: privacy.Kind = strawberry.field(description="What became of it.")
    lines: list[NoticeLineChange] = strawberry.field(
        description="The lines that changed; all of a section that was added or removed."
    )

    @classmethod
    def of(cls, section: privacy.SectionChange) -> "NoticeSectionChange":
        return shown(cls, section, lines=[NoticeLineChange.of(line) for line in section.lines])


@strawberry.type(description="What changed in the privacy notice from one version to the newest.")
class NoticeChanges:
    since: int = strawberry.field(description="The version that is compared with.")
    sections: list[NoticeSectionChange] = strawberry.field(
        description="In the newest one's order; what was removed comes last."
    )

    @classmethod
    def of(cls, since: int, until: int, language: Language) -> "NoticeChanges | None":
        found = privacy.differences(since, until, language)
        sections = [NoticeSectionChange.of(section) for section in found]
        return cls(since=since, sections=sections) if sections else None


@strawberry.type(description="The privacy notice as it is now, in the reader's language.")
class PrivacyNotice:
    version: int = strawberry.field(description="Its number, from 1.")
    date: datetime.date = strawberry.field(description="The day from which it holds.")
    title: str = strawberry.field(description="What it is called.")
    sections: list[NoticeSection] = strawberry.field(description="All that it says, in order.")
    versions: list[NoticeVersion] = strawberry.field(
        description="All that there ever were, newest first."
    )
    last_seen_version: int | None = strawberry.field(
        description="The newest that who is signed in has read, or was first shown; null for a stranger, and"
        " where none was."
    )
    changes: NoticeChanges | None = strawberry.field(
        description="Since the version asked about, else since `lastSeenVersion`; null where nothing"
        " changed, and where there is nothing to compare with."
    )

    @classmethod
    def of(cls, language: Language, since: int | None, seen: int | None) -> "PrivacyNotice":
        every = notice.versions(language)
        newest = every[-1]
        start = seen if since is None else since
        return shown(
            cls,
            newest,
            sections=[NoticeSection.of(section) for section in newest.sections],
            versions=[NoticeVersion.of(version) for version in reversed(every)],
            last_seen_version=seen,
            changes=NoticeChanges.of(start or 0, newest.version, language),
        )


@strawberry.type
class PrivacyQuery:
    @strawberry.field(
        description="The privacy notice, also for who isn't signed in, with what changed since one"
        " last saw it (S21 to S23, S35, S44)."
    )
    async def privacy_notice(
        self,
        info: InfoT,
        since: Annotated[
            int | None,
            strawberry.argument(
                description="The version to tell the changes from; where it is left out, the one that the"
                " customer saw last."
            ),
        ] = None,
    ) -> PrivacyNotice | None:
        visit = info.context
        seen = await privacy.last_seen(visit.customer) if visit.is_signed_in else None
        return PrivacyNotice.of(visit.language, since, seen)


@strawberry.input(
    description="That a version of the privacy notice was read, or was the first to be shown."
)
class PrivacyNoticeSeenInput:
    version: int = strawberry.field(description="Its number.")


@strawberry.type(description="What the customer has seen of the privacy notice.")
class PrivacyNoticeSeenPayload:
    last_seen_version: int | None = strawberry.field(
        default=None, description="The newest version of which it was noted."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class PrivacyMutation:
    @mutation(
        PrivacyNoticeSeenPayload,
        "Note that a version of the privacy notice was read, or the first to be shown; sent twice, or of an older one, it changes"
        " nothing.",
    )
    async def privacy_notice_seen(
        self, info: InfoT, input: PrivacyNoticeSeenInput
    ) -> PrivacyNoticeSeenPayload | None:
        seen = await privacy.see(info.context.customer, input.version)
        return PrivacyNoticeSeenPayload(last_seen_version=seen)
