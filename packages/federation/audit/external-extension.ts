import { type AuditSuite, references, selectFields } from "./suite.ts";

const CREW = ["c1", "c2"].map((id) => ({
  id,
  bunk: `${id}-bunk`,
  name: `${id}-name`,
  nickname: `${id}-nick`,
}));

/**
 * A type whose key and name are external in one subgraph, in the four notations of federation.
 *
 * @param header - `# federation 1` for the first version of the specification, else nothing.
 * @param extension - How the subgraph opens the type that it extends.
 */
export function externalExtension(header: string, extension: string): AuditSuite {
  return {
    subgraphs: {
      a: {
        sdl: `${header}
          type Query { anyone: Crew known: Crew @provides(fields: "name") }
          ${extension} { id: ID! @external name: String! @external bunk: ID }`,
        resolvers: {
          Query: {
            anyone: () => selectFields(CREW, "id", "bunk")[0],
            known: () => selectFields(CREW, "id", "bunk", "name")[0],
          },
          Crew: references(selectFields(CREW, "id", "bunk")),
        },
      },
      b: {
        sdl: `${header}
          type Query { crewById(id: ID): Crew }
          type Crew @key(fields: "id") { id: ID! name: String!${header ? "" : " @shareable"} nickname: String }`,
        resolvers: {
          Query: { crewById: (_: unknown, { id }: { id: string }) => CREW.find((one) => one.id === id) },
          Crew: references(selectFields(CREW, "id", "name", "nickname")),
        },
      },
    },
    cases: {
      "an extended type is completed by its owner": {
        query: '{ anyone { id name } crewById(id: "c2") { id name nickname } }',
        data: {
          anyone: { id: "c1", name: "c1-name" },
          crewById: { id: "c2", name: "c2-name", nickname: "c2-nick" },
        },
      },
      "fields of the extension need no owner": {
        query: "{ anyone { id bunk } }",
        data: { anyone: { id: "c1", bunk: "c1-bunk" } },
      },
      "a provided field may come from the extension": {
        query: "{ known { name bunk } }",
        data: { known: { name: "c1-name", bunk: "c1-bunk" } },
      },
    },
  };
}
