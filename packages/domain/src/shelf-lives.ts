import { z } from "zod";
import { DAY_MS } from "./durations.ts";
import { NETWORK_IDS, type Network } from "./network.ts";
import type { Aged } from "./shelf-life.ts";

/** Bounds of a history's shelf life, in days. */
export interface HistoryBounds {
  readonly leastDays: number;
  readonly mostDays: number;
}

/** How long each source of a score counts as current. */
export interface ShelfLives {
  /** A history is current for this many of the wallet's typical gaps, within the bounds of its network. */
  readonly gaps: number;
  readonly histories: Readonly<Record<Network, HistoryBounds>>;
  /** Days, of lists that `lists` does not name. */
  readonly sanctionsDays: number;
  readonly labelsDays: number;
  /** Days, of data sets of known wallets: their classes, the neighbours found in them, their reputations. */
  readonly walletsDays: number;
  /** Days, by the name of a list. */
  readonly lists: Readonly<Record<string, number>>;
}

/** The part of a list's edition that its age depends on. */
export interface ListEdition {
  readonly kind: "sanctions" | "labels" | "wallets" | "index";
  readonly name: string;
  /** The date that the edition describes. */
  readonly asOf: Date;
}

const CHEAP: HistoryBounds = { leastDays: 60, mostDays: 365 };

/** See docs/policy.md for the reason of each number. */
export const DEFAULT_SHELF_LIVES: ShelfLives = {
  gaps: 30,
  histories: {
    bitcoin: { leastDays: 180, mostDays: 730 },
    ethereum: { leastDays: 90, mostDays: 365 },
    bsc: CHEAP,
    polygon: CHEAP,
    arbitrum: CHEAP,
    optimism: CHEAP,
    base: CHEAP,
    solana: { leastDays: 30, mostDays: 180 },
    simnet: CHEAP,
  },
  sanctionsDays: 30,
  labelsDays: 365,
  walletsDays: 365,
  lists: {},
};

const MAX_DAYS = 36_500;
const days = z.number().min(1).max(MAX_DAYS);
const bounds = z
  .strictObject({ leastDays: days, mostDays: days })
  .refine(({ leastDays, mostDays }) => leastDays <= mostDays, {
    message: "`leastDays` must not be more than `mostDays`.",
  });

const File = z.strictObject({
  gaps: z.number().min(1).max(10_000).optional(),
  histories: z.partialRecord(z.enum(NETWORK_IDS), bounds).optional(),
  sanctionsDays: days.optional(),
  labelsDays: days.optional(),
  walletsDays: days.optional(),
  lists: z.record(z.string().min(1), days).optional(),
});

/**
 * Reads an operator's shelf lives from parsed JSON; what it leaves out is as in {@link DEFAULT_SHELF_LIVES}.
 *
 * @throws Error naming every invalid field.
 *
 * @example
 * ```ts
 * import { parseShelfLives } from "@tetron/domain/shelf-lives";
 *
 * parseShelfLives({ sanctionsDays: 7, lists: { "own-partners": 90 } });
 * ```
 */
export function parseShelfLives(json: unknown): ShelfLives {
  const result = File.safeParse(json);
  if (!result.success) throw new Error(`it is no file of shelf lives:\n${z.prettifyError(result.error)}`);
  const { histories = {}, ...given } = result.data;
  const own = Object.entries(given).filter(([, value]) => value !== undefined);
  return {
    ...DEFAULT_SHELF_LIVES,
    ...Object.fromEntries(own),
    histories: { ...DEFAULT_SHELF_LIVES.histories, ...histories } as ShelfLives["histories"],
  };
}

/** The age of a list. An index of known wallets is a data set of them. */
export function listAge(lives: ShelfLives, { kind, name, asOf }: ListEdition): Aged {
  const own = Object.hasOwn(lives.lists, name) ? lives.lists[name]! : undefined;
  const lifeDays = own ?? lives[`${kind === "index" ? "wallets" : kind}Days`];
  return { asOf: asOf.getTime(), shelfLifeMs: lifeDays * DAY_MS };
}

/**
 * Shelf life of a wallet's history in milliseconds.
 *
 * @param gapMs - The wallet's typical gap between transactions; `null` when its history has none.
 */
export function historyShelfLifeMs(lives: ShelfLives, network: Network, gapMs: number | null): number {
  const { leastDays, mostDays } = lives.histories[network];
  const [least, most] = [leastDays * DAY_MS, mostDays * DAY_MS];
  return gapMs === null ? least : Math.min(Math.max(lives.gaps * gapMs, least), most);
}
