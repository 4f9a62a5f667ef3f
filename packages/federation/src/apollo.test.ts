import { ApolloServer } from "@apollo/server";
import { type OperationDefinitionNode, parse } from "graphql";
import { expect, test } from "vitest";
import { FLEET, federate } from "../test/federate.ts";
import { apolloGateway } from "./apollo.ts";

test("an Apollo Server runs over the supergraph", async () => {
  const fleet = federate(FLEET);
  const client = new AbortController();
  const server = new ApolloServer<{ signal: AbortSignal }>({
    gateway: apolloGateway(fleet, { signal: ({ signal }: { signal: AbortSignal }) => signal }),
  });
  await server.start();
  const run = async (query: string, variables = {}) => {
    const { body } = await server.executeOperation(
      { query, variables },
      { contextValue: { signal: client.signal } },
    );
    return body.kind === "single" ? JSON.parse(JSON.stringify(body.singleResult)) : body;
  };

  const query = "query ($id: ID!) { boat(id: $id) { name stars } }";
  expect(await run(query, { id: "b1" })).toEqual({ data: { boat: { name: "Boat 1", stars: 5 } } });
  expect(await run(query, { id: "b2" })).toEqual({ data: { boat: { name: "Boat 2", stars: 10 } } });
  expect(await run("{ nothing }")).toMatchObject({
    errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
  });
  expect(await run(query)).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });

  const [first, , again] = fleet.requests;
  expect(again?.document).toBe(first?.document);
  expect(first?.context).toEqual({ signal: client.signal });
  await server.stop();
});

test("an operation that the server did not resolve, or did not admit, runs nothing", async () => {
  const fleet = federate(FLEET);
  const run = async (admitted?: () => undefined) => {
    const server = new ApolloServer({ gateway: apolloGateway(fleet, admitted && { admitted }) });
    await server.start();
    const request = {
      query: `mutation { launch(id: "b1") { id } }`,
      ...(!admitted && { operationName: "B" }),
    };
    const { body } = await server.executeOperation(request);
    await server.stop();
    return body.kind === "single" ? body.singleResult : body;
  };

  const refused = { errors: [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }] };
  expect(await run()).toMatchObject(refused);
  expect(await run(() => undefined)).toMatchObject(refused);
  expect(fleet.requests).toEqual([]);
});

test("an operation of another document is refused", async () => {
  const fleet = federate(FLEET);
  const [document, other] = [`{ boats { id } }`, `mutation { launch(id: "b1") { id } }`].map((text) =>
    parse(text),
  );
  const [operation] = other!.definitions as [OperationDefinitionNode];
  expect(await fleet.execute({ document, operation })).toMatchObject({
    errors: [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }],
  });
  expect(fleet.requests).toEqual([]);
});
