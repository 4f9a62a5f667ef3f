import { expect, test, vi } from "vitest";
import { compose } from "../test/compose.ts";
import { federate } from "../test/federate.ts";
import { startPlanning } from "./internal/planning.ts";

/** Posts of many types, each of them everything that a post can be: a selection multiplies at each level. */
function posts(types: number) {
  const each = Array.from({ length: types }, (_, at) => at);
  return {
    posts: {
      sdl: `type Query { post: Post latest: Int }
        interface Post { id: ID! related: [Item] } interface Media { id: ID! origin: Origin files: Files }
        interface Item { id: ID! }
        type Origin { post: Post } type Files { list: [File] } type File @key(fields: "id") { id: ID! }
        ${each.map((at) => `type P${at} implements Post & Media & Item @key(fields: "id") { id: ID! related: [Item] origin: Origin files: Files }`).join("\n")}
        type Advice implements Item { id: ID! post: Post }`,
      resolvers: { Query: { latest: () => 1 } },
    },
    names: {
      sdl: `type File @key(fields: "id") { id: ID! name: String }
        ${each.map((at) => `type P${at} @key(fields: "id") { id: ID! n${at}: Int }`).join(" ")}`,
    },
  };
}

const QUERY = `{ post { related { ...R ... on Advice { post { ...R } } } } }
  fragment R on Post { ... on Media { origin { post { ... on Media { files { list { id name } } } } } } }`;

test("an operation that cannot be planned in time is refused, and delays no other", async () => {
  const graph = federate(posts(30), { planDeadlineMs: 100 });
  await graph.execute({ query: "{ latest }" });
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const waiting = graph.execute({ query: QUERY });

  expect(await graph.execute({ query: "{ latest }" })).toEqual({ data: { latest: 1 } });
  expect(await waiting).toMatchObject({
    errors: [
      {
        message: "The operation takes over 100 ms to plan: select less of what has many types.",
        extensions: { code: "OPERATION_TOO_LARGE" },
      },
    ],
  });
  clearInterval(turning);
  expect(turns).toBeGreaterThan(1);
});

test("an operation that took too long to plan is refused at once when it comes again", async () => {
  const { planner, plan } = startPlanning(compose(posts(30)), 100);
  const planned = vi.spyOn(planner, "planAsync");
  const choice = { labels: new Set<string>(), percentage: 0 };
  const refusal = { extensions: { code: "OPERATION_TOO_LARGE" } };

  await expect(plan(QUERY, choice)).rejects.toMatchObject(refusal);
  await expect(plan(QUERY, choice)).rejects.toMatchObject(refusal);

  expect(planned).toHaveBeenCalledOnce();
});

test("an operation that is planned once is asked by all who came meanwhile", async () => {
  const graph = federate(posts(2));

  const answers = await Promise.all(Array.from({ length: 5 }, () => graph.execute({ query: "{ latest }" })));

  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ data: { latest: 1 } })));
});
