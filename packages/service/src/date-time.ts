import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/**
 * The scalar `DateTime` of every subgraph: ISO 8601 in UTC with milliseconds for clients. Resolvers read a `Date`, and
 * return one or the text that a stored answer holds.
 */
export const dateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "A time in UTC, ISO 8601: `2025-05-17T08:34:21.000Z`.",
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    if (typeof value === "string" && ISO.test(value)) return new Date(value).toISOString();
    throw new TypeError("A DateTime is a Date or its ISO 8601 text.");
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** The supported range of times: unsigned 32-bit Unix seconds. */
const FIRST = new Date(0);
const END = new Date("2106-01-01T00:00:00Z");

/** Parses a client's `DateTime`. @throws GraphQLError for anything else. */
export function checkDateTime(value: unknown): void {
  parse(value);
}

function parse(value: unknown): Date {
  const date = typeof value === "string" && ISO.test(value) ? new Date(value) : undefined;
  if (date !== undefined && date >= FIRST && date < END) return date;
  throw new GraphQLError(
    "A DateTime is a text such as 2025-05-17T08:34:21Z, with its time zone, from 1970 to 2105.",
  );
}
