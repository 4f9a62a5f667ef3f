import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "@tetron/domain/testing";
import { afterAll, expect, test } from "vitest";
import { DEFAULT_POLICY, readPolicy } from "./read-policy.ts";

/** A valid policy, with the changes of a test. */
const policyOf = (rules: readonly object[], changes: object = {}) =>
  JSON.stringify({
    name: "mine",
    prior: 0.01,
    weights: { behaviour: 1, neighbours: 0, reputation: 0 },
    strengths: { sanctioned: 9, fraudLabel: 5, riskyLabel: 2, serviceLabel: -1 },
    rules,
    ...changes,
  });

const stack = new DisposableStack();
afterAll(() => stack.dispose());

async function fileOf(text: string): Promise<string> {
  const file = join(stack.use(temporaryFolder()).path, "policy.json");
  await writeFile(file, text);
  return file;
}

test("the version is the content's, not the layout's", async () => {
  const original = await readPolicy();
  const compact = JSON.stringify(JSON.parse(await readFile(DEFAULT_POLICY, "utf8")));
  expect((await readPolicy(await fileOf(compact))).version).toBe(original.version);
  expect((await readPolicy(await fileOf(compact.replace('"atLeast":80', '"atLeast":81')))).version).not.toBe(
    original.version,
  );
});

test("a policy that is wrong in several places is refused with all of them", async () => {
  const file = await fileOf(
    policyOf(
      [
        { id: "Loud", title: "", when: { fraudscore: { atLeast: 1 } }, recommend: "allow" },
        { id: "x1", title: "x", when: { fraudScore: {} }, recommend: "review" },
      ],
      { prior: 2, strengths: {} },
    ),
  );
  const refusal = await readPolicy(file).then(
    () => "",
    (error: Error) => error.message,
  );
  for (const word of [
    file,
    "rules[0].id",
    "rules[0].title",
    "fraudscore",
    "rules[0].recommend",
    "rules[1].when",
  ])
    expect(refusal).toContain(word);
});

test("a policy whose last rule can fail to hold is refused", async () => {
  const rule = { id: "x1", title: "x", when: { sanctioned: true }, recommend: "decline" };
  await expect(readPolicy(await fileOf(policyOf([rule])))).rejects.toThrow("The last rule must always hold");
});

test("what an analyst proposes can be reviewed, and nothing else", async () => {
  const last = { id: "x1", title: "x", when: {}, recommend: "approve" };
  const rule = (recommend: string) => ({ id: "a1", title: "a", when: { reviewProposed: true }, recommend });
  expect((await readPolicy(await fileOf(policyOf([rule("review"), last])))).rules).toHaveLength(2);
  for (const recommend of ["approve", "decline"])
    await expect(readPolicy(await fileOf(policyOf([rule(recommend), last])))).rejects.toThrow(
      "must recommend `review`",
    );
});

test("a policy that uses an id twice is refused", async () => {
  const rule = { id: "x1", title: "x", when: {}, recommend: "decline" };
  await expect(readPolicy(await fileOf(policyOf([rule, rule])))).rejects.toThrow('"x1" stands twice');
});

test("a file that is not JSON, or gives a key twice, is refused by name", async () => {
  await expect(readPolicy(await fileOf("{"))).rejects.toThrow(/policy\.json .*is not JSON/);
  await expect(readPolicy(await fileOf('{"id":"a","id":"b"}'))).rejects.toThrow(
    /policy\.json .*"id" appears twice/,
  );
});
