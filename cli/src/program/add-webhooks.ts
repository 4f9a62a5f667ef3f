import { WEBHOOK_EVENTS } from "@tetron/domain/events";
import { DEMO_TENANT } from "@tetron/domain/tenant";
import { type Command, Option } from "commander";
import type { Runner } from "../runner.ts";
import { aTime, wholeMinutes } from "./arguments.ts";

const DAY_MINUTES = 1_440;

export function addWebhooks(program: Command, runner: Runner): void {
  const webhooks = program.command("webhooks").description("manage the webhooks to which events are posted");
  const tenant = () => new Option("--tenant <id>", "whose webhook").default(DEMO_TENANT);
  webhooks
    .command("list")
    .description("list a tenant's webhooks, oldest first")
    .addOption(tenant())
    .action((options) =>
      runner.onLake(async (host) => {
        const { showWebhooks } = await import("../commands/webhooks.ts");
        return showWebhooks(host, options);
      }),
    );
  webhooks
    .command("create <url>")
    .description("create a webhook at an https:// URL and print its secret, once")
    .addOption(tenant())
    .addOption(
      new Option("--event <type...>", "types of events that are sent to it; all when absent")
        .choices(WEBHOOK_EVENTS)
        .default([...WEBHOOK_EVENTS]),
    )
    .option("--name <text>", "what it is for", "command line")
    .action((url, { event: events, ...named }) =>
      runner.onLake(async (host) => {
        const { runCreateWebhook } = await import("../commands/webhooks.ts");
        return runCreateWebhook(host, { ...named, url, events });
      }),
    );
  webhooks
    .command("ping <id>")
    .description("send the event ping to a webhook")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runPingWebhook } = await import("../commands/webhooks.ts");
        return runPingWebhook(host, { ...options, id });
      }),
    );
  webhooks
    .command("rotate <id>")
    .description("rotate the secret of a webhook, and print the new one, once")
    .addOption(tenant())
    .option("--overlap-minutes <minutes>", "how long the old secret stays valid", wholeMinutes, DAY_MINUTES)
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runRotateWebhook } = await import("../commands/webhooks.ts");
        return runRotateWebhook(host, { ...options, id });
      }),
    );
  webhooks
    .command("replay <id>")
    .description("resend deliveries: one, or those of a time range")
    .addOption(tenant())
    .option("--delivery <id>", "one delivery; not together with a range")
    .option("--from <time>", "start of the range, such as 2027-01-31T00:00:00Z", aTime)
    .option("--to <time>", "its end; now when absent", aTime)
    .addOption(
      new Option("--state <state>", "which deliveries of the range; dead when absent").choices([
        "dead",
        "delivered",
      ]),
    )
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runReplayWebhook } = await import("../commands/webhooks.ts");
        return runReplayWebhook(host, { ...options, id });
      }),
    );
  webhooks
    .command("delete <id>")
    .description("delete a webhook with its deliveries")
    .addOption(tenant())
    .action((id, options) =>
      runner.onLake(async (host) => {
        const { runDeleteWebhook } = await import("../commands/webhooks.ts");
        return runDeleteWebhook(host, { ...options, id });
      }),
    );
}
