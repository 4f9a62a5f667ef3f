import { readFileSync } from "node:fs";
import { REPUTATION_FILES, REPUTATION_URL } from "@tetron/models/reputation/artifacts";
import { decodeReputation } from "@tetron/models/reputation/model";
import { expect, test } from "vitest";
import { trainingData } from "../testing.ts";
import { fitReputation } from "./fit.ts";

const { data, missing } = trainingData();
const read = (name: string) => readFileSync(new URL(name, REPUTATION_URL));

test.skipIf(missing)(`what ships for reputation is rebuilt byte for byte`, { timeout: 900_000 }, async () => {
  const { version } = decodeReputation(read(REPUTATION_FILES.weights));

  const { model, parties, states } = await fitReputation(version, {
    data,
    signal: new AbortController().signal,
  });

  expect(Buffer.from(model).equals(read(REPUTATION_FILES.weights)), "weights").toBe(true);
  expect(Buffer.from(parties).equals(read(REPUTATION_FILES.parties)), "parties").toBe(true);
  expect(Buffer.from(states).equals(read(REPUTATION_FILES.states)), "states").toBe(true);
});
