import { globSync } from "node:fs";
import { expect, suite as group, test } from "vitest";
import { answerTo, federate } from "../testing.ts";
import { type AuditSuite, supergraphOf } from "./suite.ts";

const files = globSync("*.ts", { cwd: import.meta.dirname })
  .filter((file) => file !== "suite.ts" && !file.endsWith(".test.ts"))
  .sort();

for (const file of files) {
  const { suite } = (await import(/* @vite-ignore */ `${import.meta.dirname}/${file}`)) as {
    suite?: AuditSuite;
  };
  if (suite === undefined) continue;
  group(file.slice(0, -".ts".length), () => {
    const supergraph = federate(suite.subgraphs, { sdl: supergraphOf(suite) });
    for (const [says, { query, variables, data, errors: failing = false }] of Object.entries(suite.cases))
      test(says, async () => {
        const answer = await answerTo(supergraph, query, variables);
        const { errors } = answer;
        expect({ data: answer.data ?? null, failing: errors !== undefined }, JSON.stringify(errors)).toEqual({
          data: data ?? null,
          failing,
        });
      });
  });
}
