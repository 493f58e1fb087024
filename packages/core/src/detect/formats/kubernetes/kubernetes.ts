import type { Finding, LogFormat } from "../format.ts";
import { readEventRow } from "./event-row.ts";

const SERVER = /^Error from server(?: \(\w{2,40}\))?: (?:error when \w+ing "([^"]{1,400})": )?(\S.*)$/;
const KUBECTL =
  /^error: ((?:unable to recognize|error (?:parsing|validating|converting) |error validating data|unable to decode|unable to build kubernetes objects|resource mapping not found|no objects passed to|the path "|no matching resources found|timed out waiting for the condition|deployment ".{1,200}" exceeded its progress deadline|the server doesn't have a resource type|You must be logged in to the server|context ".{1,200}" does not exist|current-context is not set).*)$/;
const IN_FILE =
  /(?:parsing |unable to (?:recognize|decode) |validating )"?([^\s":]{1,400}\.(?:ya?ml|json))"?:/;
const YAML_LINE =
  /\b(?:yaml|YAML parse error on [^:]{1,400}: error converting YAML to JSON: yaml): line (\d{1,9}): /;
const HELM =
  /^Error: ((?:INSTALLATION FAILED|UPGRADE FAILED|UNINSTALL FAILED|ROLLBACK FAILED|template|parse error at|YAML parse error on|execution error at|values don't meet|chart requires|found in Chart\.yaml|failed to (?:download|fetch|render|parse)|cannot load |no repositories|repo ).*)$/;
const TEMPLATE =
  /(?:template: |parse error at \(|execution error at \(|YAML parse error on )([^\s:()]{1,400})(?::(\d{1,9}))?(?::(\d{1,9}))?/;

/** Refusals of kubectl and of the cluster, events that keep containers from running, and charts that Helm cannot render or install. */
export const kubernetes: LogFormat = {
  id: "kubernetes",
  title: "Kubernetes (kubectl, Helm)",
  glance: [
    "Error from server",
    "error: unable to ",
    "error: error ",
    "error: resource mapping",
    "error: the ",
    "error: no ",
    "error: timed out waiting",
    "error: deployment ",
    "error: You must be logged in",
    "error: context ",
    "error: current-context",
    "FAILED: ",
    "Error: template: ",
    "Error: parse error at",
    "Error: YAML parse error",
    "Error: execution error at",
    "Error: values don't meet",
    "Error: chart requires",
    "Error: found in Chart.yaml",
    "Error: failed to ",
    "Error: cannot load ",
    "Warning  ",
  ],
  read(window) {
    const text = (window.text(0) ?? "").trim();
    const finding = ofServer(text) ?? ofKubectl(text) ?? ofHelm(text) ?? readEventRow(window);
    return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
  },
};

/** `Error from server (BadRequest): error when creating "deploy.yaml": Deployment in version "v1" cannot be handled as a Deployment: …` */
function ofServer(text: string): Finding | undefined {
  const [, path, message] = SERVER.exec(text) ?? [];
  if (message === undefined) return undefined;
  return { severity: "error", message, ...(path === undefined ? {} : { place: { path, line: 1 } }) };
}

/** `error: error parsing deploy.yaml: error converting YAML to JSON: yaml: line 12: did not find expected key` */
function ofKubectl(text: string): Finding | undefined {
  const message = KUBECTL.exec(text)?.[1];
  if (message === undefined) return undefined;
  const path = IN_FILE.exec(message)?.[1];
  const line = Number(YAML_LINE.exec(message)?.[1] ?? 1);
  return { severity: "error", message, ...(path === undefined ? {} : { place: { path, line } }) };
}

/** `Error: template: shop/templates/deploy.yaml:12:20: executing "shop/templates/deploy.yaml" at <.Values.image.tag>: nil pointer evaluating interface {}.tag` */
function ofHelm(text: string): Finding | undefined {
  const message = HELM.exec(text)?.[1];
  if (message === undefined) return undefined;
  const [, path, templateLine, column] = TEMPLATE.exec(message) ?? [];
  if (path === undefined) return { severity: "error", message };
  const line = Number(templateLine ?? YAML_LINE.exec(message)?.[1] ?? 1);
  return {
    severity: "error",
    message,
    place: { path, line, ...(column === undefined ? {} : { column: Number(column) }) },
  };
}
