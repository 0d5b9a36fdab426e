import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type CustomerTable, readCustomerTable } from "../connectors/fec/customer-table.ts";
import { digest } from "../ledger/digest.ts";
import { WorkspaceError } from "./error.ts";
import { readIfThere } from "./files.ts";

/** The customer file that settings name, and its copy in the other format. Paths are relative to the workspace. */
export interface CustomerPaths {
  readonly named: string;
  readonly copy: string;
}

export function customerPaths(named = "customers.xlsx"): CustomerPaths {
  const stem = named.slice(0, named.length - extname(named).length);
  return { named, copy: isWorkbookName(named) ? `${stem}.csv` : `${stem}.xlsx` };
}

export function isWorkbookName(path: string): boolean {
  return extname(path).toLowerCase() === ".xlsx";
}

/** Where it is kept what was last written, to know in which of the two files people typed since. */
export const recordPath = ".relance/customers.json";

/** The text of the record for files as written, by their path. */
export function recordOf(files: Readonly<Record<string, Buffer>>): string {
  return `${JSON.stringify(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, fingerprint(bytes)])), null, 2)}\n`;
}

/**
 * The tables in which people typed, the one that settings name first: both when both were changed, or when nothing is known of
 * them; the named one when neither was. @throws ConnectorError, WorkspaceError for a file that cannot be taken over
 */
export async function typedTables(folder: string, { named, copy }: CustomerPaths): Promise<readonly CustomerTable[]> {
  const record = JSON.parse((await readIfThere(join(folder, recordPath))) ?? "{}") as Readonly<Record<string, string>>;
  const found: { readonly table: CustomerTable; readonly changed: boolean }[] = [];
  for (const path of [named, copy]) {
    const bytes = await readBytesIfThere(join(folder, path));
    if (bytes === undefined) continue;
    await expectClosed(folder, path);
    const table = readCustomerTable(path, bytes);
    if (table.sheets > 1) throw new WorkspaceError("workspace.customers_sheets", { file: path, sheets: table.sheets }, 1);
    found.push({ table, changed: record[path] !== fingerprint(bytes) });
  }
  const changed = found.filter((one) => one.changed);
  return (changed.length > 0 ? changed : found.slice(0, 1)).map((one) => one.table);
}

/** Writes the files that differ from what is there, each at once or not at all. Returns the paths written. */
export async function writeCustomerFiles(folder: string, files: Readonly<Record<string, Buffer>>): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [path, bytes] of Object.entries(files)) {
    if ((await readBytesIfThere(join(folder, path)))?.equals(bytes)) continue;
    await replace(folder, path, bytes);
    written.push(path);
  }
  await mkdir(dirname(join(folder, recordPath)), { recursive: true });
  await writeFile(join(folder, recordPath), recordOf(files));
  return written;
}

async function replace(folder: string, path: string, bytes: Buffer): Promise<void> {
  const target = join(folder, path);
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(`${target}.new`, bytes);
    await rename(`${target}.new`, target);
  } catch (cause) {
    throw new WorkspaceError("workspace.customers_not_written", { file: resolve(target), why: (cause as Error).message }, 1, cause);
  }
}

/** Spreadsheets leave a file beside the one they have open: what is typed there is not saved yet. */
async function expectClosed(folder: string, path: string): Promise<void> {
  const name = basename(path);
  for (const lock of [`~$${name}`, `.~lock.${name}#`]) {
    const open = await access(join(folder, dirname(path), lock)).then(
      () => true,
      () => false,
    );
    if (open) throw new WorkspaceError("workspace.customers_open", { file: path }, 1);
  }
}

async function readBytesIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function fingerprint(bytes: Buffer): string {
  return digest(bytes.toString("base64"));
}
