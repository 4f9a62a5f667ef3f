import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { ALL_NETWORK_IDS, NETWORK_IDS, type Network } from "@tetron/domain/network";
import type { WalletRef } from "@tetron/domain/wallet";
import { DeadlineExceeded, within } from "@tetron/domain/within";
import { pauseUntil } from "../io/pause-until.ts";
import { createTurns, type Turns } from "../io/turns.ts";
import { isFinal, ProviderFault } from "./fault.ts";
import type { AccountKind, WalletHistoryProvider } from "./provider.ts";
import {
  OF_CONTRACT,
  readWallet,
  type ReadOptions as WalletOptions,
  type WalletReading,
} from "./read-wallet.ts";

/** How a wallet is read, and whether somebody waits for it: always when absent. */
export interface ReadOptions extends WalletOptions {
  readonly isAwaited?: () => boolean;
}

/** The providers of each network, asked in their order. */
export interface ProviderPool {
  /** Whether any provider has any network. */
  readonly isConfigured: boolean;
  /** Whether any provider has the network, as far as is known: one that turned out to be without the API has none. */
  has(network: Network): boolean;
  /**
   * Reads a wallet at the first provider that is well, and at the next one when it fails. Waits for its turn
   * first, in the order of asking; see {@link createTurns}.
   *
   * @throws ProviderFault when none answered within its time; the reason of `signal`.
   */
  read(wallet: WalletRef, signal: AbortSignal, options?: ReadOptions): Promise<WalletReading>;
}

/** Options of a pool. */
export interface PoolOptions {
  /** Time limit of reading a wallet from its first request on, in milliseconds; a minute when absent. */
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

/** Wallets that a provider is asked for at once; the others wait, so that none waits for half of its pages. */
const AT_ONCE = 4;
const FIRST_REST_MS = 250;
const MAX_REST_MS = 30_000;
/** A node without the API may be replaced by one that has it. */
const LACKING_REST_MS = HOUR_MS;

/** A provider, its turns and its circuit breaker. */
interface Member {
  readonly provider: WalletHistoryProvider;
  /** Its own, so that one that hangs holds up nobody who asks another. */
  readonly turns: Turns;
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
    (provider): Member => ({
      ...{ provider, turns: createTurns(AT_ONCE) },
      ...{ failures: 0, restsUntil: 0, lacksUntil: new Map() },
    }),
  );
  const kindTurns = new Map(ALL_NETWORK_IDS.map((network) => [network, createTurns(AT_ONCE)]));
  const of = (network: Network) => {
    const having = members.filter((member) => has(member, network));
    return (
      orderOf?.(network).flatMap((name) => having.filter(({ provider }) => provider.name === name)) ?? having
    );
  };
  async function askKind(wallet: WalletRef, signal: AbortSignal, isAwaited?: () => boolean) {
    if (kindOf === undefined) return null;
    using _turn = await kindTurns.get(wallet.network)!.next(signal, isAwaited);
    return await kindOf(wallet, signal);
  }
  return {
    isConfigured: NETWORK_IDS.some((network) => of(network).length > 0),
    has: (network) => of(network).length > 0,
    async read(wallet, signal, options) {
      const asOf = new Date();
      const told = await askKind(wallet, signal, options?.isAwaited);
      if (told?.kind === "contract")
        return { provider: told.provider, history: null, coverage: OF_CONTRACT, asOf };
      return await readAny(of(wallet.network), wallet, { ...options, readMs, signal });
    },
  };
}

/** Asks the provider that is well first, or rests the shortest. Whoever waits for a rest to end holds no turn. */
async function readAny(
  members: readonly Member[],
  wallet: WalletRef,
  {
    readMs,
    signal,
    isAwaited,
    ...options
  }: ReadOptions & { readonly readMs: number; readonly signal: AbortSignal },
): Promise<WalletReading> {
  const refused = new Set<Member>();
  const faults = new Map<Member, ProviderFault>();
  /** The time of its requests, and of the rests after them; not that in a queue. */
  let leftMs = readMs;
  for (;;) {
    const [member] = members.filter((each) => !refused.has(each)).toSorted((a, b) => restOf(a) - restOf(b));
    const restMs = member === undefined ? 0 : restOf(member);
    if (member === undefined || leftMs <= restMs) throw noneAnswered(wallet, faults, member);
    await pauseUntil(member.restsUntil, signal);
    if (faults.size > 0) leftMs -= restMs;
    using _turn = await member.turns.next(signal, isAwaited);
    if (!has(member, wallet.network)) refused.add(member);
    // It may have failed for those who were before.
    if (refused.has(member) || restOf(member) > 0) continue;
    const asked = performance.now();
    try {
      const reading = await within({ ms: leftMs, signal }, (limit) =>
        readWallet(member.provider, wallet, limit, options),
      );
      member.failures = 0;
      return reading;
    } catch (error) {
      signal.throwIfAborted();
      leftMs -= performance.now() - asked;
      if (error instanceof DeadlineExceeded) leftMs = 0;
      else if (error instanceof ProviderFault) failed(member, error, wallet.network);
      else throw error;
      const fault = error instanceof ProviderFault ? error : new ProviderFault("timeout", error.message);
      faults.set(member, fault);
      if (isFinal(fault)) refused.add(member);
    }
  }
}

function failed(member: Member, fault: ProviderFault, network: Network): void {
  if (fault.kind === "absent") member.lacksUntil.set(network, performance.now() + LACKING_REST_MS);
  if (!isFinal(fault)) rest(member, fault);
}

/** The fault of every provider that was asked, in one; of several the last one's kind, which may pass. */
function noneAnswered(
  { network }: WalletRef,
  faults: ReadonlyMap<Member, ProviderFault>,
  resting: Member | undefined,
): ProviderFault {
  const all = [...faults].map(([{ provider }, { message }]) => `${provider.name} ${message}`);
  if (resting !== undefined && !faults.has(resting))
    all.push(`${resting.provider.name} rests after a failure`);
  const passing = [...faults.values()].find((fault) => !isFinal(fault));
  const kind = passing?.kind ?? (resting === undefined ? [...faults.values()].at(-1)?.kind : "busy");
  return new ProviderFault(
    kind ?? "absent",
    all.length > 0 ? all.join("; ") : `no provider has ${network}`,
    resting === undefined ? null : restOf(resting),
  );
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
