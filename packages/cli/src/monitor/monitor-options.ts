/** What `hephaestus monitor` was asked. */
export interface MonitorOptions {
  workspace?: string;
  replay: boolean;
  fromEnd: boolean;
  state?: string;
  level?: "debug" | "info" | "warning" | "error" | "fatal";
  count?: number;
  window?: string;
  /** False with `--no-fix`. */
  fix: boolean;
  trust: boolean;
  format: "text" | "json";
}
