/** A route of Fastify that does nothing, to compare others with. Prints its URL. @module */
import Fastify from "fastify";

const app = Fastify();
app.post("/bare", async ({ body }) => body);
console.log(await app.listen({ host: "127.0.0.1", port: 0 }));
