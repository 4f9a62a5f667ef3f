import { DAY_MS, HOUR_MS } from "@tetron/domain/durations";
import type { EventData } from "@tetron/domain/events";
import { createIds } from "@tetron/domain/id";
import { isSimulated } from "@tetron/domain/network";
import { endOfEvents, type FollowedEvent } from "@tetron/lake/event-page";
import { findReaderPlace, moveReader, type ReaderPlace } from "@tetron/lake/event-readers";
import { appendEvent } from "@tetron/lake/events";
import { follow } from "@tetron/lake/follow";
import type { Lake } from "@tetron/lake/lake";
import { forgetMinutes } from "@tetron/lake/model-use";
import { forgetCheckpoints } from "@tetron/lake/review-checkpoints";
import { putProposal } from "@tetron/lake/review-proposals";
import { findScoreOf } from "@tetron/lake/scores";
import type { Write } from "@tetron/lake/write";
import type { Job } from "@tetron/service/job";
import type { ScoreRecord } from "../record/score-record.ts";
import type { Analyst } from "../review/analyst.ts";
import { keptReview } from "../review/kept-review.ts";
import { dossierOfScore } from "../review/narrative/dossier-of-score.ts";

const NAME = "scoring.narrate-scores";
const BASIS = "v1";
/** Scores that are explained at once. */
const AT_ONCE = 4;

const nextId = createIds();

/** Has each completed score explained by the language model, in the order in which they were committed. */
export function narrateScores(lake: Lake, analyst: Analyst): Job {
  return {
    name: NAME,
    periodMs: 1_000,
    jitterMs: 200,
    // A run waits for scores until it is told to end; the next one goes on where it stopped.
    deadlineMs: HOUR_MS / 2,
    async run(signal) {
      await forgetMinutes(lake.db, new Date(Date.now() - HOUR_MS));
      await forgetCheckpoints(lake.db, new Date(Date.now() - DAY_MS));
      await narrateAll(lake, analyst, signal);
    },
  };
}

/** A score that is being explained, and where a reader that has seen it goes on. */
interface UnderWay {
  readonly cursor: FollowedEvent["cursor"];
  readonly writes: Promise<Write[]>;
}

/** Begins several at once and commits them in order: what was begun and not committed is done again, from what is kept. */
async function narrateAll(lake: Lake, analyst: Analyst, signal: AbortSignal): Promise<void> {
  let place = await firstPlace(lake);
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const events = follow(lake, { after: place.cursor, types: ["score.completed"], signal: either });
  const underWay: UnderWay[] = [];
  try {
    for (let next = events.next(); ; ) {
      const [first] = underWay;
      const waited = [
        ...(first ? [first.writes.then(() => undefined)] : []),
        ...(underWay.length < AT_ONCE ? [next] : []),
      ];
      const arrived = await Promise.race(waited);
      if (signal.aborted || arrived?.done) return;
      if (arrived !== undefined) {
        const { event, cursor } = arrived.value;
        underWay.push({ cursor, writes: narrated(lake, analyst, event, either) });
        next = events.next();
        continue;
      }
      const to = { cursor: first!.cursor, basis: BASIS };
      await lake.commit([...(await first!.writes), moveReader(NAME, { from: place, to })]);
      place = to;
      underWay.shift();
    }
  } finally {
    ended.abort(new Error("Scores are not explained any further."));
    await Promise.allSettled(underWay.map(({ writes }) => writes));
  }
}

async function firstPlace({ db, commit }: Lake): Promise<ReaderPlace> {
  const stored = await findReaderPlace(db, NAME);
  const place = stored ?? { cursor: await endOfEvents(db), basis: BASIS };
  if (stored === undefined) await commit([moveReader(NAME, { from: undefined, to: place })]);
  return place;
}

/** What is written of a score's explanation: its event. None of a simulated score, and of one of a test key, which is not kept. */
async function narrated(
  { db }: Lake,
  analyst: Analyst,
  { tenant, subject }: FollowedEvent["event"],
  signal: AbortSignal,
): Promise<Write[]> {
  const score = tenant === null ? undefined : await findScoreOf(db, tenant, subject);
  if (score === undefined || isSimulated(score.network)) return [];
  const dossier = dossierOfScore(score as ScoreRecord);
  const { narrative, refusal } = await keptReview({ db, analyst }, { tenant: score.tenant, dossier }, signal);
  const at = new Date();
  const data: EventData<"score.narrated"> = {
    transaction_id: score.id,
    writer: narrative === null ? "templates" : "model",
    refusal,
    model: narrative?.model ?? null,
    proposes_review: narrative?.proposal != null,
    proposal_code: narrative?.proposal?.code ?? null,
    ...{ network: score.network, from_address: score.fromAddress, to_address: score.toAddress },
    ...{ recommendation: score.recommendation, fraud_score: score.fraudScore, timestamp: at.toISOString() },
  };
  const proposal = narrative?.proposal;
  const address = proposal?.side === "from" ? score.fromAddress : score.toAddress;
  const { network, tenant: owner } = score;
  return [
    ...(proposal
      ? [
          putProposal({
            tenant: owner,
            network,
            address,
            code: proposal.code,
            score: score.id,
            proposedAt: at,
          }),
        ]
      : []),
    appendEvent({
      ...{ id: nextId("evt"), tenant: score.tenant, type: "score.narrated" },
      subject: score.id,
      data,
      at,
    }),
  ];
}
