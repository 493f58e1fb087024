import process from "node:process";
import * as core from "@actions/core";
import { analyze, runAction } from "@hephaestus/action-analyze";
import { carryOut, clear, configAhead, type Order } from "@hephaestus/action-deliver";

void runAction(async () => {
  let config: Order["config"];
  const analyzed = await analyze(process.env, (forge) => {
    config = configAhead(forge);
  });
  if (analyzed.outcome === "problems") await carryOut({ ...analyzed, config });
  if (analyzed.outcome === "passed") await clear(analyzed);
}, core);
