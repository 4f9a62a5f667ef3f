import { type Forest, LEAF, packNode } from "./forest.ts";
import type { GrownNode } from "./grow.ts";

/**
 * Packs grown trees.
 *
 * @param edges - Upper edges of the bins of each column; a split's threshold is the edge of its bin.
 */
export function packForest(
  trees: readonly GrownNode[],
  { bias, columns, edges }: Pick<Forest, "bias" | "columns"> & { readonly edges: readonly Float32Array[] },
): Forest {
  const nodes = trees.reduce((sum, tree) => sum + countNodes(tree), 0);
  const words = new Uint32Array(2 * nodes);
  const singles = new Float32Array(words.buffer);
  const covers = new Uint32Array(nodes);
  let next = 0;
  const write = ({ rows, split, value }: GrownNode): number => {
    const at = next++;
    covers[at] = rows;
    if (split === null) {
      words[2 * at] = packNode(LEAF, false, 0);
      singles[2 * at + 1] = value;
      return at;
    }
    write(split.left);
    const right = write(split.right);
    words[2 * at] = packNode(split.column, split.missingLeft, right - at);
    singles[2 * at + 1] = edges[split.column]![split.bin - 1]!;
    return at;
  };
  const roots = Uint32Array.from(trees, write);
  return { columns, bias, roots, words, covers };
}

function countNodes({ split }: GrownNode): number {
  return split === null ? 1 : 1 + countNodes(split.left) + countNodes(split.right);
}
