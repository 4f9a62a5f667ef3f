import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { appendLeaf, EMPTY_TREE, leafHash, rootOf } from "./merkle.ts";

/** The roots of the first eight trees of the test vectors of Certificate Transparency. */
const LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test("the roots of the first trees are those of the published vectors", () => {
  let tree = EMPTY_TREE;
  expect(rootOf(tree)).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (const [i, leaf] of LEAVES.entries()) {
    const hash = createHash("sha256").update(Uint8Array.of(0)).update(Buffer.from(leaf, "hex")).digest("hex");
    tree = appendLeaf(tree, hash);
    expect(rootOf(tree)).toBe(ROOTS[i]);
  }
});

/** As the RFC defines it: split at the largest power of two that is smaller than the size. */
function definedRoot(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0]!;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)].map(definedRoot);
  return createHash("sha256")
    .update(Uint8Array.of(1))
    .update(Buffer.from(left! + right!, "hex"))
    .digest("hex");
}

test("leaf by leaf the root is that of the definition", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 70 }), (contents) => {
      const leaves = contents.map(leafHash);
      expect(rootOf(leaves.reduce(appendLeaf, EMPTY_TREE))).toBe(definedRoot(leaves));
    }),
  );
});
