import { createStopSignal } from "@tetron/service/stop-signal";

const told = createStopSignal();
// Imported only now, so that signals are handled from the first line on.
const { serve } = await import("./serve.ts");
await serve(told);
