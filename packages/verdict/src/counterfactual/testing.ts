import { parseAmount } from "@tetron/domain/amount";
import { DEFAULT_SHELF_LIVES } from "@tetron/domain/shelf-lives";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { Engine } from "../estimate/engine.ts";
import { type Estimate, estimate } from "../estimate/estimate.ts";
import { coinsOf, type Payment } from "../payment.ts";
import type { ScoreInputs } from "../score-inputs.ts";
import { gatherInputs, type UsdOf } from "../sources/gather.ts";
import type { AnySource, FactName, Facts, SideRow, Sides } from "../sources/source.ts";
import { featuresOf, nearestOf, onlyEngine } from "../testing.ts";
import type { Change } from "./alternative.ts";
import { withSide } from "./with-side.ts";

/** All facts but those of the neighbours, which follow from the wallets. */
export type GivenFacts = Omit<Facts, "neighbours" | "models">;

/** A payment, all that is known of it, and what judges it. */
export interface World {
  readonly payment: Payment;
  readonly facts: GivenFacts;
  readonly engine: Engine;
  readonly reputation: ReputationArtifacts;
  readonly at: Date;
}

/** 2,345.67 dollars for a whole unit of any known asset. */
export const usdOf: UsdOf = ({ asset, units }) =>
  units === null || !asset.isKnown ? null : (Number(units) / 10 ** asset.decimals) * 2_345.67;

/** The source of a history that speaks neither for nor against a wallet: so do the wallets that resemble it. */
const NEUTRAL = "neutral";

/** The inputs of a world's score, as scoring gathers them. */
export async function inputsIn({ payment, facts, engine, reputation, at }: World): Promise<ScoreInputs> {
  const told: AnySource = {
    ...{ name: "store", deadlineMs: 1_000, tells: Object.keys(facts) as FactName[], needs: [] },
    ask: async () => facts,
  };
  const near = (side: keyof Sides<unknown>) => {
    const row = facts.wallets[side];
    return row?.behaviour && row.source !== NEUTRAL ? nearestOf([]) : null;
  };
  const index: AnySource = {
    ...{ name: "index", deadlineMs: 1_000, tells: ["neighbours"], needs: ["wallets"] },
    ask: async () => ({ neighbours: { from: near("from"), to: near("to"), asOf: at } }),
  };
  const { inputs } = await gatherInputs(
    {
      ...{ sources: [told, index], engines: onlyEngine(engine), reputation, usdOf },
      shelfLives: DEFAULT_SHELF_LIVES,
    },
    payment,
    {
      ...{ coins: coinsOf(payment), asset: payment.asset, falseSymbol: payment.falseSymbol },
      ...{ units: payment.units, tenant: "acme", at, signal: new AbortController().signal },
      onLate: (source, cause) => {
        throw new Error(`${source} was late.`, { cause });
      },
    },
  );
  return inputs;
}

/** The estimate of a world in which changes were made where their facts come from. */
export async function estimateWith(world: World, changes: readonly Change[]): Promise<Estimate> {
  const changed = changes.reduce(withChange, world);
  const inputs = await inputsIn(changed);
  // A reputation is made of evidence of many kinds: it is given as it is.
  const given = changes.filter(({ kind }) => kind === "reputation");
  return estimate(
    changed.engine,
    given.reduce((varied, { side, after }) => {
      const confidence = inputs[side!].reputation?.confidence ?? 0.37;
      return withSide(varied, side!, { reputation: { score: Number(after), confidence } });
    }, inputs),
  );
}

function withChange(world: World, { kind, side, name, after }: Change): World {
  const { payment, facts, engine } = world;
  const given = (changed: Partial<GivenFacts>): World => ({ ...world, facts: { ...facts, ...changed } });
  const row = (change: (row: SideRow | undefined) => SideRow | undefined): World =>
    given({ wallets: { ...facts.wallets, [side!]: change(facts.wallets[side!]) } });
  switch (kind) {
    case "amount":
      return { ...world, payment: { ...payment, units: parseAmount(after!, payment.asset.decimals) } };
    case "history":
      return row((held) => (after === null ? undefined : withTransactions(held, Number(after), world.at)));
    case "behaviour":
      return row((held) => ({
        ...held!,
        behaviour: held!.behaviour!.with(engine.model.features.indexOf(name), Number(after)),
      }));
    case "rule": {
      const rules = engine.policy.rules.filter(({ id }) => id !== name);
      return { ...world, engine: { ...engine, policy: { ...engine.policy, rules } } };
    }
    case "evidence":
      return given(withoutEvidence(world, side, name));
    case "reputation":
      return world;
  }
}

function withTransactions(held: SideRow | undefined, transactions: number, at: Date): SideRow {
  const { wallet44, behaviour } = featuresOf(0);
  const total = wallet44.findIndex((each) => each > 0);
  const none = {
    ...{ lastSeen: at, asOf: null, coverage: null, behaviour: [...behaviour], wallet44: [...wallet44] },
    ...{ owner: "operator" as const, referenceLabel: null, source: NEUTRAL, updatedAt: at },
  };
  const row = held?.wallet44 ? held : none;
  return { ...row, wallet44: row.wallet44!.with(total, transactions) };
}

/** What is left of the facts without what a list or a remark says. */
function withoutEvidence({ facts, at }: World, side: Change["side"], name: string): Partial<GivenFacts> {
  const of = <Fact extends keyof GivenFacts>(fact: Fact, value: unknown) => ({
    [fact]: { ...facts[fact], [side!]: value },
  });
  const wallet = side === null ? undefined : facts.wallets[side];
  switch (name) {
    case "ISSUER_FROZEN":
    case "ISSUER_UNFROZEN":
      return of("freezes", []);
    case "STALE_HISTORY":
      return of("wallets", { ...wallet, asOf: at });
    case "STALE_LIST":
      return { lists: facts.lists.map((list) => ({ ...list, asOf: at })) };
    case "CONTRACT":
    case "SERVICE_LIKE":
    case "PARTIAL_HISTORY":
      return of("wallets", { ...wallet, coverage: null });
    case "DEPOSIT_OF":
      return of("deposits", null);
    case "CLUSTER_OF":
      return of("clusters", null);
    case "CONTEXT":
      return of("context", undefined);
    case "KYC_REJECTED":
      return of("context", { ...facts.context[side!], kycLevel: "full" });
    case "UNEXPECTED_COUNTERPARTY":
      return of("context", { ...facts.context[side!], expectedCounterparties: null });
    case "ASKED_OFTEN":
      return { senderPast: { ...facts.senderPast, askedLastHour: 99 } };
    case "LOOKALIKE_RECIPIENT":
      return { senderPast: { ...facts.senderPast, sameFace: [] } };
    case "REVIEW_PROPOSED":
      return of("proposals", undefined);
    case "sanctions":
      return { lists: [...facts.lists, { name, version: "v1", kind: "sanctions", asOf: at }] };
  }
  const { labels, sanctions } = facts;
  if (wallet?.referenceLabel === "fraud" && name === "histories")
    return of("wallets", { ...wallet, referenceLabel: null });
  return {
    ...{
      ...of(
        "labels",
        labels[side!].filter(({ list }) => list !== name),
      ),
    },
    ...of(
      "sanctions",
      sanctions[side!].filter(({ list }) => list !== name),
    ),
  };
}
