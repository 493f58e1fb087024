import type { Mode } from "../../config/config.ts";
import type { DeployLimits } from "../../config/deploy-config.ts";
import type { Threshold } from "../../config/log-config.ts";
import type { LogSource } from "../../logs/sources/stream-source.ts";
import type { Delivery, MonitorSink, Solver, StateStore } from "./monitor-ports.ts";

/** What a node is made of. Everything is optional: without sources entries come by `process`. */
export interface NodeConfig {
  /** When entries raise an alarm; what is left out holds as in hephaestus.yaml. */
  readonly log?: Partial<Threshold>;
  readonly sources?: readonly LogSource[];
  readonly sinks?: readonly MonitorSink[];
  /** Finds problems and solutions behind alarms. */
  readonly solver?: Solver;
  /** `deploy` hands proved solutions to `delivery`. */
  readonly mode?: Mode;
  readonly delivery?: Delivery;
  /** How much is handed on; default: as in hephaestus.yaml. */
  readonly deploy?: Partial<DeployLimits>;
  readonly state?: StateStore;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}

export type NodeState = "initializing" | "operational" | "processing" | "error";

export interface NodeStatus {
  state: NodeState;
  lines: number;
  entries: number;
  errors: number;
  dropped: number;
  late: number;
  alarms: number;
  problems: number;
  solutions: number;
}

/** One entry as a program hands it over: a line, or several joined by newlines. */
export interface NodeEntry {
  readonly text: string;
  /** Name of where it comes from. Default: "entries". */
  readonly source?: string;
}
