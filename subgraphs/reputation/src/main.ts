import { hearStop } from "@tetron/service/hear-stop";

const told = hearStop();
// Loaded only now, so that a signal is heard from the first line on.
const { serve } = await import("./serve.ts");
await serve(told);
