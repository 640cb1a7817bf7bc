"""The documents by which a test asks over HTTP."""

_LINE = "id number kind subject status unread orderNumber orderId claim { state since outcome }"
_MESSAGE = """
    id writtenBy channel text at leftOut attachments { kind name url thumbnailUrl size width height }
"""
ALL = f"""
query {{ me {{
    unreadConversations
    conversations(first: 5) {{ totalCount nodes {{ {_LINE} messages {{ {_MESSAGE} }} }} }}
    contactHolds {{ by id number since }}
    contactEntries(first: 20) {{ totalCount nodes {{
        id kind at text number title conversation order orderNumber byStaff changed askedIn
        askedInConversation isHeld
    }} }}
}} }}
"""
ONE = f"query ($id: ID!) {{ me {{ conversation(id: $id) {{ {_LINE} }} }} }}"
START = f"""
mutation ($input: ConversationStartInput!) {{ conversationStart(input: $input) {{
    conversation {{ {_LINE} messages {{ {_MESSAGE} }} }} userErrors {{ field code message }}
}} }}
"""
