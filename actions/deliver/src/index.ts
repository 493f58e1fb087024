export { carryOut } from "./deliver.ts";
