import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, database, disconnect } from '#db/client';
import { installation } from '#db/schema/index';
import { ownPortal } from '#tests/own-portal';
import { mapFace } from './map-face.ts';
import { offersOwnData } from './offers-own-data.ts';

ownPortal();

test('“My data” is offered where the map has fields for it, and as it was last while the database is away', async () => {
  const face = await mapFace();
  const offered = async (published: typeof face | null) => {
    await database().update(installation).set({ mapFace: published });
    return offersOwnData();
  };
  assert.equal(await offered({ ...face, ownData: [] }), false);
  assert.equal(await offered(null), false);
  assert.equal(await offered({ ...face, ownData: [{ key: 'name', label: 'Name', mayChange: true }] }), true);
  await disconnect();
  connect('postgres://habeas_web:test@127.0.0.1:1/none', 'habeas_web');
  assert.equal(await offersOwnData(), true);
});
