import { hash } from 'node:crypto';

/** The tree of RFC 6962, section 2.1, over leaves that come one by one. Keeps only the roots of the full subtrees: O(log n). */
export interface MerkleTree {
  readonly size: number;
  add(leafHash: string): void;
  /** Root in hex. */
  root(): string;
}

export function createMerkleTree(): MerkleTree {
  let size = 0;
  const peaks: Buffer[] = []; // left to right, of falling size: one for each 1 in the binary form of `size`
  return {
    get size() {
      return size;
    },
    add(leafHash) {
      let node: Buffer = Buffer.from(leafHash, 'hex');
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(peaks.pop() as Buffer, node);
      peaks.push(node);
      size++;
    },
    root() {
      if (size === 0) return hash('sha256', '', 'hex');
      return peaks.reduceRight((right, left) => nodeHash(left, right)).toString('hex');
    },
  };
}

export function merkleRoot(leafHashes: Iterable<string>): string {
  const tree = createMerkleTree();
  for (const hash of leafHashes) tree.add(hash);
  return tree.root();
}

const scratch = Buffer.alloc(65, 1); // its first byte stays 1

function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(scratch, 1);
  right.copy(scratch, 33);
  return Buffer.from(hash('sha256', scratch, 'hex'), 'hex');
}
