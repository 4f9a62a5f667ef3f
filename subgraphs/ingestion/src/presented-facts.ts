import { isShared, type Owner } from "@tetron/domain/owner";
import type { FoundLabel } from "@tetron/lake/shipped-labels";
import type { StoredSanction } from "@tetron/lake/tables/sanctions";

/** Whose a label or sanction is, as clients see it: a tenant is not named. */
type FactOwner = "system" | "operator" | "tenant";

/** A label as clients see it. */
export interface PresentedLabel {
  readonly label: string;
  readonly name: string | null;
  readonly list: string;
  readonly owner: FactOwner;
  readonly version: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly confidence: number | null;
  readonly contested: string | null;
}

/** A list that names a wallet, as clients see it. */
export interface PresentedSanction {
  readonly list: string;
  readonly version: string;
}

/** A wallet's labels as clients see them, ordered by list and label. */
export function presentLabels(found: readonly FoundLabel[]): PresentedLabel[] {
  return found
    .map(({ label, name, source: list, owner, version, firstSeen, lastSeen, confidence, contested }) => ({
      label,
      name: name || null,
      list,
      owner: factOwner(owner),
      version,
      ...{ firstSeen, lastSeen, confidence, contested },
    }))
    .sort((a, b) => compareTexts(a.list, b.list) || compareTexts(a.label, b.label));
}

/** The lists that name a wallet, each once, ordered by list. */
export function presentSanctions(found: readonly StoredSanction[]): PresentedSanction[] {
  const lists = new Map(found.map(({ source, version }) => [source, version]));
  return Array.from(lists, ([list, version]) => ({ list, version })).sort((a, b) =>
    compareTexts(a.list, b.list),
  );
}

/** The owner of a label or sanction, as clients see it. */
export function factOwner(owner: Owner): FactOwner {
  return isShared(owner) ? owner : "tenant";
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
