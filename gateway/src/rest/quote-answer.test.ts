import { expect, test } from "vitest";
import { z } from "zod";
import { QuoteAnswer } from "./quote-answer.ts";

interface Documented {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Documented>>;
  readonly items?: Documented;
  readonly anyOf?: readonly Documented[];
}

const MEASURES = /(^|_)(fee|time|seconds|sent|received|breakdown)(_p95|$)/;
const UNIT = /USD|[Ss]econds|decimal number in/;

/** Every field of an answer with its description, `alternatives.total_time` for one of a list. */
function* fieldsOf({ properties, items, anyOf }: Documented, path = ""): Generator<[string, string]> {
  for (const inner of [...(items ? [items] : []), ...(anyOf ?? [])]) yield* fieldsOf(inner, path);
  for (const [name, field] of Object.entries(properties ?? {})) {
    yield [`${path}${name}`, field.description ?? ""];
    yield* fieldsOf(field, `${path}${name}.`);
  }
}

test("every fee, time and amount of a quote is documented with its unit", () => {
  const fields = [...fieldsOf(z.toJSONSchema(QuoteAnswer) as Documented)];
  const measures = fields.filter(([path]) => MEASURES.test(path.split(".").at(-1)!));

  expect(measures.length).toBeGreaterThan(15);
  expect(measures.filter(([, description]) => !UNIT.test(description)).map(([path]) => path)).toEqual([]);
});
