import type { Lake } from "@tetron/lake/lake";
import type { ReputationArtifacts } from "@tetron/models/reputation/artifacts";
import type { ReputationIf, SaidByLists } from "@tetron/verdict/counterfactual/reputation-if";
import { findHeldEvidence } from "@tetron/verdict/entities/held-evidence";
import type { ReputationEstimate, ScoreInputs } from "@tetron/verdict/score-inputs";
import { reputationOfSide } from "@tetron/verdict/sources/reputation-of-side";

/** The reputations that the wallets of a score would have had by other lists, where their evidence is still that of the score. */
export async function reputationIfOf(
  {
    lake,
    reputation,
  }: { readonly lake: Pick<Lake, "db" | "shipped">; readonly reputation: ReputationArtifacts },
  tenant: string,
  inputs: Pick<ScoreInputs, "at" | "from" | "to">,
): Promise<ReputationIf> {
  const at = new Date(inputs.at);
  const { taxonomy } = reputation;
  const [from, to] = await findHeldEvidence(lake, { tenant, taxonomy }, [inputs.from, inputs.to]);
  const held = { from: from!, to: to! };
  const of = (side: "from" | "to", said: SaidByLists) =>
    reputationOfSide({ reputation, at }, inputs[side], {
      ...said,
      held: held[side],
      holder: held[side].holder,
    });
  const isHeld = (side: "from" | "to") => isSame(of(side, inputs[side]), inputs[side].reputation);
  const areHeld = { from: isHeld("from"), to: isHeld("to") };
  return (side, said) => (areHeld[side] ? of(side, said) : undefined);
}

function isSame(a: ReputationEstimate | null, b: ReputationEstimate | null): boolean {
  return a?.score === b?.score && a?.confidence === b?.confidence;
}
