import type { AuditSuite } from "./suite.ts";

const SHIPS = [
  { id: "1", hull: "h1", berth: { id: "b1", dock: "d1" } },
  { id: "2", hull: "h2", berth: { id: "b2", dock: "d2" } },
];

interface Ship {
  readonly id: string;
  readonly hull?: string;
  readonly berth?: { readonly id: string; readonly dock: string };
}

const shipOf = ({ id }: Ship) => SHIPS.find((ship) => ship.id === id);
const full = (reference: { ships: Ship[] }) => ({
  ships: reference.ships.map(shipOf),
  first: shipOf(reference.ships[0]!),
  flagship: shipOf(reference.ships[1]!),
});

/** Keys that reach into lists and other entities, over four subgraphs that each have a part of them. */
export const suite: AuditSuite = {
  subgraphs: {
    registry: {
      sdl: `type Query { fleet: Fleet! }
        type Fleet @key(fields: "ships { id }") { ships: [Ship!]! }
        type Ship @extends @key(fields: "id") { id: String! @external berth: Berth @shareable }
        type Berth @key(fields: "id") { leadShip: Ship! @shareable id: String! dock: String @shareable }`,
      resolvers: {
        Query: { fleet: () => ({ ships: SHIPS.map(({ id }) => ({ id })) }) },
        Ship: { __resolveReference: shipOf, berth: (ship: Ship) => shipOf(ship)?.berth },
        Berth: {
          __resolveReference: ({ id }: { id: string }) => SHIPS.find((ship) => ship.berth.id === id)?.berth,
          leadShip: ({ id }: { id: string }) => SHIPS.find((ship) => ship.berth.id === id),
        },
      },
    },
    hulls: {
      sdl: `type Ship @key(fields: "id") @key(fields: "id hull") { id: String! @shareable hull: String! @shareable }`,
      resolvers: { Ship: { __resolveReference: shipOf } },
    },
    fleets: {
      sdl: `type Fleet @key(fields: "ships { id hull }") {
          ships: [Ship!]! first: Ship @shareable flagship: Ship @shareable
        }
        type Ship @key(fields: "id hull") { id: String! hull: String }`,
      resolvers: { Fleet: { __resolveReference: full } },
    },
    tolls: {
      sdl: `type Fleet @key(fields: "ships { id hull berth { id dock } } flagship { id }") {
          ships: [Ship!]! first: Ship @shareable flagship: Ship @shareable
        }
        type Ship @key(fields: "id hull berth { id dock }") {
          id: String! toll: Toll hull: String berth: Berth
        }
        type Berth @key(fields: "id dock") { id: String! dock: String }
        type Toll { amount: Float! }`,
      resolvers: {
        Fleet: { __resolveReference: full },
        Ship: {
          __resolveReference: (ship: Ship) => (ship.hull && ship.berth?.dock ? shipOf(ship) : null),
          toll: ({ id }: Ship) => ({ amount: Number(id) * 100 }),
        },
      },
    },
  },
  cases: {
    "keys inside lists and inside other entities are gathered from three subgraphs": {
      query: `{ fleet {
        ships { id hull toll { amount } berth { leadShip { id } id dock } }
        flagship { id } first { id }
      } }`,
      data: {
        fleet: {
          ships: SHIPS.map(({ id, hull, berth }) => ({
            id,
            hull,
            toll: { amount: Number(id) * 100 },
            berth: { leadShip: { id }, ...berth },
          })),
          flagship: { id: "2" },
          first: { id: "1" },
        },
      },
    },
  },
};
