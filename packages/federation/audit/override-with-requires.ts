import { type AuditSuite, references, referencesWith } from "./suite.ts";

const PILOTS = ["p1", "p2", "p3"].map((id) => ({ id, name: `${id}-name` }));
const stale = PILOTS.map(({ id }) => ({ id, name: "stale" }));
const bare = PILOTS.map(({ id }) => ({ id }));
const prefixed = (prefix: string) => (pilot: { name: string }) => `${prefix}__${pilot.name}`;

/** Subgraphs require a field that another one has overridden. */
export const suite: AuditSuite = {
  subgraphs: {
    a: {
      sdl: `type Query { pilotInA: Pilot }
        type Pilot @key(fields: "id") {
          id: ID! name: String! @external aName: String! @requires(fields: "name")
        }`,
      resolvers: {
        Query: { pilotInA: () => bare[0] },
        Pilot: { ...referencesWith(bare), aName: prefixed("a") },
      },
    },
    b: {
      sdl: `type Query { pilotInB: Pilot }
        type Pilot @key(fields: "id") { id: ID! name: String! @override(from: "d") }`,
      resolvers: { Query: { pilotInB: () => PILOTS[1] }, Pilot: references(PILOTS) },
    },
    c: {
      sdl: `type Query { pilotInC: Pilot }
        type Pilot @key(fields: "id") {
          id: ID! name: String! @external cName: String! @requires(fields: "name")
        }`,
      resolvers: {
        Query: { pilotInC: () => bare[2] },
        Pilot: { ...referencesWith(bare), cName: prefixed("c") },
      },
    },
    d: {
      sdl: `type Query { pilotInD: Pilot }
        type Pilot @key(fields: "id") { id: ID! name: String! }`,
      resolvers: { Query: { pilotInD: () => stale[0] }, Pilot: references(stale) },
    },
  },
  cases: {
    "a required field that is overridden is read from the subgraph that overrides it": {
      query: `{ pilotInA { ...All } pilotInB { ...All } pilotInC { ...All } }
        fragment All on Pilot { id name aName cName }`,
      data: Object.fromEntries(
        PILOTS.map(({ id, name }, index) => [
          `pilotIn${"ABC"[index]}`,
          { id, name, aName: `a__${name}`, cName: `c__${name}` },
        ]),
      ),
    },
    "by a subgraph that holds the object already": {
      query: "{ pilotInC { cName } }",
      data: { pilotInC: { cName: "c__p3-name" } },
    },
    "by a third one, from there": {
      query: "{ pilotInA { cName } }",
      data: { pilotInA: { cName: "c__p1-name" } },
    },
    "and is never read where it is overridden": {
      query: "{ pilotInD { name cName } }",
      data: { pilotInD: { name: "p1-name", cName: "c__p1-name" } },
    },
    "on the way back to where it began": {
      query: "{ pilotInA { aName } }",
      data: { pilotInA: { aName: "a__p1-name" } },
    },
  },
};
