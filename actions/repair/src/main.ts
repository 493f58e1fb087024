import process from "node:process";
import * as core from "@actions/core";
import { analyze, runAction } from "@hephaestus/action-analyze";
import { carryOut, clear } from "@hephaestus/action-deliver";

void runAction(async () => {
  const analyzed = await analyze(process.env);
  if (analyzed.outcome === "problems") await carryOut(analyzed);
  if (analyzed.outcome === "passed") await clear(analyzed);
}, core);
