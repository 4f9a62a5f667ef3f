import type { AddressFact, AddressKind } from "@tetron/domain/address-kind-table";
import type { PlacedLabel } from "@tetron/labels/labels-that-hold";
import { isContested, type Reading } from "@tetron/labels/read-labels";
import type { ListEvidence, Reason } from "./reasons.ts";

/** A list's version. */
export interface ListVersion {
  readonly list: string;
  readonly version: string;
}

/** A label with its list and version. */
export interface ListedLabel extends PlacedLabel, ListVersion {}

/** What is said about a wallet, by rules and lists. */
export interface WalletRecord {
  /** What the address is by the rules of its network; `null` for one that may be a wallet. */
  readonly fact: AddressFact | null;
  readonly readings: readonly Reading<ListedLabel>[];
  /** The sanctions lists and data sets that accuse it. */
  readonly accusing: readonly (ListEvidence & { readonly contested: boolean })[];
  readonly conflict: boolean;
}

/** Contracts, of which not every payment is lost. */
const CONTRACT_CODES: Partial<Record<AddressKind, string>> = {
  token_contract: "TOKEN_CONTRACT",
  predeploy: "PREDEPLOY",
};

/** Maximum number of list entries that a reason names; its evidence counts all. */
const MAX_NAMED_ENTRIES = 20;

/** Adds what the lists say to the reasons that rest on them, and remarks on kinds, conflicts and contests in front. */
export function withLists(reasons: readonly Reason[], record: WalletRecord): Reason[] {
  const { fact, readings, accusing, conflict } = record;
  const said = (keep: (reading: Reading<ListedLabel>) => boolean) => readings.filter(keep).map(entryOf);
  const uncontested = accusing.filter(({ contested }) => !contested);
  const bad = [...uncontested, ...said(({ stance }) => stance === "bad")];
  const against = [...accusing, ...said(({ stance }) => stance === "bad" || stance === "risky")];
  const service = said(({ stance }) => stance === "service");
  const contested = [...accusing.filter((each) => each.contested), ...said(({ from }) => isContested(from))];
  const remarks: Reason[] = [];
  if (fact !== null)
    remarks.push({
      code: CONTRACT_CODES[fact.kind] ?? "WOULD_BE_LOST",
      title: `It is not a wallet: ${fact.name}`,
      ...{ points: 0, evidence: {} },
    });
  if (conflict) {
    const title =
      "Lists contradict each other: one accuses it of fraud, another names it as a public service";
    remarks.push(
      listReason({ code: "LABEL_CONFLICT", title, points: 0, evidence: {} }, [...bad, ...service]),
    );
  }
  if (contested.length > 0)
    remarks.push(
      listReason(
        { code: "CONTESTED_LABEL", title: "What a list says of it is contested", points: 0, evidence: {} },
        contested,
      ),
    );
  return [
    ...remarks,
    ...reasons
      .filter(({ code }) => code !== "NO_EVIDENCE" || fact === null)
      .map((reason) => {
        if (reason.code === "LISTED_BAD") return listReason(reason, against);
        return reason.code === "LISTED_SERVICE" ? listReason(reason, service) : reason;
      }),
  ];
}

function listReason(reason: Reason, entries: readonly ListEvidence[]): Reason {
  const lists = entries
    .slice(0, MAX_NAMED_ENTRIES)
    .map(({ list, version, word }) => ({ list, version, word }));
  return { ...reason, evidence: { ...reason.evidence, entries: entries.length }, lists };
}

function entryOf({ from: { list, version, label, name } }: Reading<ListedLabel>): ListEvidence {
  return { list, version, word: name === "" ? label : `${label}: ${name}` };
}
