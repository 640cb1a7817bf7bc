"""The doorway: all that stands between the network and a resolver.

A request passes `crosssite` (is it our own page?), `transport` (GraphQL over HTTP), `documents`
(is the text known?), `limits` (is it small enough?) and then `execution`, where it becomes one
transaction on one connection.
"""
