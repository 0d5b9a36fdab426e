import type { Progress } from "../connectors/port.ts";
import type { Io } from "./io.ts";
import type { Session } from "./session.ts";

/**
 * One line that says how far a long job is, on standard error so that the output stays clean: rewritten in place on a
 * terminal, at most one line every two seconds elsewhere. Nothing is shown for what takes less than a moment.
 */
export function progressLine(io: Io, now: () => number = Date.now): { update(text: string): void; end(): void } {
  let shown = now();
  let written = false;
  return {
    update(text) {
      const wait = io.terminal ? 100 : 2000;
      if (now() - shown < wait) return;
      shown = now();
      written = true;
      io.err(io.terminal ? `\r\u001b[K${text.slice(0, io.columns - 1)}` : `${text}\n`);
    },
    end() {
      if (written && io.terminal) io.err("\r\u001b[K");
    },
  };
}

/** Runs a reading with its progress shown. */
export async function showProgress<T>(session: Session, work: (onProgress: (progress: Progress) => void) => Promise<T>): Promise<T> {
  const line = progressLine(session.io);
  const { voice } = session;
  try {
    return await work((progress) => {
      if (session.quiet) return;
      const done =
        progress.unit === "bytes"
          ? `${voice.format.number(Math.round(progress.done / 1e6))} ${voice.t("Mo", "MB")}`
          : voice.format.number(progress.done);
      const share = progress.total ? ` (${Math.floor((100 * progress.done) / progress.total)} %)` : "";
      line.update(`${voice.t("Lecture", "Reading")} ${done}${share}`);
    });
  } finally {
    line.end();
  }
}
