import { type DocumentNode, type GraphQLError, visit } from "graphql";
import { executorError } from "./failure.ts";

/** The largest integer literal of a document: the planner reads 64 bits. */
const MAX_INT64 = 2n ** 63n - 1n;

/**
 * Refuses a number that cannot be sent to a subgraph: an integer beyond 64 bits, or an infinite number.
 *
 * @returns The problem, naming the argument, or `undefined`.
 */
export function impossibleNumber(document: DocumentNode): GraphQLError | undefined {
  let argument = "";
  let found: string | undefined;
  const tell = (value: string) => {
    found ??= `${argument && `${argument}: `}the number ${value.slice(0, 40)} is out of range.`;
  };
  visit(document, {
    Argument: ({ name }) => {
      argument = name.value;
    },
    ObjectField: ({ name }) => {
      argument = name.value;
    },
    IntValue: ({ value }) => {
      const whole = BigInt(value);
      if (whole > MAX_INT64 || whole < -MAX_INT64) tell(value);
    },
    FloatValue: ({ value }) => {
      if (!Number.isFinite(Number(value))) tell(value);
    },
  });
  return found === undefined ? undefined : executorError("BAD_USER_INPUT", found);
}
