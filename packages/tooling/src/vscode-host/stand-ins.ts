/**
 * Native modules of the editor that npm would have to compile, written in JavaScript. Names are exported one by one, since
 * the editor imports these as ECMAScript modules and would not find them otherwise.
 */
export const STAND_INS: Readonly<Record<string, string>> = {
  "@vscode/spdlog": `"use strict";
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");
const LEVELS = ["Trace", "Debug", "Info", "Warning", "Error", "Critical", "Off"];
const WRITERS = ["trace", "debug", "info", "warn", "error", "critical"];
class Logger {
  constructor(kind, name, file) {
    this.file = file;
    this.level = 2;
    if (file) mkdirSync(dirname(file), { recursive: true });
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
WRITERS.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level || !this.file) return;
    try { appendFileSync(this.file, new Date().toISOString() + " [" + name + "] " + message + "\\n"); } catch {}
  };
});
exports.version = 0;
exports.LogLevel = Object.fromEntries(LEVELS.map((name, level) => [name, level]));
exports.Logger = Logger;
exports.setLevel = function () {};
exports.setFlushOn = function () {};
exports.createRotatingLogger = async (name, file) => new Logger("rotating", name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger("rotating_async", name, file);
`,
  "@vscode/native-watchdog": `"use strict";
exports.start = function () {};
`,
};
