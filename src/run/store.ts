import { type Pace, SPACES_PER_MINUTE, usualInterval } from "../chat/pace";
import type { Link } from "../sheet/table";
import { text } from "../text";

/** A run: from the first batch to the last, over any number of executions and pauses. */
export interface Run {
  id: string;
  sheetId: number;
  /** Who started it, as `fingerprint` of their temporary key. */
  by: string;
  /** When it began and when its last batch ended, in milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** Until when nobody else may start one; it runs out by itself if its owner vanishes. */
  until: number;
  created: number;
  failed: number;
  left: number;
  /** How many batches in a row ended in a passing failure. */
  setbacks: number;
  /** When the first of them was, in milliseconds since 1970. */
  failingSince: number;
  /** Spaces whose row was deleted meanwhile. */
  lost: Link[];
}

/** What the spreadsheet remembers between batches, for everybody who uses it. */
export interface Store {
  run: Run | undefined;
  pace: Pace;
  /** The usual interval between two spaces, in milliseconds. */
  usual: number;
}

/** A property takes 9 KB: https://developers.google.com/apps-script/guides/services/quotas */
const MOST_LOST = 20;
const LONGEST_LOST = 40;

/**
 * Reads what the spreadsheet remembers.
 * @throws Error in the person's language if the script property SPACES_PER_MINUTE is no number.
 */
export function readStore(): Store {
  const { run, pace } = PropertiesService.getDocumentProperties().getProperties();
  const usual = usualInterval(readSpacesPerMinute());
  const fresh: Pace = { nextAt: 0, interval: usual };
  const kept: Partial<Pace> = pace ? JSON.parse(pace) : {};
  return {
    run: run ? JSON.parse(run) : undefined,
    pace: { ...fresh, ...kept, interval: Math.max(kept.interval ?? usual, usual) },
    usual,
  };
}

export function writeStore({ run, pace }: Store): void {
  const lost = run?.lost
    .slice(-MOST_LOST)
    .map(({ text, url }) => ({ text: text.slice(0, LONGEST_LOST), url }));
  const stored = run && { ...run, lost };
  PropertiesService.getDocumentProperties().setProperties({
    pace: JSON.stringify(pace),
    ...(stored && { run: JSON.stringify(stored) }),
  });
}

function readSpacesPerMinute(): number {
  const property = PropertiesService.getScriptProperties().getProperty("SPACES_PER_MINUTE");
  if (property === null) return SPACES_PER_MINUTE;
  const number = Number(property);
  if (!(number > 0)) throw new Error(text().run.paceInvalid(property));
  return number;
}
