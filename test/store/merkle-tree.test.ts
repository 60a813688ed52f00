import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { createMerkleTree, merkleRoot } from '../../src/store/merkle-tree.ts';

test('the root is that of the definition in RFC 6962, section 2.1, at every size', () => {
  const leaves = Array.from({ length: 70 }, (_, place) => sha256(Buffer.from([0, place])));
  const tree = createMerkleTree();
  for (const [size, leaf] of leaves.entries()) {
    assert.equal(tree.root(), byDefinition(leaves.slice(0, size)).toString('hex'), `size ${size}`);
    tree.add(leaf.toString('hex'));
    assert.equal(tree.size, size + 1);
  }
});

// The roots that Certificate Transparency's own reference tests expect for the first leaves of their example.
test('the roots of the reference example come out', () => {
  const leaves = ['', '00', '10', '2021', '3031'].map((hex) =>
    sha256(Buffer.concat([Buffer.from([0]), Buffer.from(hex, 'hex')])).toString('hex'),
  );
  assert.equal(merkleRoot([]), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(merkleRoot(leaves.slice(0, 1)), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  assert.equal(merkleRoot(leaves.slice(0, 2)), 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
  assert.equal(merkleRoot(leaves.slice(0, 3)), 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
});

function byDefinition(leaves: readonly Buffer[]): Buffer {
  if (leaves.length < 2) return leaves[0] ?? sha256(Buffer.alloc(0));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.concat([Buffer.from([1]), byDefinition(leaves.slice(0, split)), byDefinition(leaves.slice(split))]));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
