import { readFileSync } from "node:fs";
import { asOfLastTag, breakingChanges, undatedDeprecations } from "./graph-changes.ts";
import { PUBLIC_SCHEMA } from "./places.ts";

const schema = readFileSync(PUBLIC_SCHEMA, "utf8");
const last = asOfLastTag(PUBLIC_SCHEMA);
const today = new Date().toISOString().slice(0, 10);
const problems = [
  ...undatedDeprecations(schema).map((text) => `${text}: name the day on which it may go, YYYY-MM-DD.`),
  ...(last ? breakingChanges(last.text, schema, today).map((change) => `Since ${last.tag}: ${change}`) : []),
];
console.log(last ? `Compared with ${last.tag}.` : "No tag v* to compare with.");
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
