import { HOUR_MS } from "@tetron/domain/durations";
import { createIds } from "@tetron/domain/id";
import { appendEvent } from "@tetron/lake/events";
import type { Job } from "@tetron/service/job";
import type { ScoringDeps } from "../judge-transaction.ts";
import type { ModelWatch } from "../models/model-watch.ts";
import { flipsOf, openCanaries } from "../models/open-canaries.ts";

const nextId = createIds();

/** Has the live model estimate the canaries every hour; one that it takes for what it is not raises an alarm. */
export function checkCanaries(
  { lake, log, engines }: Pick<ScoringDeps, "lake" | "log" | "engines">,
  watch: ModelWatch,
): Job {
  return {
    name: "scoring.check-canaries",
    periodMs: HOUR_MS,
    jitterMs: 60_000,
    deadlineMs: 60_000,
    async run() {
      const canaries = await openCanaries();
      const engine = await engines.live();
      const flips = flipsOf(canaries, engine);
      watch.flipped = flips.length;
      if (flips.length === 0) return;
      const { model: version } = engine.versions;
      const at = new Date();
      log.error({ model: version, flips }, "the live model is wrong about canaries");
      await lake.commit([
        appendEvent({
          ...{ id: nextId("evt"), tenant: null, type: "model.canary_flipped", subject: version, at },
          data: {
            ...{ version, flipped: flips.map(({ address }) => address), canaries: canaries.length },
            timestamp: at.toISOString(),
          },
        }),
      ]);
    },
  };
}
