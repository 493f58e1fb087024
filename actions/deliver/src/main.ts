import process from "node:process";
import * as core from "@actions/core";
import { runAction } from "@hephaestus/github";
import { deliver } from "./deliver.ts";

void runAction(() => deliver(process.env), core);
