import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { buildSchema, isEnumType } from 'graphql';
import nb from './nb.js';

const schema = buildSchema(
  await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8'),
);
const texts = Object.assign(
  {},
  ...(await Promise.all(Object.values(nb).map(async (load) => (await load()).default))),
);

const shown = {
  ProfileField: 'change.field.',
  ChangedBy: 'change.by.',
  SecurityEventKind: 'events.kind.',
  Species: 'species.',
  PetSex: 'sex.',
  ProductAvailability: 'product.stock.',
  OrderState: 'order.state.',
  OrderMomentKind: 'moment.',
  ShipmentState: 'parcel.',
  InvoiceState: 'invoice.state.',
  InvoiceEntryKind: 'entry.',
  ReturnState: 'return.state.',
  ComplaintWish: 'complain.wish.',
  ComplaintOutcome: 'complaint.outcome.',
  LeftOutReason: 'fast.left.',
  WhenOut: 'fast.out.',
  IntervalUnit: 'fast.unit.',
  ConsentAct: 'consents.step.',
};

for (const [name, prefix] of Object.entries(shown)) {
  test(`every ${name} of the API has words`, () => {
    const type = schema.getType(name);
    assert.ok(isEnumType(type));
    const wordless = type.getValues().filter((value) => !(`${prefix}${value.name}` in texts));
    assert.deepEqual([], wordless.map(String));
  });
}
