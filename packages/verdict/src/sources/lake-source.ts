import { NETWORKS, type Network } from "@tetron/domain/network";
import { visibleTo } from "@tetron/domain/owner";
import type { WalletRef } from "@tetron/domain/wallet";
import { walletsOfKey } from "@tetron/domain/wallets-of-key";
import { sentWithinHour } from "@tetron/features/sent-lately";
import { isReleased } from "@tetron/lake/issuer-freezes";
import type { Lake } from "@tetron/lake/lake";
import { preferredState } from "@tetron/lake/reputation-states";
import { shippedLabels } from "@tetron/lake/shipped-labels";
import { transferSourceOf } from "@tetron/lake/transfer-sources";
import { preferredWallet } from "@tetron/lake/wallets";
import type { OutcomeKind } from "@tetron/models/reputation/evidence";
import type { HeldFreeze } from "../remarks/issuer-freeze.ts";
import type { Edition, ListedLabel } from "../score-inputs.ts";
import { doublesOf } from "./doubles.ts";
import { keptOfRow } from "./kept-of-row.ts";
import { type PaymentFacts, prepareFacts } from "./payment-facts.ts";
import type { HeldReputation, ModelsInForce, Parties, SenderPast, SideRow, Sides, Source } from "./source.ts";

/** The facts that the lake answers with. */
const TELLS = [
  ...([
    "wallets",
    "transfers",
    "labels",
    "sanctions",
    "reputations",
    "senderPast",
    "context",
    "freezes",
    "lists",
    "models",
  ] as const),
];
type Told = (typeof TELLS)[number];

/** The lake as a source. It is one query, so its facts are in time or late together. */
export function lakeSource({ db, shipped }: Pick<Lake, "db" | "shipped">, deadlineMs: number): Source<Told> {
  const findFacts = prepareFacts(db);
  return {
    name: "lake",
    deadlineMs,
    tells: TELLS,
    needs: [],
    async ask({ parties, tenant, at }) {
      const found = await findFacts(parties, { tenant, at });
      const owners = visibleTo(tenant);
      const labelsAt = (place: WalletRef, elsewhere: { readonly network?: Network } = {}) => {
        const released = releasedAt(found.freezes.filter(isOf(place)));
        const labels = [...shippedLabels(shipped, owners, place), ...found.labels.filter(isOf(place))].filter(
          (label) => !isReleased(label, released),
        );
        if (labels.length === 0) return [];
        const contested = new Set(found.contests.filter(isOf(place)).map(({ source }) => source));
        return listedLabels(labels, contested, elsewhere);
      };
      const labelsOf = (wallet: WalletRef) =>
        walletsOfKey(wallet).flatMap((place) =>
          labelsAt(place, place.network === wallet.network ? {} : { network: place.network }),
        );
      return {
        wallets: eachSide(parties, (wallet) => walletOf(found, wallet)),
        transfers: eachSide(parties, (_, side) => transfersOf(found, parties, side)),
        labels: {
          ...eachSide(parties, labelsOf),
          token: parties.token === null ? [] : labelsAt(parties.token),
        },
        sanctions: eachSide(parties, (wallet) => sanctionsOf(found, wallet)),
        reputations: eachSide(parties, (wallet) => reputationOf(found, wallet)),
        senderPast: pastOf(found, parties, at),
        context: eachSide(parties, (wallet) => found.context.find(isOf(wallet))),
        freezes: eachSide(parties, (wallet) => freezesOf(found, wallet)),
        lists: found.lists,
        models: modelsIn(found),
      };
    },
  };
}

function eachSide<Value>(
  { from, to }: Parties,
  find: (wallet: WalletRef, side: "from" | "to") => Value,
): Sides<Value> {
  return { from: find(from, "from"), to: find(to, "to") };
}

function transfersOf({ transfers, followed }: PaymentFacts, parties: Parties, side: "from" | "to") {
  const { network, address } = parties[side];
  const histories = transfers
    .filter((row) => row.wallet === address && row.network === network)
    .map((row) => ({ ...row, reach: row.reach === null ? null : new Date(row.reach) }));
  return transferSourceOf(parties[side], histories, followed[side]);
}

/** What is held of the wallet; a data set accuses its owner, so on every network of the key. */
function walletOf({ wallets, contests }: PaymentFacts, wallet: WalletRef): SideRow | undefined {
  const row = preferredWallet(wallets.filter(isOf(wallet)), lastSeenOf);
  const accused = walletsOfKey(wallet)
    .flatMap((place) => wallets.filter(isOf(place)))
    .find(({ referenceLabel }) => referenceLabel === "fraud");
  const contested =
    accused && contests.length > 0
      ? walletsOfKey(wallet).flatMap((place) => contests.filter(isOf(place)).map(({ source }) => source))
      : [];
  if (row === undefined && accused !== undefined)
    return {
      contested,
      ...{
        lastSeen: null,
        asOf: null,
        coverage: null,
        behaviour: null,
        wallet44: null,
        referenceLabel: "fraud",
      },
      ...{ owner: accused.owner, source: accused.source, updatedAt: new Date(accused.updatedAt) },
    };
  if (row === undefined) return undefined;
  const numbers = {
    behaviour: row.behaviour === null ? null : doublesOf(row.behaviour),
    wallet44: row.wallet44 === null ? null : doublesOf(row.wallet44),
  };
  const kept = keptOfRow(row.kept, numbers);
  return {
    contested,
    lastSeen: lastSeenOf(row),
    asOf: row.asOf === null ? null : new Date(row.asOf),
    coverage: row.coverage,
    ...numbers,
    referenceLabel: accused?.referenceLabel ?? row.referenceLabel,
    ...{ owner: row.owner, source: row.source, updatedAt: new Date(row.updatedAt) },
    ...(kept ? { kept } : {}),
  };
}

function lastSeenOf({ lastSeen }: PaymentFacts["wallets"][number]): Date | null {
  return lastSeen === null ? null : new Date(lastSeen);
}

/** Ordered by list and word, so that equal labels give equal inputs. */
function listedLabels(
  labels: readonly Pick<PaymentFacts["labels"][number], "label" | "name" | "source" | "version">[],
  contested: ReadonlySet<string>,
  elsewhere: { readonly network?: Network },
): ListedLabel[] {
  return labels
    .map(({ label, name, source: list, version }) => ({
      ...{ label, name, list, version, ...elsewhere },
      ...(contested.has(list) ? { contested: true as const } : {}),
    }))
    .sort((a, b) => compareTexts(`${a.list} ${a.label}`, `${b.list} ${b.label}`));
}

/** A sanctioned address counts on every network of its family. */
function sanctionsOf({ sanctions }: PaymentFacts, { network, address }: WalletRef): Edition[] {
  const { family } = NETWORKS[network];
  return sanctions
    .filter((row) => row.address === address && NETWORKS[row.network].family === family)
    .map(({ source: list, version }) => ({ list, version }));
}

function modelsIn({ models }: PaymentFacts): ModelsInForce {
  const versionOf = (state: string) => models.find((model) => model.state === state)?.version ?? null;
  return { live: versionOf("live"), shadow: versionOf("shadow") };
}

/** A wallet's owner is frozen on every network of the key: the one who holds it is meant. */
function freezesOf({ freezes }: PaymentFacts, wallet: WalletRef): HeldFreeze[] {
  const places = walletsOfKey(wallet);
  return freezes
    .filter((row) => places.some((place) => isOf(place)(row)))
    .map(({ address: _address, at, ...freeze }) => ({ ...freeze, at: new Date(at) }));
}

/** When the last issuer released the wallet; null while one freezes it, and when none ever did. */
function releasedAt(freezes: PaymentFacts["freezes"]): Date | null {
  if (freezes.length === 0 || freezes.some(({ kind }) => kind !== "unfrozen")) return null;
  return new Date(Math.max(...freezes.map(({ at }) => Date.parse(at))));
}

function reputationOf({ states, outcomes }: PaymentFacts, wallet: WalletRef): HeldReputation {
  const held = preferredState(states.filter(isOf(wallet)));
  return {
    stored: held && { state: held.state, updatedAt: new Date(held.updatedAt) },
    reports: outcomes.filter(isOf(wallet)).map(({ kind, occurredAt }) => ({
      kind: kind as OutcomeKind,
      occurredAt: new Date(occurredAt),
    })),
  };
}

/** Facts about the recipient in the sender's history hold only on the sender's own network. */
function pastOf(found: PaymentFacts, { from, to }: Parties, at: Date): SenderPast {
  const { paidBefore, sameFace, askedLastHour, sentLately, senderKnownUntil } = found;
  const sameNetwork = from.network === to.network;
  return {
    paidBefore: sameNetwork ? paidBefore : null,
    sentLastHour: sentWithinHour(sentLately, senderKnownUntil, at.getTime() / 1_000),
    sameFace: sameNetwork ? sameFace : [],
    askedLastHour,
  };
}

function isOf({ network, address }: WalletRef): (row: WalletRef) => boolean {
  return (row) => row.address === address && row.network === network;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
