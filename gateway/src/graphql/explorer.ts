/** The example operation of the explorer. */
const FIRST_QUERY = `# Without a key the graph can only be read about: see the book on the left.
# With one, put it under Headers: { "Authorization": "Bearer <YOUR_API_KEY>" }

query Networks {
  networks {
    id
    name
    caip2
    assets {
      symbol
      decimals
    }
  }
}
`;

/** The page is self-contained, and its policy lets the browser ask only this server. */
export const EXPLORER_POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Renders the explorer, 9 MB of it: the package is loaded on first use. */
export async function renderExplorer(): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  return renderGraphiQL({ title: "Tetron", defaultQuery: FIRST_QUERY });
}

/** Whether a browser requests a page, rather than a client data. */
export function wantsPage(accept: string | undefined, query: unknown): boolean {
  const asksNothing = typeof query !== "object" || query === null || !("query" in query);
  return asksNothing && /\btext\/html\b/.test(accept ?? "");
}
