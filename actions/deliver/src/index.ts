export { carryOut, clear, configAhead } from "./deliver.ts";
export type { Order } from "./deliver.ts";
