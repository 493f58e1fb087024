import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { FrameClaim, PathClaim } from "../detect/formats/format.ts";
import { isOwnPath } from "../detect/own-path.ts";
import type { ClaimedPlace, SourceMaps } from "../repository/locate/source-maps.ts";

/**
 * Findings whose places in built files are those of the sources instead, as far as maps in the workspace tell. A place
 * in a dependency that was bundled is none: the frames say where the project's own code called it.
 */
export function followSourceMaps(
  findings: readonly DetectedFinding[],
  sourceMaps: SourceMaps,
): DetectedFinding[] {
  return findings.map((finding) => followFinding(finding, sourceMaps));
}

function followFinding(finding: DetectedFinding, sourceMaps: SourceMaps): DetectedFinding {
  const { place, frames = [], ...rest } = finding;
  const { directory } = finding.context;
  const context = { ...(directory === undefined ? {} : { directory }), unlistedOnly: frames.length === 0 };
  const follow = (claim: PathClaim): ClaimedPlace | undefined => sourceMaps.follow(claim, context);
  const followed = frames.map((frame) => withOrigin(frame, follow(frame)));
  const origin = place === undefined ? undefined : follow(withColumn(place, frames));
  if (origin === undefined && followed.every((frame, index) => frame === frames[index])) return finding;
  return {
    ...rest,
    ...(place === undefined || (origin !== undefined && !isOwnPath(origin.path))
      ? {}
      : { place: origin ?? place }),
    ...(finding.frames === undefined ? {} : { frames: followed }),
  };
}

function withOrigin(frame: FrameClaim, origin: ClaimedPlace | undefined): FrameClaim {
  if (origin === undefined) return frame;
  return frame.symbol === undefined ? origin : { ...origin, symbol: frame.symbol };
}

/** A line of a bundle holds many places; the frame that is printed of it knows which. */
function withColumn(place: PathClaim, frames: readonly FrameClaim[]): PathClaim {
  if (place.column !== undefined) return place;
  const frame = frames.find(({ path, line }) => path === place.path && line === place.line);
  return frame?.column === undefined ? place : { ...place, column: frame.column };
}
