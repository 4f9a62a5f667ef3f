import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import { pauseUntil } from "../io/pause-until.ts";
import { ProviderFault } from "./fault.ts";
import type { AccountKind, WalletHistoryProvider } from "./provider.ts";
import { OF_CONTRACT, type ReadOptions, readWallet, type WalletReading } from "./read-wallet.ts";

/** The providers of each network, asked in their order. */
export interface ProviderPool {
  /** Whether any provider has any network. */
  readonly isConfigured: boolean;
  /** Whether any provider has the network, as far as is known: one that turned out to be without the API has none. */
  has(network: Network): boolean;
  /**
   * Reads a wallet at the first provider that is well, and at the next one when it fails. Waits for its turn
   * first, in the order of asking.
   *
   * @throws ProviderFault when none answered within its time; the reason of `signal`.
   */
  read(wallet: WalletRef, signal: AbortSignal, options?: ReadOptions): Promise<WalletReading>;
}

/** Options of a pool. */
export interface PoolOptions {
  /** Time limit of reading a wallet from its turn on, in milliseconds; a minute when absent. */
  readonly readMs?: number;
  /** The names of a network's providers, in the order of asking; all that have it when absent. */
  readonly orderOf?: (network: Network) => readonly string[];
  /** A contract's history is not read. */
  readonly kindOf?: KindOf;
}

/** Asks who is behind an address, and says who told it; `null` when nobody can tell. */
export type KindOf = (
  wallet: WalletRef,
  signal: AbortSignal,
) => Promise<{ readonly kind: AccountKind; readonly provider: string } | null>;

/** Wallets that are read at once; the others wait for their turn, so that none waits for half of its pages. */
const AT_ONCE = 4;
const FIRST_REST_MS = 250;
const MAX_REST_MS = 30_000;
/** A node without the API may be replaced by one that has it. */
const LACKING_REST_MS = HOUR_MS;

/** A provider and its circuit breaker. */
interface Member {
  readonly provider: WalletHistoryProvider;
  /** Failures since the last answer. */
  failures: number;
  /** By `performance.now()`: it is not asked before. */
  restsUntil: number;
  /** By `performance.now()`: until then it is taken to be without the API of these networks. */
  readonly lacksUntil: Map<Network, number>;
}

/** Opens a pool; nothing is asked yet. */
export function createPool(
  providers: readonly WalletHistoryProvider[],
  { readMs = MINUTE_MS, orderOf, kindOf }: PoolOptions = {},
): ProviderPool {
  const members = providers.map(
    (provider): Member => ({ provider, failures: 0, restsUntil: 0, lacksUntil: new Map() }),
  );
  const turns = createTurns(AT_ONCE);
  const of = (network: Network) => {
    const having = members.filter((member) => has(member, network));
    return (
      orderOf?.(network).flatMap((name) => having.filter(({ provider }) => provider.name === name)) ?? having
    );
  };
  return {
    isConfigured: NETWORK_IDS.some((network) => of(network).length > 0),
    has: (network) => of(network).length > 0,
    async read(wallet, signal, options) {
      using _turn = await turns.next(signal);
      const asOf = new Date();
      const told = await kindOf?.(wallet, signal);
      if (told?.kind === "contract")
        return { provider: told.provider, history: null, coverage: OF_CONTRACT, asOf };
      return await readAny(of(wallet.network), wallet, { ...options, readMs, signal });
    },
  };
}

async function readAny(
  members: readonly Member[],
  wallet: WalletRef,
  { readMs, signal, ...options }: ReadOptions & { readonly readMs: number; readonly signal: AbortSignal },
): Promise<WalletReading> {
  const end = performance.now() + readMs;
  const refused = new Set<Member>();
  let fault = new ProviderFault("refused", `no provider has ${wallet.network}`);
  for (;;) {
    const [member] = members.filter((each) => !refused.has(each)).toSorted((a, b) => restOf(a) - restOf(b));
    if (member === undefined || member.restsUntil >= end) throw fault;
    await pauseUntil(member.restsUntil, signal);
    try {
      const reading = await within({ ms: end - performance.now(), signal }, (limit) =>
        readWallet(member.provider, wallet, limit, options),
      );
      member.failures = 0;
      return reading;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeadlineExceeded) throw new ProviderFault("timeout", error.message);
      if (!(error instanceof ProviderFault)) throw error;
      fault = new ProviderFault(error.kind, `${member.provider.name} ${error.message}`, error.retryAfterMs);
      if (error.kind === "absent") member.lacksUntil.set(wallet.network, performance.now() + LACKING_REST_MS);
      if (isFinal(error)) refused.add(member);
      else rest(member, error);
    }
  }
}

/** Whether the same request would fail in the same way. It says nothing about other wallets. */
function isFinal({ kind }: ProviderFault): boolean {
  return kind === "absent" || kind === "plan" || kind === "too_large" || kind === "invalid";
}

function has({ provider, lacksUntil }: Member, network: Network): boolean {
  return provider.networks.includes(network) && performance.now() >= (lacksUntil.get(network) ?? 0);
}

function restOf({ restsUntil }: Member): number {
  return Math.max(restsUntil - performance.now(), 0);
}

/** Pauses a provider for as long as it asks, or else for a random part of a doubling time. */
function rest(member: Member, { retryAfterMs }: ProviderFault): void {
  member.failures += 1;
  const most = Math.min(MAX_REST_MS, FIRST_REST_MS * 2 ** member.failures);
  const pause = retryAfterMs ?? most * (0.5 + Math.random() / 2);
  member.restsUntil = Math.max(member.restsUntil, performance.now() + pause);
}

/** Lets `most` go on at once, the others in the order of asking. */
function createTurns(most: number) {
  const waiting: (() => void)[] = [];
  let free = most;
  const give = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async next(signal: AbortSignal): Promise<Disposable> {
      if (free > 0) free -= 1;
      else {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.push(resolve);
        await promise;
      }
      if (signal.aborted) {
        give();
        throw signal.reason;
      }
      return { [Symbol.dispose]: give };
    },
  };
}
