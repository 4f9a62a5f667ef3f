import { partyOfLabel } from "@tetron/models/reputation/party-of-label";
import type { Policy } from "./policy/policy.ts";
import type { Finding } from "./reason.ts";
import type { Edition, ListedLabel, SideInputs } from "./score-inputs.ts";

/** What lists say about a wallet, by how they bear on fraud. */
export interface Standing {
  readonly sanctioned: boolean;
  /** A label or a reference data set says that it is a fraud account. */
  readonly fraud: boolean;
  /** A label connects it with mixers or sanctioned parties, or warns of it. */
  readonly risky: boolean;
  /** A label knows it as a public service. */
  readonly service: boolean;
}

/** All that lists say of a wallet: whoever judges one gathers every member. */
export interface Listings {
  readonly sanctions: readonly unknown[];
  readonly labels: readonly Pick<ListedLabel, "label">[];
  /** Whether a reference data set calls it a fraud account. */
  readonly isReferenceFraud: boolean;
}

/** What the lists say of one side of a payment. */
export function standingOfSide({ sanctions, labels, fraudIn }: SideInputs): Standing {
  return standingOf({ sanctions, labels, isReferenceFraud: fraudIn !== null });
}

/** How the lists see a wallet. Nothing good is said about a wallet of which something bad is said. */
export function standingOf({ sanctions, labels, isReferenceFraud }: Listings): Standing {
  const parties = new Set(labels.map(({ label }) => partyOfLabel(label)));
  const sanctioned = sanctions.length > 0;
  const fraud = isReferenceFraud || parties.has("bad");
  const risky = parties.has("sanctioned");
  return { sanctioned, fraud, risky, service: parties.has("good") && !(sanctioned || fraud || risky) };
}

/** What the lists say for or against a wallet, each at most once however many lists say it. */
export function listFindings(side: SideInputs, strengths: Policy["strengths"]): Finding[] {
  const standing = standingOfSide(side);
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
  if (standing.fraud)
    findings.push({
      code: "FRAUD_LABEL",
      title: "The wallet is known as a fraud account",
      logOdds: strengths.fraudLabel,
      evidence: [...(side.fraudIn ? [datasetEvidence(side.fraudIn)] : []), ...labelEvidence(side, "bad")],
    });
  if (standing.risky)
    findings.push({
      code: "RISKY_LABEL",
      title: "A list connects the wallet with a mixer, a sanctioned party or suspected abuse",
      logOdds: strengths.riskyLabel,
      evidence: labelEvidence(side, "sanctioned"),
    });
  if (standing.service)
    findings.push({
      code: "SERVICE_LABEL",
      title: "The wallet is known as a public service",
      logOdds: strengths.serviceLabel,
      evidence: labelEvidence(side, "good"),
    });
  return findings;
}

function labelEvidence({ labels }: SideInputs, party: ReturnType<typeof partyOfLabel>) {
  return labels.filter(({ label }) => partyOfLabel(label) === party).map(evidenceOfLabel);
}

function evidenceOfLabel({ label, name, ...edition }: ListedLabel) {
  return { name: "label", value: name === "" ? label : `${label}: ${name}`, source: sourceOf(edition) };
}

function datasetEvidence(edition: Edition) {
  return { name: "reference_label", value: "fraud", source: sourceOf(edition) };
}

function sourceOf({ list, version }: Edition): string {
  return `${list} ${version}`;
}
