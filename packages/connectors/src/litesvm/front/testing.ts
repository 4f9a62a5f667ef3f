import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createSocket } from "node:net";
import { text } from "node:stream/consumers";
import { WebSocket, WebSocketServer } from "ws";
import { answer, type ReceivedCall } from "../../rpc/testing.ts";
import type { SvmBlock, SvmChain } from "../testing.ts";

/** A node over a chain: JSON-RPC, and WebSocket at the next port. Disposing ends it. */
export interface SvmNode extends AsyncDisposable {
  readonly url: string;
  /** Methods that were called, in order. */
  readonly asked: string[];
  /** Announces the newest slot to subscribers; nothing else announces it. */
  announce(): void;
}

/** What of a chain a node has. */
export interface SvmNodeOptions {
  /** Blocks behind the newest one that are final; 31 when absent. */
  readonly finalDepth?: number;
  /** Slot of the first block that it has not pruned; 0 when absent. */
  readonly firstSlot?: number;
}

const GENESIS = "5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d";
const FINAL_DEPTH = 31;

/** Starts a node. */
export async function aSvmNode(chain: SvmChain, options: SvmNodeOptions = {}): Promise<SvmNode> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { id, method, params } = JSON.parse(await text(request)) as ReceivedCall;
    asked.push(method);
    try {
      answer(response, { jsonrpc: "2.0", id, result: resultOf(chain, options, method, params ?? []) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(response, { jsonrpc: "2.0", id, error: { code: error.code, message: error.message } });
    }
  });
  const port = await listen(server);
  const sockets = new WebSocketServer({ host: "127.0.0.1", port: port + 1 });
  sockets.on("connection", (socket) =>
    socket.on("message", (data) => {
      const { id } = JSON.parse(String(data)) as ReceivedCall;
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: 1 }));
    }),
  );
  await once(sockets, "listening");
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    announce() {
      const result = { slot: chain.nextSlot() - 1, parent: 0, root: 0 };
      const params = { result, subscription: 1 };
      for (const socket of sockets.clients)
        if (socket.readyState === WebSocket.OPEN)
          socket.send(JSON.stringify({ jsonrpc: "2.0", method: "slotNotification", params }));
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** At a port whose next one is free too. */
async function listen(server: Server): Promise<number> {
  for (;;) {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    if (await isFree(port + 1)) return port;
    await new Promise((resolve) => server.close(resolve));
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createSocket().listen(port, "127.0.0.1");
  const isListening = await once(probe, "listening").then(
    () => true,
    () => false,
  );
  await new Promise((resolve) => probe.close(resolve));
  return isListening;
}

/** What a node answers instead of a result. */
class Refusal extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

function resultOf(
  chain: SvmChain,
  options: SvmNodeOptions,
  method: string,
  params: readonly unknown[],
): unknown {
  const { finalDepth = FINAL_DEPTH, firstSlot = 0 } = options;
  const blocks = chain.blocks();
  const commitmentOf = (at: number) => (params[at] as { commitment?: string } | undefined)?.commitment;
  const known = (commitment = "finalized") =>
    commitment === "finalized" ? blocks.slice(0, Math.max(blocks.length - finalDepth, 1)) : blocks;
  switch (method) {
    case "getGenesisHash":
      return GENESIS;
    case "getSlot":
      return known(commitmentOf(0)).at(-1)!.slot;
    case "getBlocksWithLimit": {
      const [from, limit] = params as [number, number];
      const all = known(commitmentOf(2)).filter(({ slot }) => slot >= Math.max(from, firstSlot));
      return all.slice(0, limit).map(({ slot }) => slot);
    }
    case "getBlock": {
      const [at, { commitment, transactionDetails, maxSupportedTransactionVersion }] = params as BlockParams;
      if (commitment === "processed")
        throw new Refusal(-32602, "Method does not support commitment below `confirmed`");
      if (at < firstSlot)
        throw new Refusal(
          -32001,
          `Block ${at} cleaned up, does not exist on node. First available block: ${firstSlot}`,
        );
      const all = known(commitment);
      if (at > all.at(-1)!.slot) throw new Refusal(-32004, `Block not available for slot ${at}`);
      const block = all.find(({ slot }) => slot === at);
      if (block === undefined)
        throw new Refusal(-32007, `Slot ${at} was skipped, or missing due to ledger jump to recent snapshot`);
      if (transactionDetails === "none") return headerOf(block);
      if (maxSupportedTransactionVersion !== 0)
        throw new Refusal(-32015, "Transaction version (0) is not supported");
      return { ...headerOf(block), ...transactionsOf(block) };
    }
    case "getBalance":
      return { context: { slot: 0 }, value: Number(chain.svm().getBalance(params[0] as never) ?? 0n) };
    case "getSignaturesForAddress":
      return signaturesFor(blocks, params as [string, { limit: number; before?: string }]);
    case "getTransaction":
      return transactionOf(blocks, String(params[0]));
    default:
      throw new Refusal(-32601, "Method not found");
  }
}

type BlockParams = [
  slot: number,
  options: { commitment?: string; transactionDetails?: string; maxSupportedTransactionVersion?: number },
];

function headerOf({ slot, transactions, rewards, ...header }: SvmBlock) {
  return { ...header, blockHeight: slot };
}

function transactionsOf({ transactions, rewards }: SvmBlock) {
  return {
    transactions: transactions.map(({ signatures, accounts, version, meta }) => ({
      ...{ transaction: { signatures, accountKeys: accounts }, meta, version },
    })),
    rewards: rewards.map((reward) => ({ ...reward, postBalance: 0, commission: null })),
  };
}

function signaturesFor(
  blocks: readonly SvmBlock[],
  [address, { limit, before }]: [string, { limit: number; before?: string }],
) {
  const all = blocks.toReversed().flatMap(({ slot, blockTime, transactions }) =>
    transactions
      .toReversed()
      .filter(({ accounts }) => accounts.some(({ pubkey }) => pubkey === address))
      .map(({ signatures }) => ({ signature: signatures[0]!, slot, err: null, blockTime })),
  );
  const at = before === undefined ? 0 : all.findIndex(({ signature }) => signature === before) + 1;
  return all.slice(at, at + limit);
}

/** In the encoding `jsonParsed`. */
function transactionOf(blocks: readonly SvmBlock[], signature: string) {
  for (const { slot, blockTime, transactions } of blocks)
    for (const { signatures, accounts, version, meta } of transactions)
      if (signatures[0] === signature) {
        const transaction = { signatures, message: { accountKeys: accounts, instructions: [] } };
        return { slot, blockTime, transaction, meta, version };
      }
  return null;
}
