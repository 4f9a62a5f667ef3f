import { computedEvidence, type Evidence, type Finding } from "../reason.ts";
import type { AdverseFlow, SideInputs } from "../score-inputs.ts";
import type { Engine } from "./engine.ts";

/** Categories of a direction that a finding names. */
const MAX_CATEGORIES = 3;
const WAYS = ["received", "sent"] as const;

/** The larger of the adverse shares of what a wallet received and sent, 0-1; `null` where nothing is known of either. */
export function adverseShareOf(exposure: SideInputs["exposure"]): number | null {
  const known = exposure ? WAYS.filter((way) => exposure[way].seenShare !== null) : [];
  return known.length === 0 ? null : Math.max(...known.map((way) => shareOf(exposure![way])));
}

/**
 * What exposure says against a wallet: the policy's strength times the adverse share, so at most the strength. None below
 * the policy's threshold, and by a policy without exposure.
 */
export function exposureFindings(
  { policy }: Pick<Engine, "policy">,
  { exposure }: Pick<SideInputs, "exposure">,
): Finding[] {
  const share = adverseShareOf(exposure);
  if (exposure === undefined || share === null) return [];
  if (policy.exposure === undefined || share < policy.exposure.from) return [];
  return [
    {
      code: "EXPOSURE",
      title:
        "A part of what the wallet received or sent is with wallets that lists accuse, warn of or sanction",
      logOdds: policy.exposure.strength * share,
      evidence: WAYS.flatMap((way) => evidenceOf(way, exposure[way])),
    },
  ];
}

function shareOf({ direct, indirect }: AdverseFlow): number {
  return Math.min(1, direct + indirect);
}

function evidenceOf(way: (typeof WAYS)[number], flow: AdverseFlow): Evidence[] {
  const { direct, indirect, categories, path, seenShare } = flow;
  return [
    computedEvidence(`adverse_${way}_share`, shareOf(flow)),
    ...(shareOf(flow) === 0
      ? []
      : [
          computedEvidence(`adverse_${way}_direct_share`, direct),
          computedEvidence(`adverse_${way}_indirect_share`, indirect),
        ]),
    ...categories
      .slice(0, MAX_CATEGORIES)
      .map(({ category, share }) => computedEvidence(`adverse_${way}_${category}_share`, share)),
    ...path.map((address) => computedEvidence(`adverse_${way}_path`, address)),
    computedEvidence(`adverse_${way}_seen_share`, seenShare ?? "unknown"),
  ];
}
