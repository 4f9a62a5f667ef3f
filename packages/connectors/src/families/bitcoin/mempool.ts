import TinyQueue from "tinyqueue";

/** A transaction in a node's mempool. */
export interface MempoolEntry {
  readonly txid: string;
  /** Virtual bytes. */
  readonly vsize: number;
  /** Satoshi. */
  readonly fee: number;
  /** Unix time of its arrival, in seconds. */
  readonly time: number;
  /** Ids of the unconfirmed transactions whose outputs it spends. */
  readonly parents: readonly string[];
}

/** A transaction in the queue. */
export interface Queued {
  readonly txid: string;
  readonly vsize: number;
  readonly time: number;
  /** Satoshi per 1,000 virtual bytes of the package that includes it. */
  readonly rate: number;
}

/** An entry with its package's rate when ranked; it is ranked again if the rate has changed. */
interface Ranked {
  readonly rate: number;
  readonly node: Node;
}

/** Working state of one entry: total size and fee of it and its ancestors not yet queued. */
interface Node {
  readonly entry: MempoolEntry;
  readonly parents: Node[];
  readonly children: Node[];
  fee: number;
  vsize: number;
  ancestors: number;
  queued: boolean;
}

/**
 * Orders the mempool as miners do: the next transaction is always the one whose package (itself and its
 * unconfirmed ancestors) pays most per byte, so that a child with a high fee pulls in its parents.
 *
 * @returns The transactions in order of inclusion, each after those that it spends.
 * @see https://github.com/bitcoin/bitcoin/blob/v28.0/src/node/miner.cpp, BlockAssembler::addPackageTxs
 */
export function queueOf(entries: readonly MempoolEntry[]): Queued[] {
  const nodes = linked(entries);
  const heap = new TinyQueue<Ranked>([], (a, b) => b.rate - a.rate);
  for (const node of nodes) {
    for (const ancestor of reach(node, ({ parents }) => parents)) {
      node.fee += ancestor.entry.fee;
      node.vsize += ancestor.entry.vsize;
      node.ancestors += 1;
    }
  }
  for (const node of nodes) heap.push({ rate: rateOf(node), node });
  const queue: Queued[] = [];
  for (let best = heap.pop(); best !== undefined; best = heap.pop()) {
    if (best.node.queued || best.rate !== rateOf(best.node)) continue;
    const waiting = [best.node, ...reach(best.node, ({ parents }) => parents)].filter(
      ({ queued }) => !queued,
    );
    const packaged = waiting.sort((a, b) => a.ancestors - b.ancestors);
    for (const node of packaged) {
      node.queued = true;
      const { txid, vsize, time } = node.entry;
      queue.push({ txid, vsize, time, rate: best.rate });
    }
    for (const changed of unburden(packaged)) heap.push({ rate: rateOf(changed), node: changed });
  }
  return queue;
}

/** Removes a queued transaction from its descendants' packages. Returns those whose rate changed. */
function unburden(packaged: readonly Node[]): Set<Node> {
  const changed = new Set<Node>();
  for (const node of packaged) {
    for (const descendant of reach(node, ({ children }) => children)) {
      if (descendant.queued) continue;
      descendant.fee -= node.entry.fee;
      descendant.vsize -= node.entry.vsize;
      changed.add(descendant);
    }
  }
  return changed;
}

function linked(entries: readonly MempoolEntry[]): Node[] {
  const nodes = entries.map(
    (entry): Node => ({
      entry,
      parents: [],
      children: [],
      fee: entry.fee,
      vsize: entry.vsize,
      ancestors: 0,
      queued: false,
    }),
  );
  const byId = new Map(nodes.map((node) => [node.entry.txid, node]));
  for (const node of nodes) {
    for (const id of node.entry.parents) {
      const parent = byId.get(id);
      if (parent === undefined) continue;
      node.parents.push(parent);
      parent.children.push(node);
    }
  }
  return nodes;
}

const NOTHING: ReadonlySet<Node> = new Set();

/** All nodes reachable from a node, without itself; most transactions have none. */
function reach(start: Node, next: (node: Node) => readonly Node[]): ReadonlySet<Node> {
  if (next(start).length === 0) return NOTHING;
  const reached = new Set<Node>();
  const open = [...next(start)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...next(node));
  }
  return reached;
}

function rateOf({ fee, vsize }: Node): number {
  return (fee * 1000) / vsize;
}
