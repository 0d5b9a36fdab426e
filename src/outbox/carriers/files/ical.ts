import type { TaskEffect } from "../../../ledger/effect.ts";

const head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Relance//Relance//FR\r\n";
const foot = "END:VCALENDAR\r\n";

/** Adds to-dos (RFC 5545) to a calendar, those that it has already left out. What people changed in it stays. */
export function withTasks(calendar: string | undefined, tasks: readonly TaskEffect[]): string {
  const text = calendar ?? head + foot;
  const end = text.lastIndexOf("END:VCALENDAR");
  if (end < 0) throw new RangeError("tasks.ics: no END:VCALENDAR");
  const fresh = tasks.filter((task) => !hasTask(text, task.key)).map(todo);
  return text.slice(0, end) + fresh.join("") + text.slice(end);
}

export function hasTask(calendar: string, key: string): boolean {
  return new RegExp(`^UID:${key}\\r?$`, "m").test(calendar);
}

function todo(task: TaskEffect): string {
  const date = task.actOn.replaceAll("-", "");
  const lines = [
    "BEGIN:VTODO",
    `UID:${task.key}`,
    // The day it is for, not the instant of writing: the same task makes the same bytes.
    `DTSTAMP:${date}T000000Z`,
    `DUE;VALUE=DATE:${date}`,
    `SUMMARY:${escaped(task.title)}`,
    `DESCRIPTION:${escaped(task.body)}`,
    `CATEGORIES:${escaped(task.step)}`,
    ...(task.assignee === undefined ? [] : [`CONTACT:${escaped(task.assignee)}`]),
    "STATUS:NEEDS-ACTION",
    "END:VTODO",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/(?!\t)\p{Cc}/gu, "");
}

/** Lines of at most 75 octets, never cut inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
