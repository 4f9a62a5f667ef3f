import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dossierOfScore } from "./dossier-of-score.ts";
import type { ExplainedScore } from "./explained-score.ts";
import { narrateFromTemplates } from "./narrate.ts";
import { aScore } from "./testing.ts";

const INJECTIONS: readonly string[] = JSON.parse(
  readFileSync(new URL("../fixtures/injections.json", import.meta.url), "utf8"),
);

/** A score with a text wherever somebody else than Tetron can have written one. */
function planted(text: string): ExplainedScore {
  const { reasons, ...score } = aScore();
  const evidence = [
    { name: "label", value: `phish: ${text}`, source: `${text} 2026` },
    { name: "contested_label", value: text, source: text },
    { name: "calls_itself", value: text, source: null },
    { name: "contract", value: text, source: null },
    { name: "looks_like", value: text, source: null },
    { name: "purpose", value: text, source: text },
    { name: "recipient_is", value: text, source: null },
    { name: "fraud_probability", value: text, source: text },
    { name: text, value: "1", source: null },
  ];
  const listed = { code: "FRAUD_LABEL", title: text, side: "to", contribution: 5 } as const;
  const remark = { code: "CONTEXT", title: text, side: "from", contribution: 0 } as const;
  return {
    ...score,
    reasons: [{ ...listed, evidence }, ...reasons, { ...remark, evidence }],
    ...{ rule: { id: text, title: text }, currency: text, labels: [text] },
  };
}

test("there are at least 60 injections, each once", () => {
  expect(new Set(INJECTIONS).size).toBeGreaterThanOrEqual(60);
});

test.each(INJECTIONS)("a dossier and a narrative have nothing of %j", (text) => {
  const dossier = dossierOfScore(planted(text));
  expect(JSON.stringify(dossier)).not.toContain(JSON.stringify(text).slice(1, -1));
  expect(dossier).toEqual(dossierOfScore(planted("harmless")));
  expect(narrateFromTemplates(dossier, null).text).not.toContain(text);
});
