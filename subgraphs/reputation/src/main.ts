import { hearStop } from "@tetron/service/hear-stop";

const told = hearStop();
// Imported only now, so that signals are handled from the first line on.
const { serve } = await import("./serve.ts");
await serve(told);
