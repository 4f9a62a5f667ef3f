import { peopleOf, SIMULATION_SEED } from "@tetron/connectors/simulation/people";
import type { Lake } from "@tetron/lake/lake";
import { findSimulatedPayments } from "@tetron/lake/simulated";

/** How often a verdict met the known truth. */
export interface Hits {
  /** Payments with a side that is fraud, by whether they were flagged. */
  readonly flagged: number;
  readonly missed: number;
  /** Payments without one that were flagged all the same. */
  readonly falseAlarms: number;
  readonly rest: number;
  /** 0-1; `null` when nothing was flagged. */
  readonly precision: number | null;
  /** 0-1; `null` when there was no fraud. */
  readonly recall: number | null;
}

/** The scores of the simulated network beside its known truth: a demonstration, since one author wrote both sides. */
export interface SimulationReport {
  readonly payments: number;
  readonly declined: Hits;
  /** Declined, or to be looked at by a person. */
  readonly notApproved: Hits;
}

/** Compares the payments that are kept, by their newest scores. */
export async function reportSimulation({ db }: Pick<Lake, "db">): Promise<SimulationReport> {
  const people = peopleOf(SIMULATION_SEED);
  const judged = (await findSimulatedPayments(db)).map((payment) => ({
    isFraud: [payment.fromAddress, payment.toAddress].some((side) => people.isFraud(side) === true),
    recommendation: payment.recommendation,
  }));
  const hits = (isFlagged: (recommendation: string) => boolean): Hits => {
    const count = (isFraud: boolean, flagged: boolean) =>
      judged.filter((each) => each.isFraud === isFraud && isFlagged(each.recommendation) === flagged).length;
    const [flagged, missed, falseAlarms, rest] = [
      ...[count(true, true), count(true, false)],
      ...[count(false, true), count(false, false)],
    ] as [number, number, number, number];
    const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
    return {
      ...{ flagged, missed, falseAlarms, rest },
      ...{ precision: share(flagged, flagged + falseAlarms), recall: share(flagged, flagged + missed) },
    };
  };
  return {
    payments: judged.length,
    declined: hits((recommendation) => recommendation === "decline"),
    notApproved: hits((recommendation) => recommendation !== "approve"),
  };
}
