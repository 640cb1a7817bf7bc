"""What the app asks of orders: the pages of the orders, of one order, and of the invoices."""

_MONEY = "{ amount currency }"
_ADDRESS = "{ recipient street street2 postcode city country }"
_MAY = "{ allowed reason until }"
_INVOICE = f"""
    id number state kid account issuedOn dueOn total {_MONEY} balance {_MONEY}
    collector collectorReference collectorPhone collectorUrl collectorAccount orderId orderNumber pdfUrl
"""
_CARD = f"""
    id number placedAt state cancelRequestedAt total {_MONEY}
    lines {{ line name isCancelled product {{ id pictureUrl }} }}
    shipments {{
      id state purpose carrier tracking trackingUrl shippedAt expectedOn deliveredAt returnedAt
    }}
"""
_PACKED = "{ line name quantity }"
RETURN = f"""
    id number state openedAt byStaff lines {_PACKED} reason receivedAt refundedAt refunded {_MONEY}
    deductedFrom refusedAt refusal withdrawnAt sendBy places sendTo canWithdraw {_MAY} formUrl
"""
COMPLAINT = """
    id number openedAt byStaff line productName text wish
    pictures { url thumbnailUrl width height } outcome answer settledAt
"""
_FULL_INVOICE = f"""
    {_INVOICE} to {_ADDRESS} vat {_MONEY} fees {_MONEY} paid {_MONEY} credited {_MONEY}
    overpaid {_MONEY} keptUntil lines {{ sku name quantity price {_MONEY} total {_MONEY} }}
    entries {{ id kind on amount {_MONEY} number dueOn method reference reason }}
"""
ORDERS = f"""query Orders($first: Int = 10, $after: String) {{ me {{ id
  ordersUnderWay {{ {_CARD} }}
  unpaidInvoices {{ {_INVOICE} }}
  orders(first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {_CARD} }}
  }}
}} }}"""
ORDER = f"""query Order($id: ID!) {{ me {{ id order(id: $id) {{
  {_CARD} payment discount {_MONEY} vat {_MONEY} code receiptUrl returnFormUrl
  delivery {{ method pickupPoint price {_MONEY} address {_ADDRESS} }}
  canCancel {_MAY} canReturn {_MAY}
  ofLines: lines {{
    sku quantity price {_MONEY} total {_MONEY} shippedQuantity deliveredQuantity returnedQuantity
    isUnordered returnableQuantity returnablePlaces canReturn {_MAY} canComplain {_MAY}
  }}
  parcels: shipments {{ number returnReason returnWhy contents {_PACKED} packingSlipUrl }}
  timeline {{ at kind reason reference amount {_MONEY} names }}
  invoices {{ {_FULL_INVOICE} returning {_MONEY} }}
  mails {{ id kind to state at why }}
  returns {{ {RETURN} }}
  complaints {{ {COMPLAINT} }}
  buyAgain {{
    lines {{
      line {{ line name }} product {{ id sku pictureUrl }} canBuy reason priceThen {_MONEY}
      priceNow {_MONEY}
    }}
    total {_MONEY} shopUrl
  }}
}} }} }}"""
INVOICES = f"""query Invoices($first: Int = 20, $after: String) {{ me {{ id
  invoices(first: $first, after: $after) {{
    totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {_FULL_INVOICE} }}
  }}
}} }}"""
INVOICE = f"""query Invoice($id: ID!) {{ me {{ id invoice(id: $id) {{
  {_FULL_INVOICE} returning {_MONEY}
}} }} }}"""
_ERRORS = "userErrors { field code message }"
CANCEL = f"""mutation Cancel($input: OrderCancelInput!) {{ orderCancel(input: $input) {{
  order {{ id cancelRequestedAt canCancel {_MAY} }} {_ERRORS}
}} }}"""
REQUEST = f"""mutation Request($input: ReturnRequestInput!) {{ returnRequest(input: $input) {{
  return {{ {RETURN} }} order {{ id returns {{ id }} }} {_ERRORS}
}} }}"""
WITHDRAW = f"""mutation Withdraw($input: ReturnWithdrawInput!) {{ returnWithdraw(input: $input) {{
  order {{ id returns {{ id state }} }} {_ERRORS}
}} }}"""
COMPLAIN = f"""mutation Complain($input: ComplaintCreateInput!) {{
  complaintCreate(input: $input) {{
    complaint {{ {COMPLAINT} }} order {{ id complaints {{ id }} }} {_ERRORS}
  }}
}}"""
TWICE = """mutation Twice($first: ReturnRequestInput!, $second: ReturnRequestInput!) {
  first: returnRequest(input: $first) { order { id returns { id } } userErrors { code } }
  second: returnRequest(input: $second) { order { id returns { id } } userErrors { code } }
}"""
