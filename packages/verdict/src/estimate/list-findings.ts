import type { Stance } from "@tetron/labels/categories";
import { CONTESTED_SHARE, type Reading, readLabels, strengthOf } from "@tetron/labels/read-labels";
import { type Standing, standingOf } from "@tetron/labels/standing";
import type { Taxonomy } from "@tetron/labels/taxonomy";
import { evidenceOfDataset, evidenceOfLabel, sourceOf } from "../evidence-of-label.ts";
import { computedEvidence, type Evidence, type Finding } from "../reason.ts";
import type { ListedLabel, SideInputs } from "../score-inputs.ts";
import type { Engine } from "./engine.ts";

/** The standing of one side of a payment, by its lists. */
export function standingOfSide(taxonomy: Taxonomy, { fraudIn, ...said }: SideInputs): Standing {
  return standingOf(taxonomy, {
    ...said,
    ...{ isReferenceFraud: fraudIn !== null, isReferenceContested: fraudIn?.contested },
  });
}

/** Findings from lists for or against a wallet; each occurs at most once, however many lists agree. */
export function listFindings(
  { taxonomy, policy: { strengths } }: Pick<Engine, "taxonomy" | "policy">,
  side: SideInputs,
): Finding[] {
  const standing = standingOfSide(taxonomy, side);
  const readings = readLabels(taxonomy, side.labels, side.isTokenContract);
  const strength = (stance: Stance) => strengthOf(readings, stance, ({ list }) => taxonomy.weightOf(list));
  const { fraudIn } = side;
  const dataset = (contested: boolean) =>
    fraudIn !== null && (fraudIn.contested ?? false) === contested ? [evidenceOfDataset(fraudIn)] : [];
  const [accusing, contested] = [dataset(false), dataset(true)];
  const findings: Finding[] = [];
  if (standing.sanctioned)
    findings.push({
      code: "SANCTIONED",
      title: "A sanctions list names the wallet",
      logOdds: strengths.sanctioned,
      evidence: side.sanctions.map((edition) => ({
        name: "sanctions_list",
        value: edition.list,
        source: sourceOf(edition),
      })),
    });
  if (standing.bad)
    findings.push({
      code: "FRAUD_LABEL",
      title: "The wallet is known as a fraud account",
      logOdds: strengths.fraudLabel * (accusing.length > 0 ? 1 : strength("bad")),
      evidence: [...accusing, ...labelEvidence(readings, "bad")],
    });
  if (standing.risky)
    findings.push({
      code: "RISKY_LABEL",
      title: "A list connects the wallet with a mixer or with sanctions, or warns of it",
      logOdds: strengths.riskyLabel * Math.max(strength("risky"), contested.length * CONTESTED_SHARE),
      evidence: [...contested, ...labelEvidence(readings, "risky")],
    });
  if (standing.service)
    findings.push({
      code: "SERVICE_LABEL",
      title: "The wallet is known as a public service",
      logOdds: strengths.serviceLabel * strength("service"),
      evidence: labelEvidence(readings, "service"),
    });
  return findings;
}

/** Maximum number of labels that a finding names; of the rest it gives the number. */
const MAX_NAMED_LABELS = 20;

function labelEvidence(readings: readonly Reading<ListedLabel>[], stance: Stance): Evidence[] {
  const said = readings
    .filter((reading) => reading.stance === stance)
    .map(({ from }) => evidenceOfLabel(from));
  if (said.length <= MAX_NAMED_LABELS) return said;
  return [
    ...said.slice(0, MAX_NAMED_LABELS),
    computedEvidence("more_labels", said.length - MAX_NAMED_LABELS),
  ];
}
