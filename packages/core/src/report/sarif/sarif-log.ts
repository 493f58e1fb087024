/** The part of SARIF 2.1.0 that is written, in the words of the standard. */
export interface SarifLog {
  $schema: string;
  version: "2.1.0";
  runs: SarifRun[];
}

export interface SarifRun {
  tool: { driver: { name: string; informationUri: string; rules: SarifRule[] } };
  columnKind: "utf16CodeUnits";
  invocations: { executionSuccessful: boolean; toolExecutionNotifications: SarifNotification[] }[];
  results: SarifResult[];
}

export interface SarifRule {
  id: string;
  shortDescription: SarifMessage;
}

export interface SarifMessage {
  text: string;
}

export type SarifLevel = "error" | "warning" | "note";

/** What is told without a place. */
export interface SarifNotification {
  level: SarifLevel;
  message: SarifMessage;
}

export interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: SarifLevel;
  message: SarifMessage;
  locations: { physicalLocation: { artifactLocation: SarifArtifact; region: SarifRegion } }[];
  partialFingerprints: Record<string, string>;
  fixes?: SarifFix[];
}

export interface SarifArtifact {
  uri: string;
  uriBaseId: "%SRCROOT%";
}

/** 1-based; the end column is exclusive. */
export interface SarifRegion {
  startLine: number;
  startColumn?: number;
  endLine?: number;
  endColumn?: number;
}

export interface SarifFix {
  description: SarifMessage;
  artifactChanges: { artifactLocation: SarifArtifact; replacements: SarifReplacement[] }[];
}

export interface SarifReplacement {
  deletedRegion: SarifRegion;
  insertedContent: SarifMessage;
}
