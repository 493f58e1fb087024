export { carryOut, clear } from "./deliver.ts";
