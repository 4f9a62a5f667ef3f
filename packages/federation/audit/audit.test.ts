import { expect, suite as group, test } from "vitest";
import { answerTo, federate } from "../test/federate.ts";
import { supergraphOf } from "./suite.ts";
import { SUITES } from "./suites.ts";

for (const [name, suite] of Object.entries(SUITES)) {
  group(name, () => {
    const supergraph = federate(suite.subgraphs, { sdl: supergraphOf(suite) });
    for (const [says, { query, variables, data = null, errors: failing = false }] of Object.entries(
      suite.cases,
    ))
      test(says, async () => {
        const { data: answered = null, errors } = await answerTo(supergraph, query, variables);

        expect({ data: answered, failing: errors !== undefined }, JSON.stringify(errors)).toEqual({
          data,
          failing,
        });
      });
  });
}
