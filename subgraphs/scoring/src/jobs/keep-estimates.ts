import { HOUR_MS, MINUTE_MS } from "@tetron/domain/durations";
import { type EventCursor, formatEventCursor } from "@tetron/domain/event-cursor";
import type { EventData, EventType } from "@tetron/domain/events";
import { NETWORK_IDS, type Network } from "@tetron/domain/network";
import type { Owner } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { endOfEvents, eventPages, type FollowedEvent } from "@tetron/lake/event-page";
import { findReaderPlace, moveReader, type ReaderPlace } from "@tetron/lake/event-readers";
import {
  findKept,
  forgetOrphans,
  type KeptOfWallet,
  pageOfKept,
  putKeptEstimates,
  walletsScoredLast,
} from "@tetron/lake/kept-estimates";
import { findModelIn } from "@tetron/lake/models";
import { pause } from "@tetron/lake/pause";
import type { Job } from "@tetron/service/job";
import type { Metrics } from "@tetron/service/metrics";
import { openKeeping, type Wanted } from "@tetron/verdict/kept/keep-wallets";
import { Gauge } from "prom-client";
import { z } from "zod";
import type { ScoringDeps } from "../judge-transaction.ts";

const KEEP_ESTIMATES = "scoring.keep-estimates";
/** The events after which a wallet may be another. */
const TYPES = ["history.imported", "block.committed", "block.undone"] as const satisfies readonly EventType[];
/** How fast the job works. */
export interface Pace {
  /** Part of a core that the thread takes at most, while there is something to compute. */
  readonly shareOfCore: number;
  /** A run without work keeps its thread for so long, in milliseconds. */
  readonly idleMs: number;
}

const PACE: Pace = { shareOfCore: 0.25, idleMs: MINUTE_MS / 2 };
/** Wallets that are computed at once: some tens of milliseconds. */
const AT_ONCE = 50;
/** Scores whose wallets come before all others. */
const NEWEST_SCORES = 1_000;
/** Events behind its place that are of no wallet here, after which the job moves it: the next process reads over them again. */
const PASSED_OVER = 500;
/** How often models and events are looked for while a run lasts. */
const LOOK_MS = 2_000;

type Deps = Pick<ScoringDeps, "lake" | "log" | "engine" | "indexes">;

const Place = z.object({
  network: z.enum(NETWORK_IDS as readonly Network[]),
  address: z.string(),
  owner: z.custom<Owner>((owner) => typeof owner === "string"),
});

/** What the job's work rests on, stored with its place among the events. */
const Basis = z.object({
  models: z.array(z.string()).readonly(),
  edition: z.string().nullable(),
  /** Where the pass over all wallets is: before the first, after one, or at its end. */
  pass: z.union([z.literal("begin"), z.literal("end"), Place]),
});
type Basis = Readonly<z.infer<typeof Basis>>;
type Pass = Basis["pass"];

/** What the job last did, for metrics. */
export interface KeepingWatch {
  /** Wallets whose estimates were computed by this process. */
  kept: number;
  /** Whether those of all wallets were; `null` before it ran here. */
  isWhole: boolean | null;
}

/** Adds what the job did to the metrics of the process. */
export function showKeeping({ registry }: Metrics, watch: KeepingWatch): void {
  new Gauge({
    name: "tetron_estimates_kept",
    help: "Wallets whose estimates and neighbours the job of this process computed ahead of scores.",
    registers: [registry],
    collect() {
      this.set(watch.kept);
    },
  });
  new Gauge({
    name: "tetron_estimates_kept_whole",
    help: "Whether the estimates of all wallets are kept for the models and the index in force: 1 or 0.",
    registers: [registry],
    collect() {
      if (watch.isWhole === null) this.reset();
      else this.set(Number(watch.isWhole));
    },
  });
}

/**
 * Computes what the live model, the shadow and the index in force say of wallets when their histories change, and of all
 * wallets when another model or index comes into force: those of the newest scores first. It runs in a thread of its own
 * and takes a part of a core at most; a score that comes earlier computes it itself.
 */
export function keepEstimates(deps: Deps, watch: KeepingWatch, pace: Pace = PACE): Job {
  const read: EventsRead = { from: undefined, to: new Map() };
  return {
    name: KEEP_ESTIMATES,
    periodMs: 10_000,
    jitterMs: 500,
    deadlineMs: HOUR_MS / 2,
    run: (signal) => keepAll(deps, { watch, pace, read }, signal),
  };
}

/** How far events were read. */
interface EventsRead {
  /** The stored place that they follow, as text. */
  from: string | undefined;
  to: EventCursor;
}

async function keepAll(
  deps: Deps,
  { watch, pace, read }: { readonly watch: KeepingWatch; readonly pace: Pace; readonly read: EventsRead },
  signal: AbortSignal,
): Promise<void> {
  const { db } = deps.lake;
  const readEvents = eventPages(db, { types: TYPES });
  let place = await placeNow(deps);
  // What was read over by an earlier run is not read again.
  if (read.from !== formatEventCursor(place.cursor)) readFrom(place.cursor);
  await using stack = new AsyncDisposableStack();
  const keeping = stack.use(await openKeeping({ db, indexes: deps.indexes }, basisIn(place)));
  /** @param wallets - At most {@link AT_ONCE}. */
  const keep = async (wallets: readonly KeptOfWallet[]) => {
    const began = performance.now();
    const rows = await keeping.rowsOf(wallets, signal);
    if (rows.length === 0) return;
    const took = performance.now() - began;
    await deps.lake.commit([putKeptEstimates(rows)]);
    watch.kept += rows.length;
    await pause(took * (1 / pace.shareOfCore - 1), signal);
  };
  const { networks } = deps.engine.model;
  const ofModel = (refs: readonly WalletRef[]) => refs.filter(({ network }) => networks.includes(network));
  const keepEach = async (refs: readonly WalletRef[]) => {
    for (let at = 0; at < refs.length && !signal.aborted; at += AT_ONCE)
      await keep(await findKept(db, refs.slice(at, at + AT_ONCE)));
  };
  const move = async (to: ReaderPlace) => {
    await deps.lake.commit([moveReader(KEEP_ESTIMATES, { from: place, to })]);
    if (to.cursor !== place.cursor) readFrom(to.cursor);
    place = to;
  };
  let workedAt = Number.NEGATIVE_INFINITY;
  let lookedAt = performance.now();
  while (!signal.aborted) {
    if (performance.now() - lookedAt > LOOK_MS) {
      lookedAt = performance.now();
      const now = await placeNow(deps);
      if (!isSame(basisIn(now), keeping.wanted)) return;
    }
    const basis = basisIn(place);
    const page = await readEvents({ after: read.to });
    const changed = ofModel(walletsOf(page.events));
    watch.isWhole = basis.pass === "end" && changed.length === 0 && page.isLast;
    if (changed.length > 0) {
      await keepEach(changed);
      if (!signal.aborted) await move({ cursor: page.next, basis: place.basis });
      workedAt = performance.now();
      continue;
    }
    read.to = page.next;
    if (countBetween(place.cursor, page.next) >= PASSED_OVER)
      await move({ cursor: page.next, basis: place.basis });
    else if (!page.isLast) continue;
    else if (basis.pass !== "end") {
      if (basis.pass === "begin") await keepEach(ofModel(await walletsScoredLast(db, NEWEST_SCORES)));
      const pass = await passOn(deps, basis.pass, keep);
      if (!signal.aborted) await move({ ...place, basis: JSON.stringify({ ...basis, pass }) });
      workedAt = performance.now();
    } else if (performance.now() - workedAt < pace.idleMs) await pause(LOOK_MS, signal);
    else return;
  }

  function readFrom(cursor: EventCursor): void {
    [read.from, read.to] = [formatEventCursor(cursor), cursor];
  }
}

/** @returns Where the pass goes on. */
async function passOn(
  { lake: { db }, engine }: Deps,
  pass: Exclude<Pass, "end">,
  keep: (wallets: readonly KeptOfWallet[]) => Promise<void>,
): Promise<Pass> {
  const { networks } = engine.model;
  const page = await pageOfKept(db, { networks, after: pass === "begin" ? null : pass, limit: AT_ONCE });
  await keep(page);
  const last = page.at(-1);
  if (last !== undefined) return { network: last.network, address: last.address, owner: last.owner };
  await forgetOrphans(db);
  return "end";
}

/** The job's place; a new pass begins when what is wanted is another than before. */
async function placeNow({ lake, engine, indexes }: Deps): Promise<ReaderPlace> {
  const { db, commit } = lake;
  const [stored, live, shadow, index] = await Promise.all([
    findReaderPlace(db, KEEP_ESTIMATES),
    findModelIn(db, "live"),
    findModelIn(db, "shadow"),
    indexes.search === null ? indexes.editions() : [],
  ]);
  const wanted: Wanted = {
    models: [live?.version ?? engine.versions.model, ...(shadow ? [shadow.version] : [])],
    edition: index.at(-1)?.edition ?? null,
  };
  if (stored !== undefined && isSame(basisIn(stored), wanted)) return stored;
  const basis: Basis = { ...wanted, pass: "begin" };
  const place = { cursor: stored?.cursor ?? (await endOfEvents(db)), basis: JSON.stringify(basis) };
  await commit([moveReader(KEEP_ESTIMATES, { from: stored, to: place })]);
  return place;
}

/** How many events two places are apart, of all regions. */
function countBetween(before: EventCursor, after: EventCursor): number {
  let count = 0;
  for (const [region, seq] of after) count += seq - (before.get(region) ?? 0);
  return count;
}

function basisIn({ basis }: ReaderPlace): Basis {
  return Basis.parse(JSON.parse(basis));
}

function isSame(a: Wanted, b: Wanted): boolean {
  return a.edition === b.edition && a.models.join() === b.models.join();
}

/** The wallets that events changed, each once. */
function walletsOf(events: readonly FollowedEvent[]): WalletRef[] {
  const refs = events.flatMap(({ event }): WalletRef[] => {
    if (event.type === "history.imported") {
      const { network, address } = event.data as EventData<"history.imported">;
      return [{ network, address }];
    }
    const { network, wallets } = event.data as EventData<"block.committed">;
    return wallets.map((address) => ({ network, address }));
  });
  return [...new Map(refs.map((ref) => [`${ref.network} ${ref.address}`, ref])).values()];
}
