import { expect, test } from "vitest";
import { renderExplorer, wantsPage } from "./explorer.ts";

test("the explorer loads nothing from anywhere", async () => {
  const html = await renderExplorer();
  const [, scriptStart = ""] = html.split("<script");
  expect(html.slice(0, 100)).toContain("<!doctype html>");
  expect(scriptStart.slice(0, 20)).not.toContain("src=");
  const head = html.slice(0, html.indexOf("<script"));
  expect(head).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(head).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
});

test("a browser that opens the endpoint wants a page, a client wants data", () => {
  expect(wantsPage("text/html,application/xhtml+xml,*/*;q=0.8", {})).toBe(true);
  expect(wantsPage("application/json", {})).toBe(false);
  expect(wantsPage(undefined, {})).toBe(false);
  expect(wantsPage("text/html", { query: "{ networks { id } }" })).toBe(false);
});
